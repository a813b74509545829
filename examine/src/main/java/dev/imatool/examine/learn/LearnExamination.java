package dev.imatool.examine.learn;

import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.Learning;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Learns known-good digests from the lists of several runs. */
public final class LearnExamination {
    private static final String COMMAND = "learn";

    private final InputArguments inputs;
    private final ListPass pass;

    /**
     * @param inputs must be asked with digests of files: an allow-list names its runs by them
     * @param watcher makes what hears of each reading how far it is
     * @param options how the lists are read
     */
    public LearnExamination(InputArguments inputs, Supplier<ReadingProgress> watcher, ReadOptions options) {
        this.inputs = inputs;
        this.pass = new ListPass(inputs, watcher, options);
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a list cannot be read
     */
    public LearnReport examine(LearnQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        Learning learning = new Learning();
        List<InputSummary> read = new ArrayList<>();
        List<InputSummary> counted = new ArrayList<>();
        TemplateDigestCounts digests = TemplateDigestCounts.NONE;
        for (String argument : question.runs()) {
            Learning.Run run = learning.begin();
            ListPass.Outcome outcome = pass.over(
                    inputs.once(argument),
                    findings,
                    (entry, check) -> run.add(entry.entry().toEntry(), check == TemplateDigestCheck.MATCHES));
            read.add(outcome.summary());
            digests = digests.plus(outcome.templateDigests());
            if (outcome.summary().entries() > 0) {
                run.end();
                counted.add(outcome.summary());
            }
        }
        LearnedRuns learned = learning.result();
        String verdict = counted.isEmpty()
                ? ReportHeader.NOTHING_READ
                : learned.digests() > 0 ? LearnReport.LEARNED : LearnReport.NOTHING_LEARNED;
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(sameInputs(counted));
        ReportHeader head = new ReportHeader(COMMAND, read, verdict, findings.findings(), notices);
        Optional<String> written = verdict.equals(LearnReport.LEARNED) ? question.output() : Optional.empty();
        return new LearnReport(inputs.recordedIn(head), digests, counted, learning.copies(), learned, written);
    }

    /** The same bytes twice are one run, whatever they are called. */
    private static List<Notice> sameInputs(List<InputSummary> runs) {
        Map<String, String> first = new HashMap<>();
        List<Notice> notices = new ArrayList<>();
        for (InputSummary run : runs) {
            Optional<String> other =
                    run.sha256().flatMap(bytes -> Optional.ofNullable(first.putIfAbsent(bytes, run.name())));
            if (other.isPresent()) {
                notices.add(Notice.of(
                                NoticeKind.SAME_RUN,
                                run.name(),
                                "these are the bytes of " + other.get()
                                        + ", counted as a run of their own, so the estimates are too optimistic")
                        .hint("give the list of each run once"));
            }
        }
        return notices;
    }
}
