package dev.imatool.examine.input;

import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.stream.PassingStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes files while they are read, so that a report names the bytes that were analysed. Where a reader stops early, the rest is
 * read when the digests are asked for: not before, because a reader that refuses an endless file must be able to leave it.
 */
final class ReadFiles {
    private final Map<Key, Reading> readings = new LinkedHashMap<>();

    private record Key(InputRole role, String path) {}

    /** One file; its first reading counts. */
    private static final class Reading {
        private final MeteredStream stream;
        private boolean closed;
        private boolean ended;
        private String sha256 = "";
        private long bytes;

        Reading(InputStream in) {
            stream = new MeteredStream(in, true);
        }

        Reading(ReadFile known) {
            stream = new MeteredStream(InputStream.nullInputStream(), false);
            ended = true;
            bytes = known.bytes();
            sha256 = known.sha256();
        }

        void end() throws IOException {
            if (!ended) {
                ended = true;
                sha256 = stream.finish().orElseThrow();
                bytes = stream.bytes();
            }
            if (closed) {
                stream.close();
            }
        }
    }

    /** The same source, whose first reading is hashed. */
    InputSource watched(InputRole role, InputSource source) {
        InputSource.Watch watch = in -> watched(role, source.name(), in);
        return source.watched(watch);
    }

    /** The same bytes, hashed if they are read for the first time. */
    InputStream watched(InputRole role, String path, InputStream in) {
        Key key = new Key(role, path);
        if (readings.containsKey(key)) {
            return in;
        }
        Reading reading = new Reading(in);
        readings.put(key, reading);
        return new Watched(reading);
    }

    /** Takes a file that was read as a whole. */
    void add(InputRole role, String path, byte[] content) throws IOException {
        try (InputStream in = watched(role, path, new ByteArrayInputStream(content))) {
            in.skipNBytes(content.length);
        }
    }

    /** Takes a file that was hashed while it was read. */
    void add(ReadFile file) {
        readings.putIfAbsent(new Key(file.role(), file.path()), new Reading(file));
    }

    /** All files, in the order in which they were first opened. */
    List<ReadFile> files() throws IOException {
        List<ReadFile> files = new ArrayList<>();
        for (Map.Entry<Key, Reading> each : readings.entrySet()) {
            Reading reading = each.getValue();
            reading.end();
            files.add(new ReadFile(each.getKey().role(), each.getKey().path(), reading.sha256, reading.bytes));
        }
        return files;
    }

    /** Closes what nobody asked for. */
    void close() throws IOException {
        for (Reading reading : readings.values()) {
            if (reading.closed) {
                reading.stream.close();
            }
        }
    }

    /** A stream that ends with its digest, and stays open where it was not read to its end. */
    private static final class Watched extends PassingStream {
        private final Reading reading;

        Watched(Reading reading) {
            super(reading.stream);
            this.reading = reading;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (reading.ended) {
                return -1;
            }
            int count = in.read(target, offset, length);
            if (count < 0) {
                reading.end();
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            reading.closed = true;
            if (reading.ended) {
                super.close();
            }
        }
    }
}
