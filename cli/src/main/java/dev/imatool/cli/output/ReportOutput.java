package dev.imatool.cli.output;

import dev.imatool.appraise.signature.envelope.EnvelopeSigner;
import dev.imatool.cli.options.AttestationKey;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.terminal.PagedStream;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.json.dsse.ReportStatement;
import dev.imatool.render.attest.AttestationWriter;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.output.ReportWriter;
import dev.imatool.render.page.TextLayout;
import dev.imatool.render.page.Theme;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Brings a report to standard output in the format asked for, and what is odd about the inputs to standard error. */
public final class ReportOutput {
    private static final int BUFFER = 1 << 16;

    private final Streams streams;
    private final OutputOptions output;
    private final Format format;
    private final Optional<AttestationKey> attest;

    /**
     * @param output colours, silence, number of rows, and whether the report is signed
     * @param format form of the report; it is JSON where the report is signed
     */
    public ReportOutput(Streams streams, OutputOptions output, Format format) {
        this(streams, output, output.attest().isPresent() ? Format.JSON : format, output.attest());
    }

    private ReportOutput(Streams streams, OutputOptions output, Format format, Optional<AttestationKey> attest) {
        this.streams = streams;
        this.output = output;
        this.format = format;
        this.attest = attest;
    }

    /** Delivers {@code report} to the file, where one is made, and then the brief text to standard output, not signed. */
    public <R extends Report> ExitCode deliver(R report, Rendering<R> rendering, OutputFile made, Rendering<R> brief)
            throws IOException {
        made.write(file -> write(report, rendering, Theme.of(false), TextLayout.WHOLE, file));
        return made.stream().isPresent()
                ? new ReportOutput(streams, output, Format.TEXT, Optional.empty()).deliver(report, brief)
                : deliver(report, rendering);
    }

    /** Delivers {@code report} and returns the exit status. A reader who leaves before the end changes nothing. */
    public <R extends Report> ExitCode deliver(R report, Rendering<R> rendering) throws IOException {
        return deliver(report, out -> write(report, rendering, theme(), output.layout(streams), out));
    }

    private <R extends Report> void write(
            R report, Rendering<R> rendering, Theme theme, TextLayout layout, OutputStream out) throws IOException {
        if (attest.isEmpty()) {
            new ReportWriter(format, theme, output.limit(), layout).write(report, rendering, out);
            return;
        }
        if (AttestationWriter.subjects(report).isEmpty()) {
            throw new UsageException("--attest signs what was read from files, and no file was read");
        }
        EnvelopeSigner signer = attest.get().signer();
        ByteString statement = AttestationWriter.statement(report, rendering.document());
        ByteString signature = signer.sign(ReportStatement.PAYLOAD_TYPE, statement);
        AttestationWriter.envelope(statement, signer.keyId(), signature, out);
    }

    /** Finds an answer and hands on its rows. */
    @FunctionalInterface
    public interface RowExamination<R extends Report, V> {
        R examine(RowSink<V> rows) throws IOException;
    }

    /** The same for an answer whose rows are written while they are found, where only they are asked for. */
    public <R extends Report, V> ExitCode deliver(
            Rendering<R> rendering, Shape<V> row, RowExamination<R, V> examination) throws IOException {
        if (!format.ofRows() || output.quiet()) {
            return deliver(examination.examine(RowSink.none()), rendering);
        }
        FoundRows<V> rows = new FoundRows<>(format, row, stream());
        R report = examination.examine(rows);
        rows.end();
        notices(report);
        return report.exit();
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private ExitCode deliver(Report report, Writing writing) throws IOException {
        ExitCode code = report.exit();
        try {
            if (!output.quiet()) {
                show(writing);
            }
        } catch (ReportStream.Closed nobodyReads) {
            return code;
        }
        notices(report);
        return code;
    }

    private void show(Writing writing) throws IOException {
        boolean text = format == Format.TEXT || format == Format.MARKDOWN;
        Optional<PagedStream> paged = text && output.paged() ? PagedStream.over(streams) : Optional.empty();
        OutputStream out = paged.isPresent() ? new BufferedOutputStream(paged.get(), BUFFER) : stream();
        try {
            writing.to(out);
            out.flush();
            if (paged.isPresent()) {
                paged.get().close();
            }
        } catch (ReportStream.Closed seenEnough) {
            if (paged.isEmpty()) {
                throw seenEnough;
            }
        } finally {
            paged.ifPresent(PagedStream::abandon);
        }
    }

    /** Writes what is malformed or odd to standard error. */
    public void notices(Report report) {
        NoticeText notices = new NoticeText(streams.err(), Theme.of(output.errInColour(streams)));
        boolean withNotes = format == Format.TEXT && !output.quiet();
        notices.print(report.head().notices(), withNotes ? notes() : NoticeText.Notes.NONE);
    }

    /** Writes notices that belong to no report to standard error. */
    public void notices(List<Notice> notices) {
        new NoticeText(streams.err(), Theme.of(output.errInColour(streams))).print(notices, notes());
    }

    private NoticeText.Notes notes() {
        return output.verbose() ? NoticeText.Notes.ALL : NoticeText.Notes.USUAL;
    }

    /** Standard output for documents. */
    public OutputStream stream() {
        return new BufferedOutputStream(streams.out(), BUFFER);
    }

    /** Colours of standard output. */
    public Theme theme() {
        return Theme.of(output.outInColour(streams));
    }
}
