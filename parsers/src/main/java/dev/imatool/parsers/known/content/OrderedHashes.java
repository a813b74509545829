package dev.imatool.parsers.known.content;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes contents on several cores, and hands on their digests in the order in which the contents came: the answer does not depend on the
 * number of threads. To be used by one thread, which is also the one that digests are handed to. Memory is bound by the number of
 * threads, whatever the contents are. The threads end by themselves.
 */
final class OrderedHashes {
    /** Bytes of a content that is not worth handing to another thread. */
    private static final int SHORT = 1 << 14;

    private static final int CHUNK = 1 << 18;

    /** Contents that may wait for their turn behind a long one. */
    private static final int MOST_WAITING = 1 << 12;

    private final Set<HashAlgorithm> algorithms;
    private final int threads;
    private final ContentHash own;
    private final byte[] head = new byte[SHORT];
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Queue<ContentHash> spare = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<byte[]> buffers;
    private int buffersLeft;
    private @Nullable ThreadPoolExecutor workers;

    private record Waiting(
            Future<List<ContentDigest>> digests, Consumer<List<ContentDigest>> then, Consumer<IOException> failed) {}

    /** Opens a file on the thread that hashes it. */
    @FunctionalInterface
    interface Opener {
        /** Opens it. */
        InputStream open() throws IOException;
    }

    /** @param threads that hash, from 1, which is the calling one */
    OrderedHashes(Set<HashAlgorithm> algorithms, int threads) {
        this.algorithms = algorithms;
        this.threads = threads;
        this.own = new ContentHash(algorithms);
        this.buffersLeft = 2 * threads + 2;
        this.buffers = new ArrayBlockingQueue<>(buffersLeft);
    }

    /** The digests of a content, at once. */
    List<ContentDigest> now(InputStream content) throws IOException {
        return own.of(content);
    }

    /**
     * Reads a content here, and hashes it here or elsewhere.
     *
     * @param then takes its digests, now or later
     * @throws IOException if it cannot be read to its end; then nobody hears of its digests
     */
    void add(InputStream content, Consumer<List<ContentDigest>> then) throws IOException {
        if (threads == 1) {
            then.accept(own.of(content));
            return;
        }
        int count = content.readNBytes(head, 0, SHORT);
        if (count < SHORT) {
            own.update(head, 0, count);
            List<ContentDigest> digests = own.finish();
            later(() -> then.accept(digests));
            return;
        }
        Fed fed = new Fed();
        Future<List<ContentDigest>> digests = pool().submit(fed);
        try {
            fed.feed(content);
        } finally {
            fed.end();
        }
        waiting.add(new Waiting(digests, then, failed -> {}));
        deliver(MOST_WAITING);
    }

    /**
     * Opens, reads and hashes a file elsewhere.
     *
     * @param then takes its digests, now or later
     * @param failed takes why it cannot be read, instead of {@code then} and likewise in its turn
     */
    void add(Opener file, Consumer<List<ContentDigest>> then, Consumer<IOException> failed) throws IOException {
        Callable<List<ContentDigest>> hashing = () -> {
            ContentHash hash = hash();
            try (InputStream content = file.open()) {
                List<ContentDigest> digests = hash.of(content);
                spare.add(hash);
                return digests;
            }
        };
        if (threads == 1) {
            CompletableFuture<List<ContentDigest>> done = new CompletableFuture<>();
            try {
                done.complete(hashing.call());
            } catch (Exception unreadable) {
                done.completeExceptionally(unreadable);
            }
            waiting.add(new Waiting(done, then, failed));
        } else {
            waiting.add(new Waiting(pool().submit(hashing), then, failed));
        }
        deliver(MOST_WAITING);
    }

    /** Runs when all that came before was handed on. */
    void later(Runnable act) throws IOException {
        if (waiting.isEmpty()) {
            act.run();
        } else {
            waiting.add(new Waiting(CompletableFuture.completedFuture(List.of()), none -> act.run(), failed -> {}));
            deliver(MOST_WAITING);
        }
    }

    /** Hands on all that came. */
    void settle() throws IOException {
        deliver(0);
    }

    /** Hands on what is done, and as much more as leaves no more than {@code most} waiting. */
    private void deliver(int most) throws IOException {
        while (!waiting.isEmpty()
                && (waiting.size() > most || waiting.getFirst().digests().isDone())) {
            Waiting first = waiting.removeFirst();
            try {
                first.then().accept(first.digests().get());
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof IOException unreadable)) {
                    throw new IllegalStateException(failed.getCause());
                }
                first.failed().accept(unreadable);
            } catch (InterruptedException interrupted) {
                throw interrupted(interrupted);
            }
        }
    }

    private static IOException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", interrupted);
    }

    private ContentHash hash() {
        ContentHash used = spare.poll();
        return used == null ? new ContentHash(algorithms) : used;
    }

    private ThreadPoolExecutor pool() {
        if (workers == null) {
            workers =
                    new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                        Thread thread = new Thread(task, "contents");
                        thread.setDaemon(true);
                        return thread;
                    });
            workers.allowCoreThreadTimeOut(true);
        }
        return workers;
    }

    /** The next bytes of a content; no room for any at its end. */
    private static final class Chunk {
        private final byte[] bytes;
        private final int length;

        Chunk(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    /** A long content, which one thread reads and another one hashes. Only the newest of them waits for bytes, so that buffers come back. */
    private final class Fed implements Callable<List<ContentDigest>> {
        private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();

        void feed(InputStream content) throws IOException {
            chunks.add(new Chunk(head.clone(), SHORT));
            int count = CHUNK;
            while (count == CHUNK) {
                byte[] buffer = buffer();
                boolean read = false;
                try {
                    count = content.readNBytes(buffer, 0, CHUNK);
                    read = true;
                } finally {
                    if (!read) {
                        buffers.add(buffer);
                    }
                }
                chunks.add(new Chunk(buffer, count));
            }
        }

        private byte[] buffer() throws IOException {
            byte[] buffer = buffers.poll();
            if (buffer == null && buffersLeft > 0) {
                buffersLeft--;
                return new byte[CHUNK];
            }
            try {
                return buffer == null ? buffers.take() : buffer;
            } catch (InterruptedException interrupted) {
                throw interrupted(interrupted);
            }
        }

        void end() {
            chunks.add(new Chunk(new byte[0], 0));
        }

        @Override
        public List<ContentDigest> call() throws InterruptedException {
            ContentHash hash = hash();
            for (Chunk next = chunks.take(); next.bytes.length > 0; next = chunks.take()) {
                hash.update(next.bytes, 0, next.length);
                if (next.bytes.length == CHUNK) {
                    buffers.add(next.bytes);
                }
            }
            List<ContentDigest> digests = hash.finish();
            spare.add(hash);
            return digests;
        }
    }
}
