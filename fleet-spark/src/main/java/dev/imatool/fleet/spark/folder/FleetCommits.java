package dev.imatool.fleet.spark.folder;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.LocalFolder;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Makes batches part of a fleet, each as a whole, and keeps several ingests from bringing in the same. */
public interface FleetCommits extends Closeable {
    /** The folder, to read what it has. */
    FleetFolder folder();

    /** A new folder that all tasks reach, for what is no part of the fleet yet. What is left in it goes when this is closed. */
    Path aside() throws IOException;

    /** Makes a file that was written what is said of hosts. */
    void hosts(Path written) throws IOException;

    /** Begins a batch. What the fleet has is to be asked after that. */
    Turn turn() throws IOException;

    /** A batch that was begun. */
    @FunctionalInterface
    interface Turn {
        /**
         * Makes it part of the fleet.
         *
         * @param name of the batch: the same lists have the same
         * @param files in the order in which they appear: those of {@code lists} last
         * @return false where another ingest has brought in a batch since this one was begun, so that both may hold the same; then nothing
         *     was done, and the batch is to be made again
         */
        boolean commit(String name, List<BatchFile> files) throws IOException;
    }

    /**
     * Begins to write; makes the folder where it is not there.
     *
     * @param fleet as the user calls it
     * @param waiting is told where another writer has to be waited for
     * @throws IOException if it cannot be written, or is something else
     */
    static FleetCommits begin(String fleet, Configuration hadoop, Runnable waiting) throws IOException {
        HadoopFolder folder = HadoopFolder.of(fleet, hadoop);
        return folder.isLocal()
                ? new LocalCommits(folder, new LocalFolder(LocalCommits.local(folder.path())).write(waiting))
                : StoreCommits.begin(folder, hadoop);
    }
}
