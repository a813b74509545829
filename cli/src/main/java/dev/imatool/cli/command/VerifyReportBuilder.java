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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the verification of one or two inputs found. */
final class VerifyReportBuilder {
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<TemplateDigestCounts> counts = new ArrayList<>();
    private final List<Long> contradictions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final FindingCollector findings = new FindingCollector();
    private Optional<CopyResult> copies = Optional.empty();

    void add(InputSummary input, VerificationResult result) {
        inputs.add(input);
        counts.add(result.templateDigests());
        contradictions.add(result.contradictions());
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
        VerificationVerdict verdict =
                VerificationVerdict.of(all, findings.findings().count());
        Head head = new Head("verify", inputs, verdict.id(), findings.findings(), notices);
        return new VerifyReport(head, all, counts, contradictions, copies);
    }

    private static Notice notice(String input, dev.imatool.replay.verify.Finding note) {
        String value = Stream.of(note.evidence().algorithm(), note.evidence().logged())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new Notice(
                Severity.NOTE,
                note.kind().id(),
                input,
                OptionalLong.of(note.entry()),
                Optional.of(note.location()),
                Optional.empty(),
                note.kind().wording() + ": " + value,
                Optional.empty());
    }
}
