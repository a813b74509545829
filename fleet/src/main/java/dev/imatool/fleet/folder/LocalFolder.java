package dev.imatool.fleet.folder;

import dev.imatool.fleet.table.FleetTables;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a fleet on a disk. A batch of lists is written aside, into a folder of its own, then renamed to say that it is whole, then
 * its files are moved to their places, that of {@code lists} last. Whoever is stopped in between leaves either nothing or a whole batch,
 * which the next writer moves.
 */
public final class LocalFolder implements FleetFolder {
    private static final String ASIDE = "aside-";
    private static final String READY = "ready-";

    private final Path root;

    /** @param root the folder, there or not */
    public LocalFolder(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return FileNames.name(root);
    }

    @Override
    public String root() {
        return root.toString();
    }

    @Override
    public Optional<String> mark() throws IOException {
        Path mark = root.resolve(MARK);
        if (!Files.isRegularFile(mark)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(mark)) {
            return Optional.of(new String(in.readNBytes(MARK_BYTES), StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean isFree() throws IOException {
        if (!Files.isDirectory(root)) {
            return !Files.exists(root);
        }
        return inside(root).stream()
                .allMatch(path -> path.getFileName().toString().equals(WORK));
    }

    @Override
    public List<TableFile> written(String table) throws IOException {
        List<TableFile> files = new ArrayList<>();
        for (Path file : below(root.resolve(table))) {
            files.add(new TableFile(root.relativize(file).toString(), Files.size(file)));
        }
        return files;
    }

    @Override
    public boolean hasHosts() {
        return Files.exists(root.resolve(HOSTS));
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
        private final LocalFolder folder;
        private final FileChannel channel;
        private final FileLock lock;
        private int number;

        private Writing(LocalFolder folder, FileChannel channel, FileLock lock) {
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

        /** Makes a file that was written what is said of hosts, in one step. */
        public void hosts(Path written) throws IOException {
            Path place = folder.root.resolve(HOSTS);
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
     * @throws IOException if it cannot be written, or is something else
     */
    public Writing write(Runnable waiting) throws IOException {
        isToBegin();
        Files.createDirectories(work());
        FileChannel channel = FileChannel.open(
                work().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                lock = channel.lock();
            }
            if (isToBegin()) {
                Path written = work().resolve(ASIDE + MARK);
                Files.writeString(written, FleetFolder.ownMark());
                move(written, root.resolve(MARK));
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
