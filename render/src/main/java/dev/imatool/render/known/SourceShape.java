package dev.imatool.render.known;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.FileSignatureCounts;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.CommonShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sources of known files, declared. */
public final class SourceShape {
    private static final Shape<Map<KnownSkip, Long>> SKIPPED =
            Shape.of("What says nothing of a content, counted by why.", shape -> {
                for (KnownSkip skip : KnownSkip.values()) {
                    shape.optional(
                            skip.id(), meaning(skip), Type.COUNT, skipped -> Optional.ofNullable(skipped.get(skip)));
                }
            });

    private static final Shape<FileSignatureCounts> SIGNATURES = Shape.of(
            "Signatures of the files of a source.",
            shape -> shape.number("valid", "Made with a key that was given.", Type.COUNT, FileSignatureCounts::valid)
                    .number(
                            "wrong",
                            "Not the work of the given key that they name, or not of this content; these files are not known by the source.",
                            Type.COUNT,
                            FileSignatureCounts::wrong)
                    .number(
                            "not_checked",
                            "No given key has the name in the signature.",
                            Type.COUNT,
                            FileSignatureCounts::notChecked));

    /** All but its name and what it says. */
    public static final Shape<CheckedSource> FACTS = Shape.of(
            "What was read of a source of known files.",
            shape -> shape.field(
                            "kind",
                            "Its format, as detected.",
                            Type.choice(SourceForm.class, SourceForm::id),
                            source -> source.form())
                    .optional(
                            "sha256",
                            "SHA-256 of its raw bytes; absent for a folder.",
                            CommonShapes.SHA256,
                            source -> source.sha256())
                    .number("items", "Packages, layers or documents in it.", Type.COUNT, source -> source.items())
                    .number("paths", "Files that it names, repetitions included.", Type.COUNT, source -> source.paths())
                    .number(
                            "digests",
                            "Digests read from it, repetitions included.",
                            Type.COUNT,
                            source -> source.digests())
                    .list(
                            "algorithms",
                            "Their algorithms; verity where some are fs-verity digests.",
                            Type.WORDS,
                            source -> source.algorithms())
                    .field(
                            "skipped",
                            "What it names and that says nothing of a content, counted by why.",
                            SKIPPED,
                            source -> source.skipped())
                    .optional(
                            "signed_by",
                            "The key of its valid signature; absent where none was checked.",
                            Type.TEXT,
                            source -> source.signedBy())
                    .optional(
                            "file_signatures",
                            "Signatures that it has of its files, as rpmsign --signfiles makes them; absent where it has none.",
                            SIGNATURES,
                            source -> Optional.of(source.fileSignatures()).filter(counts -> !counts.none())));

    /**
     * A source, and what it is good for.
     *
     * @param entries how many entries name it
     */
    public record Counted(CheckedSource source, long entries) {}

    /** A source. */
    public static final Shape<Counted> SOURCE = Shape.of(
            "A source of known files.",
            shape -> shape.field(
                            "name",
                            "As given on the command line.",
                            Type.TEXT,
                            counted -> counted.source().name())
                    .field(
                            "says",
                            "good or bad: what its contents are.",
                            Type.choice(List.of("good", "bad")),
                            counted -> counted.source().bad() ? "bad" : "good")
                    .include(FACTS, Counted::source)
                    .number("entries", "Entries that name it in by.", Type.COUNT, Counted::entries));

    /** How many entries the sources say what of; every answer is there. */
    public static final Shape<Map<Answer, Long>> ANSWERS =
            Shape.of("Number of entries, by what the sources say of them.", shape -> {
                for (Answer answer : Answer.values()) {
                    shape.number(
                            answer.id(),
                            AnswerPhrases.meaning(answer),
                            Type.COUNT,
                            counts -> counts.getOrDefault(answer, 0L));
                }
            });

    private SourceShape() {}

    /** Each source with its number of entries. */
    public static List<Counted> counted(List<CheckedSource> sources, List<Long> entries) {
        return IntStream.range(0, sources.size())
                .mapToObj(i -> new Counted(sources.get(i), entries.get(i)))
                .toList();
    }

    private static String meaning(KnownSkip skip) {
        return switch (skip) {
            case ZERO -> "All-zero digests, which are those of no content: of ghosts, links, violations.";
            case LINK -> "Symbolic links.";
            case GHOST -> "Files that a package owns and does not bring.";
            case NO_USABLE_DIGEST -> "Files with digests only that no measurement list has, such as dpkg's MD5.";
            case UNKNOWN_ALGORITHM -> "Digests of an algorithm or a kind that is not known.";
            case NO_HASH -> "Indicators that are not hashes of files.";
            case REMOVED -> "Rows of osquery that report a removal.";
            case TRIVIAL_CONTENT -> "The empty file, or a single newline, which are never bad.";
            case VERITY_SIGNATURE ->
                "Signatures of fs-verity that an rpm package has of its files: not judged, for it does not have the digests that they sign.";
            case UNREADABLE -> "Records that could not be read.";
        };
    }
}
