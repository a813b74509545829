package dev.imatool.fleet.spark.folder;

import dev.imatool.fleet.folder.FleetFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Commits to HDFS or an object store, without a lock that somebody who was killed could keep: who has read what the fleet has up to batch N
 * commits as batch N + 1, and {@link BatchLog} lets only one do so. Whoever was slower asks anew what the fleet has.
 */
final class StoreCommits implements FleetCommits {
    private static final String ASIDE = "aside-";

    /** How long what a killed process has left stays: longer than any process needs for a batch. */
    private static final long LEFT_MILLIS = TimeUnit.DAYS.toMillis(7);

    private final HadoopFolder folder;
    private final FileSystem files;
    private final Configuration hadoop;
    private final BatchLog log;
    private final Path aside;
    private int number;
    private boolean pending;

    private StoreCommits(HadoopFolder folder, Configuration hadoop, BatchLog log, Path aside) {
        this.folder = folder;
        this.files = folder.files();
        this.hadoop = hadoop;
        this.log = log;
        this.aside = aside;
    }

    static StoreCommits begin(HadoopFolder folder, Configuration hadoop) throws IOException {
        boolean begin = folder.isToBegin();
        BatchLog log = new BatchLog(folder, hadoop);
        Path work = new Path(folder.path(), FleetFolder.WORK);
        StoreCommits commits = new StoreCommits(folder, hadoop, log, new Path(work, ASIDE + UUID.randomUUID()));
        Path first = commits.aside();
        try {
            if (begin) {
                log.begin(first);
                // somebody else may have begun one of another version
                folder.isFleet();
            }
            // what is left may hold files of the newest batch
            log.complete(log.newest());
            commits.sweep(work, first);
        } catch (IOException | RuntimeException failure) {
            commits.close();
            throw failure;
        }
        return commits;
    }

    /** Removes what was left long ago, by the clock of the store. */
    private void sweep(Path work, Path own) throws IOException {
        Path clock = new Path(own, "clock");
        files.create(clock, false).close();
        long now = files.getFileStatus(clock).getModificationTime();
        for (FileStatus left : files.listStatus(work)) {
            if (left.getPath().getName().startsWith(ASIDE) && newest(left) + LEFT_MILLIS < now) {
                files.delete(left.getPath(), true);
            }
        }
    }

    /** When the last of its files was written. */
    private long newest(FileStatus left) throws IOException {
        // a store without folders says of each that it is of this moment
        long newest = 0;
        try {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(left.getPath(), true);
            while (all.hasNext()) {
                newest = Math.max(newest, all.next().getModificationTime());
            }
        } catch (FileNotFoundException gone) {
            return left.getModificationTime();
        }
        return newest > 0 ? newest : left.getModificationTime();
    }

    @Override
    public FleetFolder folder() {
        return folder;
    }

    @Override
    public Path aside() throws IOException {
        Path made = new Path(aside, String.valueOf(number++));
        files.mkdirs(made);
        return made;
    }

    @Override
    public void hosts(Path written) throws IOException {
        Path place = new Path(folder.path(), FleetFolder.HOSTS);
        files.mkdirs(place.getParent());
        FileContext.getFileContext(files.getUri(), hadoop).rename(written, place, Options.Rename.OVERWRITE);
    }

    @Override
    public Turn turn() throws IOException {
        long newest = log.newest();
        log.complete(newest);
        return (name, batch) -> {
            // from here on its files are those of a batch, perhaps, whatever happens
            pending = true;
            boolean committed = log.commit(newest + 1, batch, aside());
            if (committed) {
                log.complete(newest + 1);
            }
            pending = false;
            return committed;
        };
    }

    @Override
    public void close() throws IOException {
        if (!pending) {
            files.delete(aside, true);
        }
    }
}
