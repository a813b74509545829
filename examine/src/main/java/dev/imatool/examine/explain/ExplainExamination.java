package dev.imatool.examine.explain;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.replay.NoTpmNotices;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.explain.Explainer;
import dev.imatool.replay.explain.ExplanationInput;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.search.Candidate;
import dev.imatool.replay.explain.search.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the sequences of extends that give expected PCR values. */
public final class ExplainExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list, and a reference in whatever format it has; opens the other files */
    public ExplainExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws QuestionException if no value is expected
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read
     */
    public ExplainReport examine(ExplainQuestion question) throws IOException {
        if (question.expected().isEmpty()) {
            throw new QuestionException(QuestionProblem.Contradiction.NOTHING_TO_EXPLAIN);
        }
        List<Candidate> candidates = CandidateReader.read(question.candidates(), inputs);
        ExpectedArguments given = question.expected();
        ExpectedPcrReader.Expected expected =
                new ExpectedPcrReader(inputs).read(given.files(), given.selection(), given.typed());
        Set<PcrBank> banks = ExplanationInput.banks(expected.values());
        FindingCollector findings = new FindingCollector();
        ExplainReportBuilder report = new ExplainReportBuilder(question, expected, findings);

        Recording list = new Recording(banks);
        InputSource source = inputs.once(question.log());
        NoTpmNotices noTpm = new NoTpmNotices(source.name(), true);
        ListPass.Outcome outcome = pass.proving(source, findings, (digests, check) -> {
            noTpm.look(digests.entry());
            list.add(digests);
        });
        report.list(outcome, list, noTpm);

        Optional<Recording> reference = Optional.empty();
        if (question.reference().isPresent()) {
            Recording other = new Recording(banks);
            report.reference(
                    pass.with(detected(pass.options()))
                            .proving(
                                    inputs.once(question.reference().get()),
                                    findings,
                                    (digests, check) -> other.add(digests)),
                    other);
            reference = Optional.of(other);
        }
        Explanations explanations = Explainer.explain(
                new ExplanationInput(expected.values(), question.starts(), list, reference, candidates),
                question.effort());
        return report.build(explanations, inputs);
    }

    private static ReadOptions detected(ReadOptions options) {
        return new ReadOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), options.templates(), Optional.empty());
    }
}
