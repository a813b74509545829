package dev.imatool.render.keylime;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.examine.report.KeylimeJudgement;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.runtimepolicy.KeylimeReport;
import dev.imatool.examine.runtimepolicy.PolicySigned;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.KeylimeShapes;
import java.util.List;
import java.util.Map;

/** The report of {@code check --as keylime}, declared. */
public final class KeylimeRendering {
    /** An entry with what Keylime says of it, as a row. */
    public static final Shape<KeylimeJudgement> ROW = KeylimeShapes.ROW;

    private static final Shape<PolicySigned> SIGNED = Shape.of(
            "Whether a key that was given signed the policy.",
            shape -> shape.field(
                            "verdict",
                            "good; bad: none of the keys did; not_checked: no key was given; unsigned: the envelope has no signature.",
                            Type.choice(PolicySigned.Verdict.class),
                            PolicySigned::verdict)
                    .optional(
                            "by",
                            "Where the key stands.",
                            Type.TEXT,
                            signed -> signed.by().map(key -> key.origin()))
                    .list(
                            "key_ids",
                            "Keys that are said to have signed it: SHA-256 of their PEM.",
                            Type.TEXT,
                            PolicySigned::keyIds));

    private static final Shape<KeylimeReport> POLICY = Shape.of(
            "The policy.",
            shape -> shape.field("name", "As given on the command line.", Type.TEXT, KeylimeReport::policy)
                    .field(
                            "kind",
                            "Its format, as detected.",
                            Type.choice(List.of(SourceForm.KEYLIME_POLICY.id(), SourceForm.KEYLIME_POLICY_DSSE.id())),
                            report -> report.form().id())
                    .number("names", "Paths, keyrings and buffers that it names.", Type.COUNT, KeylimeReport::names)
                    .optional(
                            "signed",
                            "What is known of its signature; absent where it has no envelope.",
                            SIGNED,
                            KeylimeReport::signed));

    private static final Shape<Map.Entry<KeylimeFailure, Long>> FAILURE = Shape.of(
            "A failure of Keylime.",
            shape -> shape.field(
                            "id",
                            "Keylime's id; keylime_stops and not_decided as in the rows.",
                            Type.WORDS,
                            failure -> failure.getKey().id())
                    .number("entries", "Entries that have it.", Type.COUNT, Map.Entry::getValue));

    private static final Shape<KeylimeReport> SUMMARY = Shape.of(
            "Number of entries, by what Keylime says of them.",
            shape -> shape.number("ok", "Entries that it accepts.", Type.COUNT, KeylimeReport::accepted)
                    .number(
                            "failed",
                            "Entries that it does not.",
                            Type.COUNT,
                            report -> report.entries() - report.accepted()));

    /** How it is written. */
    public static final Rendering<KeylimeReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "check-keylime",
                            "What Keylime's verifier would say of each entry of a list by a runtime policy.",
                            List.of(KeylimeReport.CONFORMS, KeylimeReport.DEVIATES, ReportHeader.NOTHING_READ),
                            KeylimeRendering::declare)
                    .withFoundRows("findings", ROW),
            KeylimePage::write);

    private KeylimeRendering() {}

    private static void declare(Fields<KeylimeReport> fields) {
        fields.field("policy", "The policy.", POLICY, report -> report)
                .field("summary", "Number of entries, by what Keylime says of them.", SUMMARY, report -> report)
                .list(
                        "failures",
                        "Failures by their ids; an entry of another PCR may have two.",
                        FAILURE,
                        report -> report.failures().entrySet().stream()
                                .map(Map.Entry::copyOf)
                                .toList())
                .list("lints", "What is odd about the policy.", KeylimeShapes.LINT, KeylimeReport::lints);
    }
}
