package dev.imatool.cli.terminal;

/** A command of a shell can be stopped while the process goes on: its threads ask here whether somebody wants that. */
public final class Interruption {
    /** Exit status of a command that was stopped, as other shells have it for SIGINT. */
    public static final int STATUS = 130;

    private volatile boolean raised;

    /** Ends the work of whichever thread of the command comes across it. */
    public static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;

        Raised() {
            super("interrupted");
        }
    }

    /** Asks the command to stop. */
    public void raise() {
        raised = true;
    }

    /** True when it shall stop. */
    public boolean raised() {
        return raised;
    }

    /**
     * Goes on, unless the command shall stop.
     *
     * @throws Raised if it shall
     */
    public void check() {
        if (raised) {
            throw new Raised();
        }
    }
}
