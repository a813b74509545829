package dev.imatool.render.shared;

import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.Via;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What documents say of entries that were held against sources of known files. */
public final class AnswerShapes {
    private static final Shape<KnownElsewhere> ELSEWHERE = Shape.of(
            "A role that has the path.",
            shape -> shape.field(
                            "role",
                            "host, container, creator.",
                            Type.WORDS,
                            known -> known.role().id())
                    .optional(
                            "image",
                            "The image in whose containers; absent for those of no known image.",
                            Type.TEXT,
                            KnownElsewhere::image)
                    .field(
                            "same_digest",
                            "true where references have the digest of the entry there.",
                            Type.FLAG,
                            KnownElsewhere::sameContent));

    private static final Shape<EntryAnswer.By> BY = Shape.of(
            "Whose word it is.",
            shape -> shape.field(
                            "source", "The source, as given on the command line.", Type.TEXT, EntryAnswer.By::source)
                    .field(
                            "says",
                            "good or bad: what its contents are.",
                            Type.choice(List.of("good", "bad")),
                            by -> by.bad() ? "bad" : "good")
                    .optional(
                            "item",
                            "What of the source says so: package and version, layer, pattern of a policy, key, remark.",
                            Type.TEXT,
                            by -> CommonShapes.nonEmpty(by.item()))
                    .optionalName(
                            "path", "Path there.", by -> Optional.of(by.path()).filter(path -> !path.isEmpty()))
                    .optional(
                            "via",
                            "How the path of the entry leads there: relative (a relative name), blank (logged as an underscore),"
                                    + " mapped (--map or --root), usr_merge, link, container (below the root of one), pattern, content"
                                    + " (another path). Absent where they are the same.",
                            Type.choice(Via.class, Via::id),
                            by -> Optional.of(by.via()).filter(via -> via != Via.SAME_PATH))
                    .optional(
                            "state",
                            "configuration, lower_layer, whited_out, removed (of a bad source), label; absent where it is the plain content of a file.",
                            Type.choice(KnownFile.State.class, AnswerShapes::id),
                            by -> Optional.of(by.state()).filter(state -> state != KnownFile.State.PRESENT))
                    .optional(
                            "signed_by",
                            "The given key whose valid signature the source has of its content; absent where it has none.",
                            Type.TEXT,
                            EntryAnswer.By::signedBy));

    private static final Shape<EntryAnswer> ANSWER = Shape.of(
            "What an entry is by sources of known files.",
            shape -> shape.field(
                            "answer",
                            "What the entry is, by all sources together.",
                            Type.choice(Answer.class, Answer::id),
                            EntryAnswer::answer)
                    .optional(
                            "reason",
                            "Why it has that answer.",
                            Type.choice(AnswerReason.class, AnswerReason::id),
                            EntryAnswer::reason));

    private static final Shape<EntryAnswer> SAID = Shape.of(
            "What is said of it.",
            shape -> shape.optionalList("by", "What says so, or some of it.", BY, EntryAnswer::by)
                    .optionalList(
                            "allowed",
                            "Some of the digests that are good under its path instead.",
                            CommonShapes.DIGEST,
                            said -> said.expected().stream()
                                    .map(digest -> CommonShapes.Digest.of(digest.label(), digest.digest()))
                                    .toList())
                    .optionalList(
                            "elsewhere",
                            "Some other roles in which references have the path, where they do not have it in the role of the entry.",
                            ELSEWHERE,
                            EntryAnswer::elsewhere));

    /** All that is said of an entry, for documents that name it themselves. */
    public static final Shape<EntryAnswer> OF_ENTRY = Shape.of(
            "What sources of known files say of an entry.",
            shape -> shape.include(ANSWER, said -> said).include(SAID, said -> said));

    private static final Shape<JudgedEntry> JUDGED = Shape.of(
            "An entry that was held against sources.",
            shape -> shape.number("entry", FindingShape.ENTRY, Type.ORDINAL, JudgedEntry::entry)
                    .field("location", FindingShape.LOCATION_MEANING, CommonShapes.LOCATION, JudgedEntry::location)
                    .include(ANSWER, JudgedEntry::said)
                    .optional(
                            "role",
                            "Role in which the path was looked up: host, container, creator.",
                            Type.WORDS,
                            entry -> entry.role().map(PathRole::id))
                    .include(ContainerShape.PLACE, JudgedEntry::container)
                    .optional(
                            "image",
                            "Image of the references that its container fits best and was held against.",
                            Type.TEXT,
                            JudgedEntry::image)
                    .name("path", FindingShape.PATH, JudgedEntry::path));

    /** A finding about such an entry, without the fields that all findings have. */
    static final Shape<Finding.OfAnswer> FINDING = Shape.of(
            "An entry with an answer that is to be reported.",
            shape -> shape.include(JUDGED, Finding.OfAnswer::entry)
                    .optional(
                            "algorithm",
                            FindingShape.ALGORITHM,
                            Type.WORDS,
                            answer -> answer.entry().logged().map(ContentDigest::label))
                    .optional(
                            "logged",
                            FindingShape.LOGGED,
                            Type.WORDS,
                            answer -> answer.entry()
                                    .logged()
                                    .map(digest -> digest.digest().hex()))
                    .include(SAID, answer -> answer.entry().said()));

    /** Such an entry as a row. */
    public static final Shape<JudgedEntry> ROW =
            Shape.named("answer", "An entry, and what the sources say of it.", AnswerShapes::declareRow);

    private AnswerShapes() {}

    private static void declareRow(Fields<JudgedEntry> shape) {
        shape.include(JUDGED, entry -> entry)
                .optional(
                        "digest",
                        "The digest of its content: algorithm, colon, hex.",
                        Type.WORDS,
                        entry -> entry.logged().map(ContentDigest::text))
                .include(SAID, JudgedEntry::said);
    }

    private static String id(KnownFile.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
