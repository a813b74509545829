package dev.imatool.replay.parallel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do jobs until all is done: each takes the first job of the list that is ready, and waits where none is. The
 * caller's thread is one of them; the others are gone when {@link #work} returns. What one of them throws ends the work of
 * all and reaches the caller.
 */
final class Crew {
    private final List<? extends Job> jobs;
    private final BooleanSupplier finished;
    private @Nullable Throwable failure;

    /**
     * A crew.
     *
     * @param jobs those to be preferred first
     * @param finished tells, under the lock, that no job will become ready any more
     */
    Crew(List<? extends Job> jobs, BooleanSupplier finished) {
        this.jobs = jobs;
        this.finished = finished;
    }

    /** Works with {@code helpers} threads beside that of the caller. */
    void work(int helpers) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= helpers; i++) {
            threads.add(Thread.ofPlatform().name("imatool-" + i).daemon(false).start(this::labour));
        }
        labour();
        for (Thread thread : threads) {
            await(thread);
        }
        tellFailure();
    }

    private void labour() {
        try {
            Optional<Job> job = next();
            while (job.isPresent()) {
                job.get().run();
                giveBack(job.get());
                job = next();
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private synchronized Optional<Job> next() throws InterruptedException {
        while (failure == null && !finished.getAsBoolean()) {
            for (Job job : jobs) {
                if (job.take()) {
                    return Optional.of(job);
                }
            }
            wait();
        }
        return Optional.empty();
    }

    private synchronized void giveBack(Job job) {
        job.giveBack();
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

    private synchronized void tellFailure() throws IOException {
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
