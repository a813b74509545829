package dev.imatool.examine.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.KnownAnswer;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.reference.AskedContents;
import dev.imatool.examine.reference.KnownFiles;
import dev.imatool.examine.reference.ListJudge;
import dev.imatool.examine.reference.ProvenEntries;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reports for each entry of a list what sources of good and bad files know of it. The list is read twice: for what it can ask, so that of the
 * sources only that is kept, and for the answers.
 */
public final class CheckExamination {
    private static final String COMMAND = "check";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and the sources that are lists; opens the other sources */
    public CheckExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @param rows takes every entry with its answer, in the order of the list; the report keeps the first findings only
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read, or nothing was read from a source
     * @throws IOException if a row cannot be written
     */
    public CheckReport examine(CheckQuestion question, RowSink<JudgedEntry> rows) throws IOException {
        InputSource source = inputs.repeatedly(question.list());
        AskedContainers asked = new AskedContainers(question.containers());
        AskedContents contents = contents(source, question, asked);
        Optional<CheckCoverage> coverage = new CoverageReading(pass).examine(question.list(), question.evidence());
        Optional<ProvenEntries> proven = coverage.map(CheckCoverage::proven);
        KnownFiles known = KnownFiles.read(pass, contents, question.sources());
        ListJudge judge = known.judge(pass, source);
        AnswerFindings findings = new AnswerFindings(question, rows);
        CheckedContainers containers = new CheckedContainers(judge.fits());
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            EntryView entry = digests.entry();
            if (asked.some() && !asked.wants(entry.toEntry().name().container())) {
                judge.pass(entry);
                return;
            }
            boolean matches = match == TemplateDigestCheck.MATCHES;
            Optional<AnswerReason> uncovered = proven.flatMap(entries -> entries.why(entry));
            if (matches && uncovered.isEmpty()) {
                Optional<Answer> seen = judge.glance(entry, findings::countedOnly);
                if (seen.isPresent()) {
                    findings.count(seen.get());
                    return;
                }
            }
            KnownAnswer answer = judge.answer(entry, matches, uncovered);
            if (known.images()) {
                boolean finding = question.findings().contains(answer.answer());
                containers.add(judge.container(), entry.toEntry().name().container(), finding);
            }
            findings.add(answer.answer(), () -> judge.judged(entry, answer));
        });
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(known.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(known.notices());
        notices.addAll(judge.notices());
        coverage.ifPresent(evidence -> notices.addAll(evidence.notices()));
        List<Finding> undecided = new ArrayList<>(known.undecided());
        long unproven = question.proofAsked() ? judge.counts().getOrDefault(Answer.UNPROVEN, 0L) : 0;
        coverage.ifPresent(evidence -> undecided.addAll(evidence.undecided(source.name(), unproven)));
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(read.size(), InputRole.REFERENCE));
        roles.set(0, InputRole.LIST);
        ReportHeader head = new ReportHeader(
                        COMMAND,
                        read,
                        verdict(question, outcome, findings, !undecided.isEmpty()),
                        findings.findings(undecided),
                        // the list is read for the evidence, too, and says the same again
                        notices.stream().distinct().toList())
                .withRoles(roles);
        return new CheckReport(
                inputs.recordedIn(head),
                outcome.templateDigests(),
                question.sources().badAlone(),
                question.containers(),
                known.sources(),
                coverage,
                judge.counts(),
                judge.reasons(),
                judge.entriesOfSource(),
                containers.all(),
                containers.omitted());
    }

    /**
     * A first reading: what the list can ask for.
     *
     * @throws QuestionException if no entry is of the containers that are asked for
     */
    private AskedContents contents(InputSource source, CheckQuestion question, AskedContainers asked)
            throws IOException {
        boolean ofContainers = !question.containers().isEmpty()
                && question.containers().stream().noneMatch(ContainerSelector::host);
        AskedContents contents = new AskedContents(ofContainers);
        contents.list(source.name());
        boolean[] any = new boolean[2];
        pass.unchecked(source, digests -> {
            contents.add(source.name(), digests.entry());
            any[0] = true;
            any[1] |=
                    asked.some() && asked.wants(digests.entry().toEntry().name().container());
        });
        if (any[0] && asked.some()) {
            asked.requireAll(source.name());
            if (!any[1]) {
                throw new QuestionException(new QuestionProblem.NoEntryOfHost(source.name()));
            }
        }
        return contents;
    }

    private static String verdict(
            CheckQuestion question, ListPass.Outcome outcome, AnswerFindings findings, boolean undecided) {
        if (outcome.summary().entries() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        if (undecided && !findings.any()) {
            return CheckReport.UNDECIDED;
        }
        if (!findings.any()) {
            return question.sources().badAlone() ? CheckReport.NONE_FOUND : CheckReport.CONFORMS;
        }
        return question.sources().badAlone() && findings.has(Answer.KNOWN_BAD)
                ? CheckReport.BAD_FOUND
                : CheckReport.DEVIATES;
    }
}
