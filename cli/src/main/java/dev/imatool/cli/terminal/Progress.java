package dev.imatool.cli.terminal;

import dev.imatool.examine.input.ReadingProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells a person how far the reading of a long list or source is, on one line of standard error that is wiped out afterwards. Says
 * nothing for the first second, and nothing at all where no terminal is, or where the report is on the screen already.
 */
public final class Progress implements ReadingProgress {
    private static final long SECOND = 1_000_000_000L;
    private static final long THEN_EVERY_NANOS = 200_000_000L;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream err;
    private final Streams streams;
    private final Map<String, String> environment;
    private final Optional<EnclosingShell> shell;
    private final LongSupplier clock;
    private final long begun;
    private long nextAt;
    private String wipe = "";

    /** Progress of one command. */
    public Progress(Streams streams) {
        this(streams, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    Progress(Streams streams, LongSupplier clock) {
        this.err = streams.err();
        this.environment = streams.environment();
        this.streams = streams;
        this.shell = streams.shell();
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.nextAt = begun + SECOND;
    }

    /** True when somebody is watching, so that counting is worth while. */
    @Override
    public boolean watched() {
        return streams.errKind() == StreamKind.TERMINAL && !reportShown();
    }

    private boolean reportShown() {
        return streams.outKind() == StreamKind.TERMINAL
                && streams.out() instanceof ReportStream report
                && report.begun();
    }

    /** Tells that {@code entries} were read of the input called {@code name}. */
    @Override
    public void entries(String name, long entries) {
        stopIfInterrupted();
        if (isTime()) {
            show(name, String.format(Locale.ROOT, "%,d", entries) + " entries");
        }
    }

    /** Tells the part that was read, how fast that is, and how long the rest takes if it goes on so. */
    @Override
    public void bytes(String name, long bytes, long all) {
        stopIfInterrupted();
        if (!isTime()) {
            return;
        }
        double seconds = (clock.getAsLong() - begun) / (double) SECOND;
        String rate = String.format(Locale.ROOT, "%,.0f MB/s", bytes / seconds / MEGABYTE);
        if (all < bytes || all == 0) {
            show(name, String.format(Locale.ROOT, "%,d MB, ", bytes / MEGABYTE) + rate);
        } else {
            long left = Math.round(seconds * (all - bytes) / bytes);
            String time = left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s";
            show(name, 100 * bytes / all + " %, " + rate + ", " + time + " left");
        }
    }

    /** Tells how many hosts were read. */
    public void hosts(long done, long all) {
        if (isTime()) {
            show("hosts", done + " of " + all);
        }
    }

    /** Every command that reads for long comes by here. */
    private void stopIfInterrupted() {
        shell.ifPresent(running -> running.interruption().check());
    }

    private boolean isTime() {
        return watched() && clock.getAsLong() - nextAt >= 0;
    }

    private void show(String name, String how) {
        if (wipe.isEmpty()) {
            wipe = TerminalType.of(environment).wipeLine();
        }
        err.print(wipe + "reading " + name + ": " + how);
        err.flush();
        nextAt = clock.getAsLong() + THEN_EVERY_NANOS;
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
