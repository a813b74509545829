package dev.imatool.examine.learn;

import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.Learning;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Entry;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns known-good digests from the lists of several runs. */
public final class LearnExamination {
    private static final String COMMAND = "learn";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list of each run; its inputs must hash them, because an allow-list names its runs by their bytes */
    public LearnExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a list cannot be read
     */
    public LearnReport examine(LearnQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        AskedContainers asked = new AskedContainers(question.containers());
        Learning learning = new Learning();
        CountedRuns counted = new CountedRuns();
        List<InputSummary> read = new ArrayList<>();
        TemplateDigestCounts digests = TemplateDigestCounts.NONE;
        for (String argument : question.runs()) {
            Learning.Run run = learning.begin();
            counted.begin();
            ListPass.Outcome outcome = pass.over(inputs.once(argument), findings, (digest, check) -> {
                Entry entry = digest.entry().toEntry();
                counted.add(digest.entry(), check);
                run.add(
                        entry,
                        check == TemplateDigestCheck.MATCHES,
                        asked.wants(entry.name().container()));
            });
            read.add(outcome.summary());
            digests = digests.plus(outcome.templateDigests());
            if (outcome.summary().entries() > 0) {
                counted.end(outcome.summary(), run);
            }
        }
        if (!counted.runs().isEmpty()) {
            asked.requireAll(QuestionProblem.Where.Part.ANY_RUN);
        }
        LearnedRuns learned = learning.result();
        String verdict = counted.runs().isEmpty()
                ? ReportHeader.NOTHING_READ
                : learned.digests() > 0 ? LearnReport.LEARNED : LearnReport.NOTHING_LEARNED;
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(counted.notices());
        ReportHeader head = new ReportHeader(COMMAND, read, verdict, findings.findings(), notices);
        Optional<String> written = verdict.equals(LearnReport.LEARNED) ? question.output() : Optional.empty();
        return new LearnReport(
                inputs.recordedIn(head),
                digests,
                question.containers(),
                counted.runs(),
                counted.copies(),
                learned,
                written);
    }
}
