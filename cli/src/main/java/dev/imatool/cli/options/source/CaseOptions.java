package dev.imatool.cli.options.source;

import dev.imatool.cli.options.tpm.CollectedOptions;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.cases.CaseQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.replay.explain.Explainer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a case is told by beside its evidence. */
public final class CaseOptions {
    @Option(names = "--before", paramLabel = "EVIDENCE", description = "What was collected earlier: shows what is new.")
    Optional<String> before = Optional.empty();

    @Option(names = "--audit", paramLabel = "FILE", description = "Audit records of the host, as audit reads them.")
    Optional<String> audit = Optional.empty();

    @Mixin
    CollectedOptions collected = new CollectedOptions();

    @Mixin
    FileSourceOptions sources = new FileSourceOptions();

    /**
     * Takes note of what is to be read.
     *
     * @param evidence the evidence as typed
     * @throws QuestionException if standard input is named twice
     */
    public InputArguments claim(InputArguments inputs, List<String> evidence) throws QuestionException {
        inputs.claim("EVIDENCE", evidence).claim("--before", before).claim("--audit", audit);
        collected.claim(inputs);
        sources.claim(inputs);
        return inputs;
    }

    /**
     * What is asked of {@code evidence}.
     *
     * @param timeline whether the rows of a timeline are wanted, too
     * @throws UsageException if an option about sources is given without a source
     */
    public CaseQuestion question(List<String> evidence, boolean timeline) throws UsageException {
        Optional<String> useless = sources.useless(false);
        if (useless.isPresent()) {
            throw new UsageException(useless.get());
        }
        GivenSources given = sources.any() ? sources.given(collected.signingKeys()) : GivenSources.NONE;
        return new CaseQuestion(
                evidence.stream()
                        .map(each -> collected.question(each, given).orList())
                        .toList(),
                before.map(each -> collected.question(each, given).orList().withoutNonce()),
                audit,
                timeline,
                Explainer.DEFAULT_EFFORT);
    }
}
