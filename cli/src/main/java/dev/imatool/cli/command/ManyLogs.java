package dev.imatool.cli.command;

import dev.imatool.cli.json.ReplayLineJson;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.listfolder.ListFolder;
import dev.imatool.examine.replay.ReplayLine;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Replays many lists, each on one core, and writes a line for each in the order in which they are named. A list that cannot
 * be read has a line, too, and stops nothing.
 */
final class ManyLogs {
    /** Lines that may wait for the one before them, for each thread. */
    private static final int AHEAD = 32;

    private static final int MOST_THREADS = 64;

    private final Replayer replayer;
    private final int threads;
    private final Queue<Future<Written>> pending = new ArrayDeque<>();

    /** Replays one list; called by several threads at once. */
    @FunctionalInterface
    interface Replayer {
        ReplayLine replay(ListFolder.Listed list) throws IOException;
    }

    private record Written(ByteString line, ExitCode exit) {}

    ManyLogs(Replayer replayer, int threads) {
        this.replayer = replayer;
        this.threads = Math.min(threads, MOST_THREADS);
    }

    /** Replays {@code lists} and writes their lines to {@code out}; the exit status is the worst of all. */
    ExitCode run(List<ListFolder.Listed> lists, OutputStream out) throws IOException {
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            try {
                return run(crew, lists.iterator(), out);
            } finally {
                crew.shutdownNow();
            }
        }
    }

    private ExitCode run(ExecutorService crew, Iterator<ListFolder.Listed> lists, OutputStream out) throws IOException {
        ExitCode worst = ExitCode.OK;
        while (lists.hasNext() || !pending.isEmpty()) {
            while (lists.hasNext() && pending.size() < AHEAD * threads) {
                ListFolder.Listed list = lists.next();
                pending.add(crew.submit(() -> written(list)));
            }
            Written next = result(pending.remove());
            out.write(next.line().toByteArray());
            worst = worse(worst, next.exit());
        }
        return worst;
    }

    private Written written(ListFolder.Listed list) throws IOException {
        ReplayLine line = line(list);
        return new Written(ByteString.copyOf(ReplayLineJson.line(line)), ExitCode.ofStatus(line.exit()));
    }

    private ReplayLine line(ListFolder.Listed list) {
        String path = PartsArgument.shown(list.path());
        try {
            return replayer.replay(list);
        } catch (UnreadableInputException unreadable) {
            return ReplayLine.failed(path, unreadable.message(), ExitCode.USAGE.status());
        } catch (IOException | UncheckedIOException failure) {
            return ReplayLine.failed(path, path + ": " + failure.getMessage(), ExitCode.USAGE.status());
        } catch (RuntimeException bug) {
            return ReplayLine.failed(path, "internal error: " + bug, ExitCode.INTERNAL.status());
        }
    }

    private static Written result(Future<Written> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException unwritable -> throw unwritable;
                case Error error -> throw error;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** An internal error is the worst, then what could not be read at all, then damage, then a finding. */
    static ExitCode worse(ExitCode one, ExitCode other) {
        List<ExitCode> order =
                List.of(ExitCode.OK, ExitCode.FINDING, ExitCode.DAMAGED, ExitCode.USAGE, ExitCode.INTERNAL);
        return List.of(one, other).stream()
                .max(Comparator.comparingInt(order::indexOf))
                .orElseThrow();
    }
}
