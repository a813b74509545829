package dev.imatool.cli.command.runtimepolicy;

import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.output.OutputFile;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.runtimepolicy.made.MadeReport;
import dev.imatool.render.runtimepolicy.MadeRendering;
import dev.imatool.render.runtimepolicy.PolicyFile;
import java.io.IOException;

/** Writes what was made to its file, and the report to standard output. */
final class MadeOutput {
    private final Streams streams;
    private final OutputOptions output;
    private final FormatOption format;

    MadeOutput(Streams streams, OutputOptions output, FormatOption format) {
        this.streams = streams;
        this.output = output;
        this.format = format;
    }

    /** Returns the exit status. */
    int deliver(MadeReport report, OutputFile file) throws IOException {
        if (report.anything()) {
            file.write(out -> PolicyFile.write(report, out));
        }
        return new ReportOutput(streams, output, format.format())
                .deliver(report, MadeRendering.RENDERING)
                .status();
    }
}
