package dev.imatool.fleet.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The rows with one letter that a task has said beside its entries, each with the number of the task after its values. */
final class SideRows implements Iterator<Row> {
    private final RowFile.Reader reader;
    private final int number;
    private final char letter;
    private Optional<Row> next;

    SideRows(String folder, int number, char letter, Configuration hadoop) throws IOException {
        Path place = SideFile.place(folder, number);
        this.reader = new RowFile.Reader(place.getFileSystem(hadoop).open(place));
        this.number = number;
        this.letter = letter;
        this.next = read();
    }

    private Optional<Row> read() throws IOException {
        for (Optional<RowFile.Tagged> row = reader.next(); row.isPresent(); row = reader.next()) {
            if (row.get().table() == letter) {
                @Nullable Object[] values = row.get().values();
                @Nullable Object[] numbered = Arrays.copyOf(values, values.length + 1);
                numbered[values.length] = number;
                return Optional.of(RowFactory.create(numbered));
            }
        }
        reader.close();
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Row next() {
        Row row = next.orElseThrow(NoSuchElementException::new);
        try {
            next = read();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return row;
    }
}
