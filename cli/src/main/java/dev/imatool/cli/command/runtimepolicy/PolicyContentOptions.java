package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.source.SourcePlaceOptions;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.runtimepolicy.made.PolicyScope;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of its sources a runtime policy accepts, where, and what it ignores. */
public final class PolicyContentOptions {
    @Option(
            names = "--exclude",
            paramLabel = "REGEX",
            description =
                    "Python regular expression of paths to ignore, compared from the first character on. May be repeated.")
    List<String> excludes = new ArrayList<>();

    @Option(
            names = "--exclude-file",
            paramLabel = "FILE",
            description = "File with one such expression on each line; # begins a comment. May be repeated.")
    List<String> excludeFiles = new ArrayList<>();

    @Option(names = "--keyrings", description = "Accept the keys that the lists measured into keyrings.")
    boolean keyrings;

    @Option(names = "--ima-buf", description = "Accept the other buffers that the lists measured.")
    boolean buffers;

    @Option(
            names = "--usr-merge",
            description = "Accept what sources have in /bin, /sbin and /lib* below /usr, too, where kernels log it.")
    boolean usrMerge;

    @Mixin
    SourcePlaceOptions places = new SourcePlaceOptions();

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    InputArguments claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--exclude-file", excludeFiles);
        places.claim(inputs);
        return inputs;
    }

    /** What of the sources goes in, and where. */
    PolicyScope scope() {
        return new PolicyScope(keyrings, buffers, usrMerge, places.mapping());
    }
}
