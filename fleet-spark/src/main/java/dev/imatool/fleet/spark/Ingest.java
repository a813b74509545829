package dev.imatool.fleet.spark;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.ingest.IngestReport;
import dev.imatool.render.fleet.FleetWords;
import dev.imatool.render.fleet.IngestRendering;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.ReportWriter;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.Theme;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * {@code spark-submit --class dev.imatool.fleet.spark.Ingest JAR COLLECTED FLEET …}: what {@code imatool fleet ingest FLEET COLLECTED …}
 * does, on many machines. Report and exit status are the same.
 */
public final class Ingest {
    private Ingest() {}

    /** Ends the process with the exit status of imatool. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(
                args,
                new FileOutputStream(FileDescriptor.out),
                err,
                () -> Sessions.start("imatool fleet ingest"),
                IngestSizes.USUAL));
    }

    /** Brings evidence in; returns the exit status. */
    @SuppressWarnings("CatchingUnchecked") // Spark throws checked exceptions that it does not declare
    static int run(
            String[] args, OutputStream out, PrintStream err, Supplier<SparkSession> session, IngestSizes sizes) {
        IngestWords words;
        try {
            words = IngestWords.of(args);
        } catch (IllegalArgumentException wrong) {
            err.println("imatool: error: " + Printable.ofText(String.valueOf(wrong.getMessage())));
            err.println(IngestWords.USAGE);
            return ExitCode.USAGE.status();
        }
        try {
            IngestReport report = new SparkIngest(
                            session.get(), sizes, () -> err.println("imatool: another ingest is waited for"))
                    .ingest(words.collected(), words.fleet(), words.settings(), words.groups(), List.of(args));
            new ReportWriter(words.json() ? Format.JSON : Format.TEXT, Theme.of(false), Limit.NONE)
                    .write(report, IngestRendering.RENDERING, out);
            out.flush();
            return report.exit().status();
        } catch (NoSuchFileException missing) {
            err.println("imatool: error: "
                    + new FleetWords().of(UnreadableInputException.ofFile(String.valueOf(missing.getFile()), missing)));
            return ExitCode.USAGE.status();
        } catch (IOException failure) {
            err.println("imatool: error: " + new FleetWords().of(failure));
            return ExitCode.USAGE.status();
        } catch (Exception failure) {
            err.println("imatool: error: " + Printable.ofText(failure.toString()));
            failure.printStackTrace(err);
            return ExitCode.INTERNAL.status();
        }
    }
}
