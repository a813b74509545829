package dev.imatool.cli.terminal;

import dev.imatool.examine.input.ReadingProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Tells a person how far the reading of a long list is, on one line of standard error that is wiped out afterwards. Says
 * nothing for the first second, and nothing at all where no terminal is.
 */
public final class Progress implements ReadingProgress {
    private static final long FIRST_AFTER_NANOS = 1_000_000_000L;
    private static final long THEN_EVERY_NANOS = 200_000_000L;
    private final PrintStream err;
    private final boolean watched;
    private final Map<String, String> environment;
    private long nextAt = System.nanoTime() + FIRST_AFTER_NANOS;
    private String wipe = "";

    /** Progress of one command. */
    public Progress(Streams streams) {
        this.err = streams.err();
        this.environment = streams.environment();
        this.watched = streams.errKind() == StreamKind.TERMINAL;
    }

    /** True when somebody is watching, so that counting is worth while. */
    public boolean watched() {
        return watched;
    }

    /** Tells that {@code entries} were read of the input called {@code name}. */
    @Override
    public void entries(String name, long entries) {
        if (watched && System.nanoTime() - nextAt >= 0) {
            if (wipe.isEmpty()) {
                wipe = TerminalType.of(environment).wipeLine();
            }
            err.print(wipe + "reading " + name + ": " + String.format(Locale.ROOT, "%,d", entries) + " entries");
            err.flush();
            nextAt = System.nanoTime() + THEN_EVERY_NANOS;
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (!wipe.isEmpty()) {
            err.print(wipe);
            err.flush();
            wipe = "";
        }
    }
}
