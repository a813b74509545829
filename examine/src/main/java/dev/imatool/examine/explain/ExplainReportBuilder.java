package dev.imatool.examine.explain;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.AskedValues;
import dev.imatool.examine.replay.NoTpmNotices;
import dev.imatool.examine.replay.UndecidedNotices;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Explanations.Verdict;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.search.Recording;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what {@code explain} learned. */
final class ExplainReportBuilder {
    private final ExpectedPcrReader.Expected expected;
    private final ExplainQuestion question;
    private final FindingCollector findings;
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<Notice> more = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private Optional<TemplateDigestCounts> counts = Optional.empty();

    ExplainReportBuilder(ExplainQuestion question, ExpectedPcrReader.Expected expected, FindingCollector findings) {
        this.expected = expected;
        this.question = question;
        this.findings = findings;
    }

    void list(ListPass.Outcome outcome, Recording recording, NoTpmNotices noTpm) {
        counts = Optional.of(outcome.templateDigests());
        recordings.add(recording);
        reference(outcome, recording);
        more.addAll(noTpm.notices());
    }

    void reference(ListPass.Outcome outcome, Recording recording) {
        inputs.add(outcome.summary());
        if (recording.omitted() > 0) {
            more.add(Notice.of(
                    NoticeKind.TOO_LONG_TO_SEARCH,
                    outcome.summary().name(),
                    new PcrStatement.NotSearched(recording.omitted(), Recording.MOST_ENTRIES, Recording.MOST_LISTS)));
        }
    }

    ExplainReport build(Explanations explanations, InputArguments files) throws IOException {
        explanations.explained().stream()
                .filter(one -> !one.harmless())
                .forEach(one -> findings.add(notReproduced(one.list(), one.expected())));
        explanations.notExplained().stream()
                .map(NotExplained::expected)
                .forEach(value -> findings.add(notReproduced("", value)));
        AskedValues asked = asked(explanations);
        List<UndecidedPcr> undecided =
                explanations.undecided().stream().filter(asked::asks).toList();
        undecided.forEach(
                one -> findings.add(new Finding.PcrUndecided(inputs.get(0).name(), one)));
        boolean nothingRead = inputs.get(0).entries() == 0;
        Verdict verdict = undecided.isEmpty() ? explanations.verdict() : Verdict.NOT_EXPLAINED;
        ReportHeader head = new ReportHeader(
                "explain",
                inputs,
                nothingRead ? ReportHeader.NOTHING_READ : verdict.id(),
                findings.findings(),
                notices(explanations, asked));
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(inputs.size(), InputRole.REFERENCE));
        roles.set(0, InputRole.LIST);
        return new ExplainReport(
                files.recordedIn(head.withRoles(roles)), counts.orElseThrow(), explanations, question.effort());
    }

    private AskedValues asked(Explanations explanations) {
        Set<Integer> decided = Stream.of(
                        explanations.reproduced().stream().map(Explanation::expected),
                        explanations.explained().stream().map(Explanation::expected),
                        explanations.notExplained().stream().map(NotExplained::expected))
                .flatMap(values -> values)
                .map(ExpectedPcr::pcr)
                .collect(Collectors.toSet());
        Set<Integer> extended = explanations.undecided().stream()
                .map(one -> one.expected().pcr())
                .filter(pcr -> recordings.stream().anyMatch(recording -> recording.extendsPcr(pcr)))
                .collect(Collectors.toSet());
        return new AskedValues(extended, decided, decided.isEmpty());
    }

    private List<Notice> notices(Explanations explanations, AskedValues asked) {
        List<Notice> notices = new ArrayList<>(Notice.all(inputs));
        notices.addAll(expected.notices());
        notices.addAll(UndecidedNotices.of(
                explanations.undecided().stream()
                        .filter(one -> !asked.asks(one))
                        .toList(),
                expected.sources()));
        for (ExpectedPcr start : question.starts()) {
            if (expected.values().stream().noneMatch(value -> ofTheSamePcr(value, start))) {
                notices.add(Notice.of(
                        NoticeKind.START_NOT_USED,
                        start.origin(),
                        PcrStatement.OfPcr.of(PcrStatement.OfPcr.What.NOTHING_EXPECTED, start)));
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
}
