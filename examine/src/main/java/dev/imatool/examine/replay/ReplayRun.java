package dev.imatool.examine.replay;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.verify.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays one list, and looks on the way at what else is asked about it. For one list only. */
public final class ReplayRun {
    private final Replay replay;
    private final ExpectedPcrReader.Expected expected;
    private final GivenStarts starts;
    private final Optional<EventLogReading> firmware;
    private final Verification verification = new Verification();
    private final BootAggregateCheck boot;
    private final MissedPcrNotices why = new MissedPcrNotices();
    private int firstPcr = EntryView.NO_PCR;

    /** @param starts what the user says that PCRs held before, from which {@code replay} computes */
    public ReplayRun(
            Replay replay,
            ExpectedPcrReader.Expected expected,
            GivenStarts starts,
            Optional<EventLogReading> firmware) {
        this.starts = starts;
        this.replay = replay;
        this.expected = expected;
        this.firmware = firmware;
        this.boot = new BootAggregateCheck(firmware, expected.values());
    }

    /**
     * Reads {@code source} and says what it leads to; to be called once.
     *
     * @param threads how many may work on it at once, from 1
     * @throws dev.imatool.examine.input.UnreadableInputException if it cannot be opened or read
     */
    public ReplayReport on(int threads, ListPass pass, InputSource source) throws IOException {
        NoTpmNotices noTpm = new NoTpmNotices(source.name(), !expected.values().isEmpty());
        ListPass.Outcome outcome =
                pass.on(threads, source, verification, Optional.of(replay), Optional.of(entry -> look(entry, noTpm)));
        return report(pass.inputs(), outcome, noTpm.notices());
    }

    /** Looks at what is to be known of entries in addition to their digests: of the first one, and of boot_aggregates. */
    private void look(EntryView entry, NoTpmNotices noTpm) {
        if (entry.number() == 1) {
            firstPcr = entry.pcr();
        }
        noTpm.look(entry);
        boot.add(entry);
        why.add(entry);
    }

    private ReplayReport report(InputArguments inputs, ListPass.Outcome outcome, List<Notice> notices)
            throws IOException {
        String input = outcome.summary().name();
        FindingCollector findings = new FindingCollector();
        findings.addAll(outcome.summary(), verification.result());
        ReplayResult result = replay.result();
        BootAggregates bootAggregates = boot.result(input, findings);
        PcrAnswer answer = PcrAnswer.of(input, result, bootAggregates);
        answer.findings().forEach(findings::add);
        boot.contradictions()
                .forEach(notice -> findings.add(new Finding.OfLine(
                        FindingKind.EVENT_LOG_CONTRADICTS_VALUES, notice.input(), notice.statement())));
        List<Notice> reasons = new ArrayList<>(notices);
        reasons.addAll(why.of(input, answer));
        reasons.addAll(StartNotices.of(
                starts, start -> result.pcrs().stream().anyMatch(row -> GivenStarts.is(start, row.bank(), row.pcr()))));
        ReportHeader head = new ReplayHead(outcome.summary(), firmware, expected)
                .of(result, answer, bootAggregates, findings.findings(), reasons)
                .withJoined(JoinedList.of(outcome.summary(), proof(result)));
        return new ReplayReport(inputs.recordedIn(head), outcome.templateDigests(), result, answer, bootAggregates);
    }

    /** The value that covers most, of the PCR in which the list begins: that of another may be of one part alone. */
    private Optional<JoinedList.Proof> proof(ReplayResult result) {
        return result.pcrs().stream()
                .filter(row -> row.pcr() == firstPcr)
                .flatMap(row -> row.match().stream())
                .filter(match -> match.entry().isPresent())
                .map(match ->
                        JoinedList.Proof.of(match.expected(), match.entry().getAsLong(), match.container()))
                .reduce((one, other) -> other.entry() > one.entry() ? other : one);
    }
}
