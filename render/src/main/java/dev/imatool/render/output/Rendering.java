package dev.imatool.render.output;

import dev.imatool.examine.report.Report;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.HeaderShape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the report of one command is written, in every format.
 *
 * @param document its fields, for programs
 * @param layout its page, for people
 * @param exports how it is written in formats of other programs, for the few reports that have them
 * @param provenance whether the text says at its end what was read; a page of a document that is handed on always does
 */
public record Rendering<R extends Report>(
        Document<R> document, Layout<R> layout, Map<Format, Export<R>> exports, boolean provenance) {
    public Rendering {
        exports = Map.copyOf(exports);
    }

    /** A report that is written in no format of other programs, with a text without provenance. */
    public Rendering(Document<R> document, Layout<R> layout) {
        this(document, layout, Map.of(), false);
    }

    /** Writes a report in a format of another program, to a stream that stays open. */
    @FunctionalInterface
    public interface Export<R> {
        void write(R report, OutputStream out) throws IOException;
    }

    /** The same report, also written in {@code format}. */
    public Rendering<R> with(Format format, Export<R> export) {
        Map<Format, Export<R>> all = new EnumMap<>(Format.class);
        all.putAll(exports);
        all.put(format, export);
        return new Rendering<>(document, layout, all, provenance);
    }

    /** The same report, whose text says at its end what was read. */
    public Rendering<R> withProvenance() {
        return new Rendering<>(document, layout, exports, true);
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
