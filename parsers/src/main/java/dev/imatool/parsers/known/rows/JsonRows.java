package dev.imatool.parsers.known.rows;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as objects: of an array, wherever it is in the document, or one a line. Objects within an object are part of its row, with
 * dotted names. A digest may also stand under the path of its file, alone or in an object, and digests without paths in an array. What
 * osquery says is removed is handed on as that.
 */
public final class JsonRows implements SourceFormReader {
    /** How arrays of digests are called; an outermost one has no name. */
    private static final Set<String> ARRAYS =
            Set.of("", "iocs", "indicators", "values", "items", "bad", "malware", "blocklist", "denylist", "blacklist");

    private final boolean lines;
    private final boolean paths;

    private JsonRows(boolean lines, boolean paths) {
        this.lines = lines;
        this.paths = paths;
    }

    /** Rows of one document that begins in {@code head}, or of documents one after the other. */
    public static JsonRows ofDocument(byte[] head) {
        return new JsonRows(false, havePaths(head));
    }

    /** One object a line; a damaged line costs no other. */
    public static JsonRows ofLines(byte[] head) {
        return new JsonRows(true, havePaths(head));
    }

    private static boolean havePaths(byte[] head) {
        return JsonSketch.of(head)
                .filter(sketch -> RowColumns.of(List.copyOf(sketch.plain())).havePaths())
                .isPresent();
    }

    /** True where some plain value is named like a digest of a file. */
    public static boolean recognises(JsonSketch sketch) {
        return RowColumns.of(List.copyOf(sketch.plain())).holdDigests()
                || sketch.digests().stream().anyMatch(name -> isPath(name) || holdsDigests(name));
    }

    private static boolean isPath(String name) {
        return name.startsWith("/") || name.startsWith("./");
    }

    /** True for the name of an array of digests. */
    private static boolean holdsDigests(String name) {
        return ARRAYS.contains(name.toLowerCase(Locale.ROOT))
                || ColumnName.of(name).what() == ColumnName.What.DIGEST;
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        Rows rows = new Rows(paths, sink, remarks);
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
        private final boolean paths;
        private final KnownFileSink sink;
        private final KnownRemarks remarks;
        private final FileDigests digests;
        private Optional<Place> line = Optional.empty();
        private RowColumns columns = RowColumns.of(List.of());

        Rows(boolean paths, KnownFileSink sink, KnownRemarks remarks) {
            this.paths = paths;
            this.sink = sink;
            this.remarks = remarks;
            this.digests = new FileDigests(sink);
        }

        @Override
        public boolean wants(String member) {
            return member.equals(RowColumns.ACTION) || ColumnName.of(member).what() != ColumnName.What.OTHER;
        }

        @Override
        public boolean takes(String member) {
            return isPath(member) || ARRAYS.contains(member.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean take(String member, boolean listed, String value, Place place) {
            boolean path = isPath(member);
            return (path || (listed && holdsDigests(member) && !paths)) && digest(member, path, value);
        }

        /** A digest under the path of its file, or under no path. */
        private boolean digest(String member, boolean path, String value) {
            int colon = value.indexOf(':');
            String hash = colon < 0 && !path && HashNames.of(member).isPresent() ? member : "";
            boolean read = colon > 0
                    ? digests.add(value.substring(0, colon), value.substring(colon + 1))
                    : hash.isEmpty() ? digests.addByLength(value) : digests.add(hash, value);
            if (read) {
                ByteString name = path ? ByteString.ofText(member) : ByteString.EMPTY;
                digests.file("", name, KnownFile.State.PRESENT, colon < 0);
            }
            return read;
        }

        @Override
        public void end(JsonFrame frame, Place place) {
            if (isPath(frame.name()) && !frame.members().isEmpty()) {
                frame.put("path", frame.name());
            } else if (frame.parent().isPresent() && !frame.element()) {
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
            KnownFile.State state = ofRemoved(frame) ? KnownFile.State.REMOVED : columns.state(values);
            columns.row(values, false, state, digests).ifPresent(wrong -> wrong(wrong, line.orElse(place)));
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
