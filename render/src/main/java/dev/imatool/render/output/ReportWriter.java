package dev.imatool.render.output;

import dev.imatool.examine.report.Report;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.findings.EcsEvents;
import dev.imatool.render.findings.SarifLog;
import dev.imatool.render.html.HtmlPage;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.MarkdownPage;
import dev.imatool.render.page.TextLayout;
import dev.imatool.render.page.TextPage;
import dev.imatool.render.page.Theme;
import dev.imatool.render.tree.CsvSink;
import dev.imatool.render.tree.JsonSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Writes reports in the format asked for, to a stream that stays open. What fails on the way leaves in its buffers what it had
 * written: half a document is worse than none.
 */
public final class ReportWriter {
    private static final int BUFFER = 1 << 16;

    private final Format format;
    private final Theme theme;
    private final Limit limit;
    private final TextLayout layout;

    /** For a file or a program. */
    public ReportWriter(Format format, Theme theme, Limit limit) {
        this(format, theme, limit, TextLayout.WHOLE);
    }

    /**
     * @param theme colours of text
     * @param limit of the rows that a page lists
     * @param layout of text; other formats have one of their own
     */
    public ReportWriter(Format format, Theme theme, Limit limit, TextLayout layout) {
        this.layout = layout;
        this.format = format;
        this.theme = theme;
        this.limit = limit;
    }

    /**
     * Writes the whole of {@code report}.
     *
     * @throws IOException if it cannot be written, or rows that are made on the way cannot be read
     */
    public <R extends Report> void write(R report, Rendering<R> rendering, OutputStream out) throws IOException {
        switch (format) {
            case TEXT -> {
                Writer writer = writer(out);
                TextPage page = new TextPage(writer, theme, limit, layout, names(report));
                rendering.layout().write(report, page);
                if (rendering.provenance()) {
                    PageFrame.madeOf(report, page);
                }
                writer.flush();
            }
            case MARKDOWN -> {
                Writer writer = writer(out);
                MarkdownPage page = new MarkdownPage(writer, limit, names(report));
                PageFrame.begin(report, page);
                rendering.layout().write(report, page);
                PageFrame.end(report, page);
                page.end();
            }
            case HTML -> {
                Writer writer = writer(out);
                HtmlPage page = new HtmlPage(writer, limit, names(report));
                page.begin(PageFrame.head(report));
                rendering.layout().write(report, page);
                PageFrame.notices(page, report.head().notices());
                page.endReport();
                PageFrame.madeOf(report, page);
                page.end();
            }
            case SARIF -> SarifLog.write(report, out);
            case ECS -> EcsEvents.write(report, out);
            case JSON -> json(report, rendering.document(), out);
            case NDJSON -> ndjson(report, rendering.document(), out);
            case CSV -> csv(report, rendering.document(), out);
            case TIMESKETCH, BODYFILE -> export(report, rendering, out);
        }
    }

    private <R extends Report> void export(R report, Rendering<R> rendering, OutputStream out) throws IOException {
        Rendering.Export<R> export = rendering.exports().get(format);
        if (export == null) {
            throw new IllegalStateException(rendering.document().name() + " is not written as " + format.id());
        }
        export.write(report, out);
    }

    private static ContainerNames names(Report report) {
        return ContainerNames.of(report.namedContainers());
    }

    /** Writes one JSON document. */
    public static <R> void json(R report, Document<R> document, OutputStream out) throws IOException {
        JsonSink sink = JsonSink.document(out);
        document.shape().write(report, sink);
        sink.endLine();
        sink.close();
    }

    /** Writes the rows of {@code report}, one a line; the whole of it in one line where rows are not the answer. */
    public static <R> void ndjson(R report, Document<R> document, OutputStream out) throws IOException {
        JsonSink sink = JsonSink.lines(out);
        if (document.rows().isPresent()) {
            lines(report, document.rows().get(), sink);
        } else {
            document.shape().write(report, sink);
            sink.endLine();
        }
        sink.close();
    }

    private static <R, V> void lines(R report, Document.RowsOf<R, V> rows, JsonSink sink) throws IOException {
        kept(rows).apply(report).feed(row -> {
            rows.shape().write(row, sink);
            sink.endLine();
        });
    }

    private static <R> void csv(R report, Document<R> document, OutputStream out) throws IOException {
        csvRows(
                report,
                document.rows().orElseThrow(() -> new IllegalStateException(document.name() + " has no rows")),
                out);
    }

    private static <R, V> void csvRows(R report, Document.RowsOf<R, V> rows, OutputStream out) throws IOException {
        List<String> columns = rows.shape().columns();
        CsvSink sink = new CsvSink(out, columns);
        kept(rows).apply(report).feed(row -> rows.shape().write(row, sink));
        sink.close();
    }

    private static <R, V> Function<R, Rows<? extends V>> kept(Document.RowsOf<R, V> rows) {
        return rows.rows()
                .orElseThrow(() -> new IllegalStateException("rows of " + rows.field() + " are written while found"));
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }
}
