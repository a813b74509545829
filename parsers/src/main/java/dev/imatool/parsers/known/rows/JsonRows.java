package dev.imatool.parsers.known.rows;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.json.JsonFrame;
import dev.imatool.parsers.known.json.JsonSketch;
import dev.imatool.parsers.known.json.JsonVisitor;
import dev.imatool.parsers.known.json.JsonWalk;
import dev.imatool.parsers.known.text.ByteLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows as objects: of an array, wherever it is in the document, or one a line. Objects within an object are part of its row, with
 * dotted names. What osquery says is removed is passed over.
 */
public final class JsonRows implements SourceFormReader {
    private final boolean lines;

    private JsonRows(boolean lines) {
        this.lines = lines;
    }

    /** Rows of one document, or of documents one after the other. */
    public static JsonRows ofDocument() {
        return new JsonRows(false);
    }

    /** One object a line; a damaged line costs no other. */
    public static JsonRows ofLines() {
        return new JsonRows(true);
    }

    /** True where some plain value is named like a digest of a file. */
    public static boolean recognises(JsonSketch sketch) {
        return RowColumns.of(List.copyOf(sketch.plain())).holdDigests();
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        Rows rows = new Rows(sink, remarks);
        if (lines) {
            lines(ByteLines.of(content), rows, sink, remarks);
        } else {
            JsonWalk.over(content, rows, remarks);
        }
        return 1;
    }

    private static void lines(ByteLines lines, Rows rows, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            rows.line = Optional.of(Place.line(lines.number()));
            Optional<String> damage = lines.whole()
                    ? JsonWalk.over(lines.array(), lines.from(), lines.to() - lines.from(), rows)
                    : Optional.of("more than " + ByteLines.LONGEST + " bytes in a line, skipped");
            damage.ifPresent(what -> {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(Place.line(lines.number()), what);
            });
        }
    }

    private static final class Rows implements JsonVisitor {
        private final KnownFileSink sink;
        private final KnownRemarks remarks;
        private final FileDigests digests;
        private Optional<Place> line = Optional.empty();
        private RowColumns columns = RowColumns.of(List.of());

        Rows(KnownFileSink sink, KnownRemarks remarks) {
            this.sink = sink;
            this.remarks = remarks;
            this.digests = new FileDigests(sink);
        }

        @Override
        public boolean wants(String member) {
            return member.equals(RowColumns.ACTION) || ColumnName.of(member).what() != ColumnName.What.OTHER;
        }

        @Override
        public void end(JsonFrame frame, Place place) {
            if (frame.parent().isPresent() && !frame.element()) {
                for (Map.Entry<String, String> member : frame.members().entrySet()) {
                    frame.parent().get().put(frame.name() + "." + member.getKey(), member.getValue());
                }
                return;
            }
            List<String> names = new ArrayList<>(frame.members().keySet());
            if (!columns.are(names)) {
                columns = RowColumns.of(names);
            }
            if (!columns.holdDigests()) {
                return;
            }
            List<String> values = new ArrayList<>(frame.members().values());
            if (columns.removed(values) || ofRemoved(frame)) {
                sink.skipped(KnownSkip.REMOVED);
            } else {
                columns.row(values, false, digests).ifPresent(wrong -> wrong(wrong, line.orElse(place)));
            }
        }

        /** True in {@code diffResults.removed} of osquery. */
        private static boolean ofRemoved(JsonFrame frame) {
            return frame.name().equals("removed")
                    && frame.parent()
                            .filter(around -> around.name().equals("diffResults"))
                            .isPresent();
        }

        private void wrong(String value, Place place) {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(place, KnownRemarks.quoted(value) + " is not a digest of the hash that its column names");
        }
    }
}
