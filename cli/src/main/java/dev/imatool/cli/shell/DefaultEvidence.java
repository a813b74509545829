package dev.imatool.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Which files of the shell a command is about that names none. */
final class DefaultEvidence {
    /** What parameters are called that take a list. */
    private static final Set<String> LISTS = Set.of("LOG", "INPUT", "BEFORE", "AFTER", "RUN", "LIST");

    /** What parameters are called that take all that was collected. */
    private static final Set<String> COLLECTED = Set.of("EVIDENCE", "DIR|ARCHIVE");

    private static final String IDENTIFY = "identify";

    private DefaultEvidence() {}

    /** True for a command that is about lists and was given none. */
    static boolean lacking(CommandPlace place) {
        return place.positionals() == 0
                && place.waiting().isEmpty()
                && !place.asksForHelp()
                && place.command().getParent() != null
                && place.command().getSubcommands().isEmpty()
                && !takers(place.spec()).isEmpty();
    }

    /**
     * The files that the command is about: all for one that takes any number, else as many as it takes. In place of a folder with one
     * list, a command that takes lists gets the list.
     */
    static List<String> of(CommandPlace place, LoadedEvidence loaded) {
        List<String> evidence = loaded.arguments();
        List<String> chosen = new ArrayList<>();
        for (PositionalParamSpec taker : takers(place.spec())) {
            boolean any = taker.index().isVariable() || taker.arity().max() > 1;
            int wanted = any ? evidence.size() : Math.min(evidence.size(), chosen.size() + 1);
            while (chosen.size() < wanted) {
                String argument = evidence.get(chosen.size());
                chosen.add(
                        LISTS.contains(taker.paramLabel())
                                ? loaded.listIn(argument).orElse(argument)
                                : argument);
            }
        }
        return chosen;
    }

    private static List<PositionalParamSpec> takers(CommandSpec spec) {
        if (spec.userObject() instanceof ShellCommand) {
            return List.of();
        }
        boolean identify = spec.name().equals(IDENTIFY);
        // policies of runtime-policy are compared too, and are called as the lists of diff are
        boolean policies = spec.parent() != null
                && spec.parent().parent() != null
                && spec.name().equals("diff");
        return spec.positionalParameters().stream()
                .filter(parameter -> !policies
                        && (identify
                                || LISTS.contains(parameter.paramLabel())
                                || COLLECTED.contains(parameter.paramLabel())))
                .toList();
    }
}
