package dev.imatool.render.output;

import dev.imatool.examine.report.Report;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.HeaderShape;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the report of one command is written, in every format.
 *
 * @param document its fields, for programs
 * @param layout its page, for people
 * @param provenance whether the text says at its end what was read; a page of a document that is handed on always does
 */
public record Rendering<R extends Report>(Document<R> document, Layout<R> layout, boolean provenance) {
    /** A text without provenance. */
    public Rendering(Document<R> document, Layout<R> layout) {
        this(document, layout, false);
    }

    /** Lays a report out on a page. */
    @FunctionalInterface
    public interface Layout<R> {
        void write(R report, Page page) throws IOException;
    }

    /**
     * The document of a command: the fields of every document, then those declared.
     *
     * @param command name of the command
     * @param verdicts all verdicts that it has
     */
    public static <R extends Report> Document<R> document(
            String command, String meaning, List<String> verdicts, Consumer<Fields<R>> declaration) {
        return Document.of(command, meaning, Shape.of(meaning, fields -> {
            HeaderShape.declare(fields, HeaderShape.schema(command), verdicts);
            declaration.accept(fields);
        }));
    }
}
