package dev.imatool.cli.options;

import dev.imatool.render.page.Limit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Colour and silence. */
public final class OutputOptions extends ColorOption {
    @Option(
            names = {"-q", "--quiet"},
            description = "Print no report: the exit status is the answer.")
    boolean quiet;

    @Option(
            names = "--all",
            description =
                    "Print all rows; without it, long tables in the text are cut and end with a line that says so.")
    boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N rows of a kind. --format json, ndjson and csv do not depend on it.")
    Optional<Integer> limit = Optional.empty();

    /** True when every row is wanted. */
    public boolean all() {
        return all;
    }

    @Override
    public Limit limit() {
        if (all) {
            return Limit.NONE;
        }
        return limit.map(most -> Limit.of(Math.max(0, most))).orElse(Limit.USUAL);
    }

    @Override
    public boolean quiet() {
        return quiet;
    }
}
