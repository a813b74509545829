package dev.imatool.fleet.folder;

import dev.imatool.fleet.table.FleetTables;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a fleet. A batch of lists is written aside, into a folder of its own, then renamed to say that it is whole, then its
 * files are moved to their places, that of {@code lists} last. Whoever is stopped in between leaves either nothing or a whole batch,
 * which the next writer moves. Names that begin with a dot are no part of the tables.
 */
public final class FleetFolder {
    private static final String MARK = "fleet.json";
    private static final String WORK = ".ingest";
    private static final String ASIDE = "aside-";
    private static final String READY = "ready-";
    private static final String PARQUET = ".parquet";
    private static final Pattern PART = Pattern.compile("-[0-9]+\\.parquet$");

    private final Path root;

    /** @param root the folder, there or not */
    public FleetFolder(Path root) {
        this.root = root;
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** True when it is a fleet of a version that is read. */
    public boolean isFleet() throws IOException {
        Path mark = root.resolve(MARK);
        return Files.isRegularFile(mark) && Files.readString(mark).equals(mark());
    }

    /** True when there is nothing yet, so that a fleet may begin there. */
    public boolean isFree() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.allMatch(path -> path.getFileName().toString().equals(WORK));
        }
    }

    private static String mark() {
        return "{\"schema\":\"imatool.fleet-folder/" + FleetTables.VERSION + "\"}\n";
    }

    /** The committed files of a table, by name; those of a batch count once its file of {@code lists} is there. */
    public List<Path> files(String table) throws IOException {
        List<Path> files = below(root.resolve(table));
        if (table.equals("lists")) {
            return files;
        }
        return files.stream()
                .filter(file -> Files.exists(listsOf(root.resolve(table).relativize(file))))
                .toList();
    }

    /** The file of lists of a batch: a table may have several files, {@code NAME-NUMBER.parquet} beside {@code NAME.parquet}. */
    private Path listsOf(Path file) {
        return root.resolve("lists").resolve(PART.matcher(file.toString()).replaceFirst(PARQUET));
    }

    /** The file with what the user says of hosts, there or not. */
    public Path hosts() {
        return root.resolve("hosts").resolve("hosts" + PARQUET);
    }

    private static List<Path> below(Path table) throws IOException {
        if (!Files.isDirectory(table)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(table, 2)) {
            return all.filter(path -> path.getFileName().toString().endsWith(PARQUET))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Keeps other writers away until it is closed; readers are not. */
    public static final class Writing implements AutoCloseable {
        private final FleetFolder folder;
        private final FileChannel channel;
        private final FileLock lock;
        private int number;

        private Writing(FleetFolder folder, FileChannel channel, FileLock lock) {
            this.folder = folder;
            this.channel = channel;
            this.lock = lock;
        }

        /** A folder that is removed when this is closed, or by the next writer. */
        public synchronized Path aside() throws IOException {
            return Files.createDirectories(folder.work().resolve(ASIDE + number++));
        }

        /**
         * Makes a batch part of the fleet.
         *
         * @param name of the batch: the same lists have the same
         * @param aside the folder in which it lies as {@code TABLE/day=DAY/NAME.parquet}; where that is large, as {@code NAME-NUMBER.parquet}
         */
        public synchronized void commit(String name, Path aside) throws IOException {
            for (String table : FleetTables.PARTITIONED) {
                for (Path file : below(aside.resolve(table))) {
                    sync(file);
                }
            }
            Path ready = folder.work().resolve(READY + name);
            move(aside, ready);
            sync(folder.work());
            folder.place(ready);
        }

        /** Puts a file in its place in one step. */
        public void replace(Path written, Path place) throws IOException {
            Files.createDirectories(parent(place));
            sync(written);
            move(written, place);
        }

        @Override
        public void close() throws IOException {
            try {
                folder.clear();
            } finally {
                lock.release();
                channel.close();
            }
        }
    }

    /**
     * Begins to write, and moves what an earlier writer had left whole; makes the folder where it is not there.
     *
     * @param waiting is told where another writer has to be waited for
     * @throws IOException if it cannot be written
     */
    public Writing write(Runnable waiting) throws IOException {
        Files.createDirectories(work());
        FileChannel channel = FileChannel.open(
                work().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                lock = channel.lock();
            }
            Path mark = root.resolve(MARK);
            if (!Files.exists(mark)) {
                Path written = work().resolve(ASIDE + MARK);
                Files.write(written, mark().getBytes(StandardCharsets.UTF_8));
                move(written, mark);
            }
            recover();
            return new Writing(this, channel, lock);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private Path work() {
        return root.resolve(WORK);
    }

    private void recover() throws IOException {
        for (Path left : inside(work())) {
            if (left.getFileName().toString().startsWith(READY)) {
                place(left);
            }
        }
        clear();
    }

    private void clear() throws IOException {
        for (Path left : inside(work())) {
            if (left.getFileName().toString().startsWith(ASIDE)) {
                delete(left);
            }
        }
    }

    private void place(Path ready) throws IOException {
        for (String table : FleetTables.PARTITIONED) {
            for (Path file : below(ready.resolve(table))) {
                Path place = root.resolve(ready.relativize(file).toString());
                Files.createDirectories(parent(place));
                move(file, place);
                sync(parent(place));
            }
        }
        delete(ready);
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new NoSuchFileException(file.toString());
        }
        return parent;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            throw new IOException(to + " is on another file system than the folder that it is in", otherDisk);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            file.force(true);
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(path)) {
            inside.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
