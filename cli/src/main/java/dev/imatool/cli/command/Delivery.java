package dev.imatool.cli.command;

import dev.imatool.cli.options.ColorOption;
import dev.imatool.cli.options.OutputFormat;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.NoticeText;
import dev.imatool.cli.text.Theme;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Report;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Brings a report to standard output in the form asked for, and what is odd about the inputs to standard error. */
final class Delivery {
    private static final int BUFFER = 1 << 16;

    private final Streams streams;
    private final ColorOption output;
    private final OutputFormat format;

    Delivery(Streams streams, ColorOption output, OutputFormat format) {
        this.streams = streams;
        this.output = output;
        this.format = format;
    }

    /** Writes a report as text. */
    @FunctionalInterface
    interface TextRenderer<R extends Report> {
        void render(R report, Writer out, Theme theme) throws IOException;
    }

    /** Writes a report as a document. */
    @FunctionalInterface
    interface DocumentRenderer<R extends Report> {
        void render(R report, OutputStream out) throws IOException;
    }

    /** Delivers {@code report} and tells the exit status. A reader who goes before the end changes nothing. */
    <R extends Report> ExitCode deliver(R report, TextRenderer<R> text, DocumentRenderer<R> document)
            throws IOException {
        ExitCode code = report.exit();
        try {
            if (!output.quiet()) {
                render(report, text, document);
            }
        } catch (ReportStream.Closed nobodyReads) {
            return code;
        }
        notices(report);
        return code;
    }

    private <R extends Report> void render(R report, TextRenderer<R> text, DocumentRenderer<R> document)
            throws IOException {
        if (format == OutputFormat.TEXT) {
            Writer out = writer();
            text.render(report, out, theme());
            out.flush();
        } else {
            OutputStream out = stream();
            document.render(report, out);
            out.flush();
        }
    }

    /** Writes what is malformed or odd to standard error. */
    void notices(Report report) {
        NoticeText notices = new NoticeText(streams.err(), Theme.of(output.errInColour(streams)));
        boolean withNotes = format == OutputFormat.TEXT && !output.quiet();
        notices.print(report.head().notices(), withNotes);
    }

    /** Standard output for text. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), BUFFER);
    }

    /** Standard output for documents. */
    OutputStream stream() {
        return new BufferedOutputStream(streams.out(), BUFFER);
    }

    /** Colours of standard output. */
    Theme theme() {
        return Theme.of(output.outInColour(streams));
    }
}
