package dev.imatool.fleet.spark;

import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a task says beside its entries. Where a task runs twice, the file of the one that ends first stays; the other has the same. */
final class SideFile implements Closeable {
    private final FileSystem files;
    private final Path place;
    private final Path written;
    private final RowFile.Writer rows;

    SideFile(String folder, int number, Configuration hadoop) throws IOException {
        this.place = place(folder, number);
        this.files = place.getFileSystem(hadoop);
        this.written = new Path(folder, "." + number + "-" + UUID.randomUUID());
        this.rows = new RowFile.Writer(files.create(written, false));
    }

    static Path place(String folder, int number) {
        return new Path(folder, "rows-" + number);
    }

    RowFile.Writer rows() {
        return rows;
    }

    /** All rows are there. */
    void commit() throws IOException {
        rows.close();
        if (!files.exists(place)) {
            files.rename(written, place);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        files.delete(written, false);
    }
}
