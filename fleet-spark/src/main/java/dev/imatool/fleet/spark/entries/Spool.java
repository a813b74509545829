package dev.imatool.fleet.spark.entries;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes that are written first and read then: in memory as long as they are few, else in a file. */
final class Spool implements Closeable {
    private static final int MOST_IN_MEMORY = 4 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path place;
    private final PackedBytes memory = new PackedBytes();
    private @Nullable OutputStream file;
    private long inFile;

    /** @param place of the file, where it takes one */
    Spool(Path place) {
        this.place = place;
    }

    /** Takes the next record. */
    void add(PackedBytes record) throws IOException {
        memory.raw(record.array(), record.size());
        if (memory.size() > MOST_IN_MEMORY) {
            if (file == null) {
                file = new BufferedOutputStream(Files.newOutputStream(place), BUFFER);
            }
            file.write(memory.array(), 0, memory.size());
            inFile += memory.size();
            memory.clear();
        }
    }

    /** How many bytes there are. */
    long size() {
        return inFile + memory.size();
    }

    /** All of them; nothing is added afterwards. */
    PackedInput read() throws IOException {
        if (file == null) {
            return new PackedInput(new ByteArrayInputStream(memory.array(), 0, memory.size()));
        }
        file.write(memory.array(), 0, memory.size());
        file.close();
        InputStream in = new BufferedInputStream(Files.newInputStream(place), BUFFER);
        return new PackedInput(in);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            Files.deleteIfExists(place);
        }
    }
}
