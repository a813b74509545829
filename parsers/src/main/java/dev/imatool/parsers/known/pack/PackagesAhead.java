package dev.imatool.parsers.known.pack;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.ReadingEffort;
import dev.imatool.parsers.known.SourceProgress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads packages on all cores, a few ahead of the one that is taken, and gives what they say in their order. */
final class PackagesAhead implements Closeable {
    private final Set<HashAlgorithm> algorithms;
    private final SourceProgress progress;
    private final int ahead = 2 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(ahead / 2, task -> {
        Thread thread = new Thread(task, "packages");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Deque<Future<Optional<Result>>> running = new ArrayDeque<>();

    /**
     * @param algorithms in which contents are hashed
     * @param progress hears of each package that was read
     */
    PackagesAhead(Set<HashAlgorithm> algorithms, SourceProgress progress) {
        this.algorithms = algorithms;
        this.progress = progress;
    }

    /** What a package says, kept until its turn. */
    record Result(KnownSource source, List<Consumer<KnownFileSink>> said) {
        /** Says it again. */
        KnownSource replay(KnownFileSink sink) {
            said.forEach(each -> each.accept(sink));
            return source;
        }
    }

    /** Adds a file after all others. */
    void add(Path file) {
        waiting.add(file);
    }

    /**
     * What the next file says; empty where it is no package.
     *
     * @throws IOException if it cannot be read
     */
    Optional<Result> next() throws IOException {
        while (running.size() < ahead && !waiting.isEmpty()) {
            Path file = waiting.removeFirst();
            running.add(workers.submit(() -> read(file)));
        }
        try {
            return running.removeFirst().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private Optional<Result> read(Path file) throws IOException {
        if (Files.isDirectory(file) || ArchiveSource.isOne(file)) {
            return Optional.empty();
        }
        Kept kept = new Kept(algorithms, new ArrayList<>());
        Optional<Result> result =
                PackedSource.read(InputSource.ofFile(file), kept).map(source -> new Result(source, kept.said()));
        if (result.isPresent() && progress.watched()) {
            progress.read(Files.size(file));
        }
        return result;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Keeps what is said. */
    private record Kept(Set<HashAlgorithm> algorithms, List<Consumer<KnownFileSink>> said) implements KnownFileSink {
        @Override
        public ReadingEffort effort() {
            return ReadingEffort.beside();
        }

        @Override
        public void file(KnownFile file) {
            said.add(sink -> sink.file(file));
        }

        @Override
        public void signed(KnownFile file, ByteString signature) {
            said.add(sink -> sink.signed(file, signature));
        }

        @Override
        public void link(String item, ByteString path, ByteString target, boolean symbolic) {
            said.add(sink -> sink.link(item, path, target, symbolic));
        }

        @Override
        public void skipped(KnownSkip why) {
            said.add(sink -> sink.skipped(why));
        }
    }
}
