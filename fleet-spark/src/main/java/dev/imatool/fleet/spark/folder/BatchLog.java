package dev.imatool.fleet.spark.folder;

import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.table.FleetTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The batches of a fleet in a store, numbered from 1. {@code .ingest/batch-NUMBER} names the files of a batch, where they are and where they
 * belong. A batch is committed once that is there, which only one process can bring about for a number; then its files are moved, by
 * whoever comes first: its writer, or the next one.
 */
final class BatchLog {
    private static final String NAME = "batch-";
    private static final String HEAD = "imatool.fleet-batch/1";

    /** More than all files of a batch, by their names. */
    private static final int MOST_BYTES = 64 << 20;

    private static final Pattern NUMBERED = Pattern.compile(NAME + "[0-9]{12}");
    private static final Pattern LINE = Pattern.compile("(" + Pattern.quote(FleetFolder.WORK)
            + "/aside-[A-Za-z0-9._=/-]+\\.parquet) ((?:" + String.join("|", FleetTables.PARTITIONED)
            + ")/day=[0-9-]+/[0-9a-f]+(?:-[0-9]+)?\\.parquet)");

    private final HadoopFolder folder;
    private final FileSystem files;
    private final ExclusiveFiles exclusive;

    BatchLog(HadoopFolder folder, Configuration hadoop) throws IOException {
        this.folder = folder;
        this.files = folder.files();
        this.exclusive = ExclusiveFiles.in(folder, hadoop);
    }

    /** Makes the file that says that here is a fleet, unless it is there. */
    void begin(Path aside) throws IOException {
        exclusive.make(
                new Path(folder.path(), FleetFolder.MARK),
                FleetFolder.ownMark().getBytes(StandardCharsets.UTF_8),
                aside);
    }

    /** The number of the newest batch, 0 where there is none. */
    long newest() throws IOException {
        return Arrays.stream(files.listStatus(work()))
                .map(file -> file.getPath().getName())
                .filter(name -> NUMBERED.matcher(name).matches())
                .mapToLong(name -> Long.parseLong(name.substring(NAME.length())))
                .max()
                .orElse(0);
    }

    /**
     * Commits a batch.
     *
     * @return false when another has that number
     */
    boolean commit(long number, List<BatchFile> batch, Path aside) throws IOException {
        int prefix = folder.path().toUri().getPath().length() + 1;
        StringBuilder text = new StringBuilder(HEAD + "\n");
        for (BatchFile file : batch) {
            FileStatus there = files.getFileStatus(file.written());
            text.append(there.getPath().toUri().getPath().substring(prefix))
                    .append(' ')
                    .append(file.place())
                    .append('\n');
        }
        return exclusive.make(place(number), text.toString().getBytes(StandardCharsets.UTF_8), aside);
    }

    /**
     * Moves the files of a batch that are not in their places yet. May be done by several processes at once.
     *
     * @throws IOException if a file is neither here nor there, or cannot be moved
     */
    void complete(long number) throws IOException {
        if (number == 0) {
            return;
        }
        for (BatchFile file : read(number)) {
            Path place = new Path(folder.path(), file.place());
            if (!files.exists(place)) {
                move(file.written(), place);
            }
        }
    }

    private void move(Path written, Path place) throws IOException {
        files.mkdirs(place.getParent());
        IOException failure = new IOException(written + " cannot be renamed to " + place);
        try {
            if (files.rename(written, place)) {
                return;
            }
        } catch (IOException unmoved) {
            failure.addSuppressed(unmoved);
        }
        // another process may have been faster
        if (!files.exists(place)) {
            throw failure;
        }
    }

    private List<BatchFile> read(long number) throws IOException {
        Path place = place(number);
        byte[] bytes;
        try (InputStream in = files.open(place)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IOException(place + ": line 1 is not " + HEAD);
        }
        List<BatchFile> batch = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches() || lines.get(i).contains("/../")) {
                throw new IOException(place + ": line " + (i + 1) + " names no file of a batch");
            }
            batch.add(new BatchFile(new Path(folder.path(), line.group(1)), line.group(2)));
        }
        return batch;
    }

    private Path place(long number) {
        return new Path(work(), NAME + String.format("%012d", number));
    }

    private Path work() {
        return new Path(folder.path(), FleetFolder.WORK);
    }
}
