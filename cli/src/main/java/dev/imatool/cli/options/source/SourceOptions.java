package dev.imatool.cli.options.source;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sources of known files, and keys whose signature makes a file a good one. */
public final class SourceOptions {
    @Mixin
    FileSourceOptions files = new FileSourceOptions();

    @Option(
            names = "--keys",
            paramLabel = "DIR|FILE",
            description =
                    "Public keys that you vouch for: a file with a valid signature of one is good. May be repeated.")
    List<String> keys = new ArrayList<>();

    /** The sources without the keys. */
    FileSourceOptions files() {
        return files;
    }

    /** True where keys are given. */
    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    public void claim(InputArguments inputs) throws QuestionException {
        files.claim(inputs);
        inputs.claim("--keys", keys);
    }

    /** Why options about sources are of no use, where there is none. */
    public Optional<String> useless() {
        return files.useless(!keys.isEmpty());
    }

    /** All of them. */
    public GivenSources given() {
        return files.given(keys);
    }
}
