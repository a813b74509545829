package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.report.Findings;
import dev.imatool.examine.runtimepolicy.compare.PolicyDiffReport;
import dev.imatool.examine.runtimepolicy.compare.PolicyDifference;
import dev.imatool.examine.statement.PolicyStatement.Change;
import dev.imatool.examine.statement.PolicyStatement.Part;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import java.util.List;

/** How the report of {@code runtime-policy diff} is written. */
public final class PolicyDiffRendering {
    private static final Shape<PolicyDifference> ROW = Shape.of(
            "One thing in which two policies differ.",
            shape -> shape.field(
                            "part",
                            "Part of the policy: a path, keyring or buffer with its digests, an exclude, an ignored keyring, or a"
                                    + " value of which there is one.",
                            Type.choice(Part.class, Part::id),
                            PolicyDifference::part)
                    .field(
                            "change",
                            "From the first policy to the second.",
                            Type.choice(Change.class, Change::id),
                            PolicyDifference::change)
                    .optionalName("name", "Of the path, keyring or buffer.", PolicyDifference::name)
                    .list("removed", "Digests that only the first policy has.", Type.HEX, PolicyDifference::removed)
                    .list("added", "Digests that only the second policy has.", Type.HEX, PolicyDifference::added)
                    .optional(
                            "before",
                            "What the first policy says, without digests.",
                            Type.TEXT,
                            PolicyDifference::before)
                    .optional("after", "What the second policy says.", Type.TEXT, PolicyDifference::after));

    private static final Shape<PolicyDiffReport> SUMMARY =
            Shape.of("Number of differences, by part and change.", shape -> {
                for (Part part : Part.values()) {
                    for (Change change : Change.values()) {
                        shape.number(
                                part.id() + "_" + change.id(),
                                "Parts of the kind " + part.id() + " that are " + change.id() + ".",
                                Type.COUNT,
                                report -> report.count(part, change));
                    }
                }
            });

    /** How it is written. */
    public static final Rendering<PolicyDiffReport> RENDERING = new Rendering<>(
            Rendering.<PolicyDiffReport>document(
                            "runtime-policy-diff",
                            "In what two Keylime runtime policies differ, or what two other sources say as policies.",
                            List.of(PolicyDiffReport.SAME, PolicyDiffReport.DIFFERENT),
                            PolicyDiffRendering::declare)
                    .withRows("differences", ROW, report -> Rows.of(report.differences())),
            PolicyDiffPage::write);

    private PolicyDiffRendering() {}

    private static void declare(Fields<PolicyDiffReport> fields) {
        fields.list("sources", "The two policies.", MadeRendering.SOURCE, PolicyDiffReport::sources)
                .field("summary", "Number of differences, by part and change.", SUMMARY, report -> report)
                .list(
                        "differences",
                        "The first 1,000 differences, by part, then by name; ndjson and csv have all.",
                        ROW,
                        report -> report.differences().stream()
                                .limit(Findings.LISTED)
                                .toList());
    }
}
