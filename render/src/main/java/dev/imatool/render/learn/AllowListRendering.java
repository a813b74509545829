package dev.imatool.render.learn;

import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.examine.learn.LearnReport;
import dev.imatool.model.reference.PathRole;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.HeaderShape;
import java.util.List;
import java.util.Optional;

/**
 * The allow-list that {@code learn} writes and {@code check} reads: keys in alphabetical order, paths by role, image and bytes, digests by
 * their text, each once, so that the same runs give the same bytes.
 */
public final class AllowListRendering {
    private static final String NAME = "allowlist";

    private static final String MEANING =
            "What is known to be good: digests of contents under paths. Keys are in alphabetical order, paths by role, image and bytes,"
                    + " digests by their text, each once.";

    private static final Shape<InputSummary> SOURCE = Shape.of(
            "A measurement list.",
            shape -> shape.number("entries", "Entries read.", Type.COUNT, InputSummary::entries)
                    .field("path", "As given on the command line.", Type.TEXT, InputSummary::name)
                    .optional("sha256", "SHA-256 of its raw bytes.", CommonShapes.SHA256, InputSummary::sha256));

    private static final Shape<LearnedPath> TRUSTED = Shape.named(
            "trusted_path",
            "A path and the contents that are good under it.",
            shape -> shape.list(
                            "digests",
                            "By algorithm and value. A digest without runs may be its text alone.",
                            LearnedShapes.LEARNED_DIGEST,
                            LearnedPath::digests)
                    .orReadAs("digests", LearnedShapes.DIGEST)
                    .optional(
                            "image",
                            "With the role container: name of the image whose containers it is good in; where it is missing, those of"
                                    + " every image. check finds the image that a container fits best by the digests under it. INNER in OUTER is"
                                    + " that of containers inside those of OUTER, and good in these alone; INNER in ? where these measured"
                                    + " nothing themselves.",
                            Type.TEXT,
                            path -> path.subject().image())
                    .name(
                            "path",
                            "Path within its container, without its namespace; or a label.",
                            path -> path.subject().path())
                    .optional(
                            "pattern",
                            "true where * in path matches parts that change with every run: numbers, identifiers, letters of"
                                    + " temporary names. Each * matches one such part of a measured path.",
                            Type.FLAG,
                            path -> Optional.of(true)
                                    .filter(pattern -> path.subject().pattern()))
                    .optional(
                            "role",
                            "host (in no container, or in an initial namespace), container (in a container, of one image or of all),"
                                    + " creator (the program that made a namespace), any (wherever, also where role is missing).",
                            Type.choice(PathRole.class, PathRole::id),
                            path -> Optional.of(path.subject().role())));

    /** The file, from the report that comes with it. */
    public static final Document<LearnReport> DOCUMENT = Document.of(
                    NAME,
                    MEANING,
                    Shape.<LearnReport>of(
                            MEANING,
                            fields -> fields.field(
                                            "schema",
                                            "Name and version of this format; comes before trusted.",
                                            Type.choice(List.of(HeaderShape.schema(NAME))),
                                            report -> HeaderShape.schema(NAME))
                                    .optionalList(
                                            "sources",
                                            "The runs it was learned from; the first is run 1. Not needed for a check.",
                                            SOURCE,
                                            LearnReport::runs)
                                    .list(
                                            "trusted",
                                            "The values.",
                                            TRUSTED,
                                            report -> report.learned().paths())))
            .withNotes(
                    "`learn -o` writes this file, and `check --reference` reads it. It can be written by hand; only `schema`,"
                            + " `trusted[].path` and `trusted[].digests[]` are needed.",
                    "`--reference` of `check` and `containers` also reads lines `HEX  /path` and `HEX */path` as md5sum to sha512sum"
                            + " write them, `SHA256 (/path) = HEX` as BSD and `--tag` do, a backslash in front for names with `\\\\`"
                            + " and `\\n`, blanks in paths as `_` (as the kernel logs them), and measurement lists, of which the"
                            + " proven entries are used; all of these may be compressed. A path of such lines is good in every role.");

    private AllowListRendering() {}
}
