package dev.imatool.cli.command;

import dev.imatool.cli.options.EvidenceOptions;
import dev.imatool.cli.report.ExplainReport;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.NoTpmNotices;
import dev.imatool.examine.replay.UndecidedNotices;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Head;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.explain.Explanations;
import dev.imatool.replay.explain.NotExplained;
import dev.imatool.replay.explain.Recording;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together what {@code explain} learned. */
final class ExplainReportBuilder {
    private final ExpectedPcrReader.Expected expected;
    private final EvidenceOptions options;
    private final FindingCollector findings;
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<Notice> more = new ArrayList<>();
    private Optional<TemplateDigestCounts> counts = Optional.empty();

    ExplainReportBuilder(ExpectedPcrReader.Expected expected, EvidenceOptions options, FindingCollector findings) {
        this.expected = expected;
        this.options = options;
        this.findings = findings;
    }

    void list(ListPass.Outcome outcome, Recording recording, NoTpmNotices noTpm) {
        counts = Optional.of(outcome.templateDigests());
        reference(outcome, recording);
        more.addAll(noTpm.notices());
    }

    void reference(ListPass.Outcome outcome, Recording recording) {
        inputs.add(outcome.summary());
        if (recording.omitted() > 0) {
            more.add(warning(
                    "too_long_to_search",
                    outcome.summary().name(),
                    recording.omitted() + " entries are not searched: no more than " + Recording.MOST_ENTRIES
                            + " entries of " + Recording.MOST_LISTS + " lists are kept"));
        }
    }

    ExplainReport build(Explanations explanations) {
        explanations.explained().stream()
                .filter(one -> !one.harmless())
                .forEach(one -> findings.add(notReproduced(one.list(), one.expected())));
        explanations.notExplained().stream()
                .map(NotExplained::expected)
                .forEach(value -> findings.add(notReproduced("", value)));
        boolean nothingRead = inputs.get(0).entries() == 0;
        Head head = new Head(
                "explain",
                inputs,
                nothingRead ? Head.NOTHING_READ : explanations.verdict().id(),
                findings.findings(),
                notices(explanations));
        return new ExplainReport(head, counts.orElseThrow(), explanations, options.effort());
    }

    private List<Notice> notices(Explanations explanations) {
        List<Notice> notices = new ArrayList<>(Notice.all(inputs));
        notices.addAll(expected.notices());
        boolean nothingDecided = explanations.reproduced().isEmpty()
                && explanations.explained().isEmpty()
                && explanations.notExplained().isEmpty();
        notices.addAll(UndecidedNotices.of(explanations.undecided(), expected.sources(), nothingDecided));
        for (ExpectedPcr start : options.starts()) {
            if (expected.values().stream().noneMatch(value -> ofTheSamePcr(value, start))) {
                notices.add(warning(
                        "start_not_used",
                        "--start",
                        "no value is expected for " + start.bank() + " PCR " + start.pcr()));
            }
        }
        notices.addAll(more);
        return notices;
    }

    private static boolean ofTheSamePcr(ExpectedPcr value, ExpectedPcr start) {
        return value.pcr() == start.pcr() && PcrBank.ofName(value.bank()).equals(PcrBank.ofName(start.bank()));
    }

    private static Finding notReproduced(String list, ExpectedPcr value) {
        return new Finding.PcrNotReproduced(list, value.bank(), value.pcr(), value, Optional.empty());
    }

    private static Notice warning(String kind, String input, String message) {
        return new Notice(
                Severity.WARNING,
                kind,
                input,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                message,
                Optional.empty());
    }
}
