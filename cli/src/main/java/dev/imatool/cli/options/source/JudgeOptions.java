package dev.imatool.cli.options.source;

import dev.imatool.appraise.known.Answer;
import dev.imatool.cli.options.Choices;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.runtimepolicy.KeylimeQuestion;
import dev.imatool.model.container.ContainerSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the entries of a list are held against, by whose rules, and which answers are findings. */
public final class JudgeOptions {
    @Mixin
    SourceOptions sources = new SourceOptions();

    @Option(
            names = "--as",
            paramLabel = "keylime",
            converter = Judges.class,
            completionCandidates = Judges.class,
            description =
                    "Judge as another program does: ${COMPLETION-CANDIDATES} takes one runtime policy and says which failure its"
                            + " verifier would report for each entry.")
    Optional<String> judge = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "ANSWER",
            split = ",",
            converter = Answers.class,
            completionCandidates = Answers.class,
            description = "Answers that are findings, separated by commas: ${COMPLETION-CANDIDATES}. Default: all but"
                    + " known_elsewhere and excluded; with --bad alone known_bad.")
    List<String> failOn = new ArrayList<>();

    @Option(names = "--in-order", description = "List findings in the order of LOG, not the gravest first.")
    boolean inOrder;

    /** The sources. */
    public SourceOptions sources() {
        return sources;
    }

    /** What the entries are held against. */
    public GivenSources given() {
        return sources.given();
    }

    /**
     * Checks that there is something to hold entries against.
     *
     * @throws ParameterException if there is not
     */
    public void refuseNothing(CommandLine command) {
        if (given().none()) {
            throw new ParameterException(
                    command, "nothing to check against: give --good SOURCE, --bad SOURCE or --keys DIR");
        }
    }

    /** True where Keylime's rules are asked for. */
    public boolean asKeylime() {
        return judge.isPresent();
    }

    /**
     * What Keylime would say of {@code log}.
     *
     * @param containers those that were asked for
     * @param proven whether PCR values or a quote were given
     * @throws ParameterException if there is not one policy alone, or an option with which Keylime's rules have nothing to do
     */
    public KeylimeQuestion keylime(
            String log, List<ContainerSelector> containers, boolean proven, CommandLine command) {
        FileSourceOptions files = sources.files();
        if (files.good().size() != 1 || files.hasBad() || sources.hasKeys()) {
            throw new ParameterException(
                    command, "--as keylime takes one policy, with --good, and neither --bad nor --keys");
        }
        if (proven) {
            throw new ParameterException(
                    command, "--as keylime judges every entry: PCR values and quotes mean nothing with it");
        }
        if (!containers.isEmpty() || !failOn.isEmpty() || inOrder || files.moved()) {
            throw new ParameterException(
                    command,
                    "--as keylime judges every entry by Keylime's rules alone: --container, --fail-on, --root, --map and"
                            + " --in-order mean nothing with it");
        }
        return new KeylimeQuestion(log, files.good().get(0), files.policyKeys());
    }

    /** Answers that are findings; absent for the usual ones. */
    public Optional<Set<Answer>> failOn() {
        Set<Answer> answers = EnumSet.noneOf(Answer.class);
        failOn.forEach(id -> Answer.ofId(id).ifPresent(answers::add));
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    /** True where findings are listed as the list has them. */
    public boolean inOrder() {
        return inOrder;
    }

    static final class Judges extends Choices {
        Judges() {
            super("keylime");
        }
    }

    static final class Answers extends Choices {
        Answers() {
            super(EnumSet.complementOf(EnumSet.of(Answer.KNOWN_GOOD, Answer.NOT_JUDGED)).stream()
                    .map(Answer::id)
                    .toArray(String[]::new));
        }
    }
}
