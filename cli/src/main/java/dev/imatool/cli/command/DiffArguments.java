package dev.imatool.cli.command;

import dev.imatool.cli.options.diff.BootOptions;
import dev.imatool.cli.options.diff.ContainerPairOptions;
import dev.imatool.cli.options.diff.ListPairOptions;
import dev.imatool.cli.options.source.SourceOptions;
import dev.imatool.diff.DiffOptions;
import dev.imatool.examine.diff.ChangeOrder;
import dev.imatool.examine.diff.ContainerPairQuestion;
import dev.imatool.examine.diff.DiffExamination;
import dev.imatool.examine.diff.DiffQuestion;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is compared with what: two lists, two lists of one text, or two containers of one list. */
record DiffArguments(
        String before,
        Optional<String> after,
        ContainerPairOptions pair,
        ListPairOptions lists,
        BootOptions boots,
        SourceOptions sources,
        ChangeOrder order) {
    private static final int LISTS_NAMED = 20;

    /**
     * Checks that the arguments go together.
     *
     * @throws ParameterException if they do not
     */
    void refuseContradiction(CommandLine command, boolean oneListChosen, boolean aligned) {
        Optional<String> contradiction = contradiction(oneListChosen, aligned).or(sources::useless);
        if (contradiction.isPresent()) {
            throw new ParameterException(command, contradiction.get());
        }
    }

    private Optional<String> contradiction(boolean oneListChosen, boolean aligned) {
        boolean twoOfOne = ofNamespaces();
        if (twoOfOne && (pair.first().isEmpty() || pair.second().isEmpty() || after.isPresent())) {
            return Optional.of("--namespace and --with belong together, and take one list");
        }
        if (twoOfOne && aligned) {
            return Optional.of("--namespace and --with name the two containers: leave out --map-namespace,"
                    + " --ignore-namespaces and --container");
        }
        if (lists.any() && (twoOfOne || oneListChosen)) {
            return Optional.of("--before-list and --after-list do not go with --list, --namespace and --with");
        }
        if (boots.contradict()) {
            return Optional.of("--same-boot and --separate-boots contradict each other");
        }
        if (twoOfOne && boots.any()) {
            return Optional.of("--namespace and --with compare one list, which is of one boot: leave out --same-boot,"
                    + " --separate-boots and quotes");
        }
        return boots.oneQuote() ? Optional.of("--before-quote and --after-quote belong together") : Optional.empty();
    }

    private boolean ofNamespaces() {
        return pair.first().isPresent() || pair.second().isPresent();
    }

    /**
     * Checks that there is something to compare BEFORE with.
     *
     * @throws ParameterException if there is not
     */
    void refuseIncomplete(CommandLine command, ListPass pass) throws IOException {
        if (!ofNamespaces() && !lists.both() && after.isEmpty()) {
            throw new ParameterException(command, missing(pass));
        }
    }

    /** What is missing; names the lists of BEFORE, for people who do not know yet that one input can hold several. */
    private String missing(ListPass pass) throws IOException {
        List<String> held = before.equals(InputArguments.STDIN_ARGUMENT)
                ? List.of()
                : pass.listsIn(pass.inputs().once(before));
        String missing = "Missing required parameter: 'AFTER', or --namespace and --with";
        if (held.size() < 2) {
            return missing;
        }
        String names =
                held.stream().limit(LISTS_NAMED).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return missing + "; --before-list and --after-list compare two of the " + held.size() + " lists in " + before
                + ": " + names;
    }

    /** Takes note of what is to be read. */
    void claim(InputArguments inputs) throws IOException {
        sources.claim(inputs.claim("BEFORE", before)
                .claim("AFTER", after)
                .claim("--before-quote", boots.beforeQuote())
                .claim("--after-quote", boots.afterQuote()));
    }

    /** The answer. */
    DiffReport examine(DiffExamination examination, DiffOptions options) throws IOException {
        if (pair.first().isPresent()) {
            return examination.examine(new ContainerPairQuestion(
                    before, pair.first().get(), pair.second().orElseThrow(), sources.given(), order));
        }
        return examination.examine(new DiffQuestion(
                new DiffQuestion.Side(before, lists.before(), boots.beforeQuote()),
                new DiffQuestion.Side(after.orElse(before), lists.after(), boots.afterQuote()),
                options.with(boots.boots()),
                sources.given(),
                order));
    }
}
