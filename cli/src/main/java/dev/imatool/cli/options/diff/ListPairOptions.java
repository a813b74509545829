package dev.imatool.cli.options.diff;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which list of each input is compared, where inputs hold several. */
public final class ListPairOptions {
    @Option(
            names = "--before-list",
            paramLabel = "NAME",
            description =
                    "Read only this list from BEFORE; without AFTER, compare it with --after-list of the same text.")
    Optional<String> before = Optional.empty();

    @Option(
            names = "--after-list",
            paramLabel = "NAME",
            description = "Read only this list from AFTER, or from the same text.")
    Optional<String> after = Optional.empty();

    /** Name of the list that takes the part of BEFORE. */
    public Optional<String> before() {
        return before;
    }

    /** Name of the list that takes the part of AFTER. */
    public Optional<String> after() {
        return after;
    }

    /** True when one of the options was given. */
    public boolean any() {
        return before.isPresent() || after.isPresent();
    }

    /** True when two lists of one input can be compared. */
    public boolean both() {
        return before.isPresent() && after.isPresent();
    }
}
