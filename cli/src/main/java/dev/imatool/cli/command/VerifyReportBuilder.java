package dev.imatool.cli.command;

import dev.imatool.cli.report.Finding;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.Head;
import dev.imatool.cli.report.Notice;
import dev.imatool.cli.report.VerifyReport;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.VerificationResult;
import dev.imatool.replay.verify.VerificationVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together what the verification of one or two inputs found. */
final class VerifyReportBuilder {
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<TemplateDigestCounts> counts = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final FindingCollector findings = new FindingCollector();
    private Optional<CopyResult> copies = Optional.empty();

    void add(InputSummary input, VerificationResult result) {
        inputs.add(input);
        counts.add(result.templateDigests());
        findings.addAll(input.name(), result);
        notices.addAll(Notice.all(List.of(input)));
        result.findings().stream()
                .filter(finding -> !finding.kind().contradiction())
                .forEach(note -> notices.add(notice(input.name(), note)));
    }

    void copies(CopyResult result) {
        copies = Optional.of(result);
        if (result instanceof CopyResult.PartsAt parts) {
            findings.add(new Finding.CopiesPart(inputs.get(1).name(), parts));
        }
    }

    VerifyReport build() {
        TemplateDigestCounts all = counts.stream().reduce(TemplateDigestCounts.NONE, TemplateDigestCounts::plus);
        VerificationVerdict verdict = all.entries() == 0
                ? VerificationVerdict.NOTHING_READ
                : findings.findings().isEmpty() ? VerificationVerdict.CONSISTENT : VerificationVerdict.INCONSISTENT;
        Head head = new Head("verify", inputs, verdict.id(), findings.findings(), notices);
        return new VerifyReport(head, all, counts, copies);
    }

    private static Notice notice(String input, dev.imatool.replay.verify.Finding note) {
        String value = note.evidence().logged().map(logged -> ": " + logged).orElse("");
        return new Notice(
                Severity.NOTE,
                note.kind().id(),
                input,
                OptionalLong.of(note.entry()),
                Optional.of(note.location()),
                Optional.empty(),
                note.kind().wording() + value,
                Optional.empty());
    }
}
