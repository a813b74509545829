package dev.imatool.cli.options;

import dev.imatool.render.output.Format;
import picocli.CommandLine.Option;

/** Colour and silence. */
public final class OutputOptions extends ColorOption {
    @Option(
            names = {"-q", "--quiet"},
            description = "Print no report: the exit status is the answer.")
    boolean quiet;

    @Override
    public boolean quiet() {
        return quiet;
    }

    /** True when a report is printed that names the SHA-256 of its input, which of these forms JSON does. */
    public boolean namesHash(Format format) {
        return format == Format.JSON && !quiet;
    }
}
