package dev.imatool.replay.parallel;

import java.io.IOException;

/**
 * A step of the work that is done again and again, by one thread at a time. All but {@link #run} is called while the lock of the
 * {@link WorkerPool} is held, so that stages may ask each other how far they are.
 */
abstract class Stage {
    private boolean claimed;

    /** True when there is something to do now. */
    abstract boolean ready();

    /** Does one step. */
    abstract void run() throws IOException;

    /** Takes note that a step was done. */
    abstract void done();

    /** Claims the stage for the calling thread; false where another thread has it or there is nothing to do. */
    final boolean claim() {
        if (claimed || !ready()) {
            return false;
        }
        claimed = true;
        return true;
    }

    /** Takes note of the step and lets other threads claim the stage. */
    final void release() {
        claimed = false;
        done();
    }
}
