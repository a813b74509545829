package dev.imatool.examine.repair;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.Location;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.repair.ListRepair;
import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairResult;
import dev.imatool.parsers.repair.RepairSurvey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what damaged entries said, where their template digest proves it. */
public final class RepairExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list */
    public RepairExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @param repaired takes the list with every unique repair made, where it is wanted
     * @throws UnreadableInputException if the list cannot be read; its cause is what {@code repaired} threw where that could not
     *     be written
     */
    public RepairReport examine(RepairQuestion question, Optional<OutputStream> repaired) throws IOException {
        ReadOptions options = pass.options();
        InputSource source = inputs.repeatedly(question.list());
        FindingCollector findings = new FindingCollector();
        RepairSurvey survey = new RepairSurvey();
        ListPass.Outcome outcome = pass.with(options.linesAsTheyStand())
                .proving(source, findings, (digests, check) -> survey.add(digests.entry()));
        InputSummary summary = outcome.summary();
        RepairResult result;
        try {
            result = new ListRepair(options, question.renames()).repair(source, survey, summary.byteOrder(), repaired);
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
        damaged(source.name(), result, findings);
        String verdict = summary.entries() == 0 && result.places() == 0
                ? ReportHeader.NOTHING_READ
                : RepairReport.verdict(result);
        ReportHeader head = ReportHeader.of("repair", List.of(summary), verdict, findings.findings());
        return new RepairReport(
                inputs.recordedIn(head), outcome.templateDigests(), survey.undescribed(), result, question.output());
    }

    /** Places that do not fit without a template digest that says so: violations with broken text, lines that are no entry. */
    private static void damaged(String input, RepairResult result, FindingCollector findings) {
        Set<Long> known = findings.findings().listed().stream()
                .filter(Finding.OfEntry.class::isInstance)
                .map(finding -> ((Finding.OfEntry) finding).entry())
                .collect(Collectors.toSet());
        for (Repair repair : result.repairs()) {
            if (repair.entry().isEmpty() || !known.contains(repair.entry().getAsLong())) {
                findings.add(new Finding.OfLine(
                        FindingKind.ENTRY_DAMAGED,
                        input,
                        repair.location().lines().map(Location.Lines::first).orElse(0L),
                        new InputStatement.Damaged(repair.entry()),
                        repair.name().container(),
                        Optional.of(repair.name().path()).filter(path -> !path.isEmpty())));
            }
        }
    }
}
