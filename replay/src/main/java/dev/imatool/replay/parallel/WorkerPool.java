package dev.imatool.replay.parallel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run stages until everything is done: each claims the first stage of the list that is ready, and waits where none
 * is. The caller's thread is one of them; the others have ended when {@link #run} returns. An exception in one of them ends the
 * work of all and reaches the caller.
 */
final class WorkerPool {
    private final List<? extends Stage> stages;
    private final BooleanSupplier finished;
    private @Nullable Throwable failure;

    /**
     * A pool.
     *
     * @param stages the preferred ones first
     * @param finished true when no stage will become ready again; asked under the lock
     */
    WorkerPool(List<? extends Stage> stages, BooleanSupplier finished) {
        this.stages = stages;
        this.finished = finished;
    }

    /** Runs all stages to their end, with {@code helpers} threads in addition to that of the caller. */
    void run(int helpers) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= helpers; i++) {
            threads.add(Thread.ofPlatform().name("imatool-" + i).daemon(false).start(this::work));
        }
        work();
        for (Thread thread : threads) {
            await(thread);
        }
        throwFailure();
    }

    private void work() {
        try {
            Optional<Stage> stage = next();
            while (stage.isPresent()) {
                stage.get().run();
                release(stage.get());
                stage = next();
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private synchronized Optional<Stage> next() throws InterruptedException {
        while (failure == null && !finished.getAsBoolean()) {
            for (Stage stage : stages) {
                if (stage.claim()) {
                    return Optional.of(stage);
                }
            }
            wait();
        }
        return Optional.empty();
    }

    private synchronized void release(Stage stage) {
        stage.release();
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    /** A helper ends soon after a failure; it is waited for in any case, because it uses what the caller will close. */
    private void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                fail(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void throwFailure() throws IOException {
        if (failure == null) {
            return; // before the switch, whose linking takes some milliseconds of every start
        }
        switch (failure) {
            case IOException unreadable -> throw unreadable;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            case InterruptedException interrupted ->
                throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
            default -> throw new IllegalStateException(failure);
        }
    }
}
