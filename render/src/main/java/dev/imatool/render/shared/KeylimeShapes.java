package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.KeylimeJudgement;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;

/** What documents say of entries as Keylime judges them. */
public final class KeylimeShapes {
    private static final String KEYLIME =
            "ok, or the ids of Keylime's failures, joined by |. keylime_stops: Keylime stops with an error and judges no entry."
                    + " not_decided: whether an exclude matches is not known.";

    /** Something odd about a policy. */
    public static final Shape<KeylimeLint> LINT = Shape.of(
            "Something about the policy that its author should know.",
            shape -> shape.field(
                            "kind",
                            "What it is.",
                            Type.choice(KeylimeLint.Kind.class, KeylimeLint.Kind::id),
                            KeylimeLint::kind)
                    .optional(
                            "subject",
                            "The text that it is about.",
                            Type.TEXT,
                            lint -> CommonShapes.nonEmpty(lint.subject()))
                    .field(
                            "meaning",
                            "One sentence.",
                            Type.TEXT,
                            lint -> lint.kind().meaning()));

    private static final Shape<KeylimeJudgement> PLACE = Shape.of(
            "An entry that Keylime judges.",
            shape -> shape.number("entry", FindingShape.ENTRY, Type.ORDINAL, KeylimeJudgement::entry)
                    .field("location", FindingShape.LOCATION_MEANING, CommonShapes.LOCATION, KeylimeJudgement::location)
                    .field(
                            "keylime",
                            KEYLIME,
                            Type.WORDS,
                            judged -> judged.outcome().id())
                    .include(ContainerShape.PLACE, KeylimeJudgement::container)
                    .name("path", FindingShape.PATH, KeylimeJudgement::path));

    /** A finding about such an entry, without the fields that all findings have. */
    static final Shape<Finding.OfKeylime> FINDING = Shape.of(
            "An entry that Keylime would not accept.",
            shape -> shape.include(PLACE, Finding.OfKeylime::entry)
                    .optional(
                            "algorithm",
                            FindingShape.ALGORITHM,
                            Type.WORDS,
                            judged -> judged.entry().logged().map(ContentDigest::label))
                    .optional(
                            "logged",
                            FindingShape.LOGGED,
                            Type.WORDS,
                            judged -> judged.entry()
                                    .logged()
                                    .map(digest -> digest.digest().hex())));

    /** Such an entry as a row. */
    public static final Shape<KeylimeJudgement> ROW =
            Shape.named("keylime_entry", "An entry, and what Keylime says of it.", KeylimeShapes::declareRow);

    private KeylimeShapes() {}

    private static void declareRow(Fields<KeylimeJudgement> shape) {
        shape.include(PLACE, judged -> judged)
                .optional(
                        "digest",
                        "The digest of its content: algorithm, colon, hex.",
                        Type.WORDS,
                        judged -> judged.logged().map(ContentDigest::text))
                .optional(
                        "excluded_by",
                        "The exclude that accepts it, as the policy writes it; absent where its digest or its signature does.",
                        Type.TEXT,
                        KeylimeJudgement::excludedBy);
    }
}
