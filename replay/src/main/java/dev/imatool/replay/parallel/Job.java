package dev.imatool.replay.parallel;

import java.io.IOException;

/**
 * Something that is to be done again and again, by one thread at a time. All but {@link #run} is called while the {@link
 * Crew}'s lock is held, so that jobs may ask each other how far they are.
 */
abstract class Job {
    private boolean taken;

    /** True when there is something to do now. */
    abstract boolean ready();

    /** Does it once. */
    abstract void run() throws IOException;

    /** Takes note that it was done. */
    abstract void done();

    /** Takes the job if nobody has it and there is something to do. */
    final boolean take() {
        if (taken || !ready()) {
            return false;
        }
        taken = true;
        return true;
    }

    /** Gives it back. */
    final void giveBack() {
        taken = false;
        done();
    }
}
