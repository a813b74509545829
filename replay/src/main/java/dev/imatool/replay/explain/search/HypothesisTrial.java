package dev.imatool.replay.explain.search;

import dev.imatool.replay.explain.report.Cut;
import java.util.ArrayList;
import java.util.List;

/** The trial of one hypothesis: the chains it used, and what it had to leave out. */
public final class HypothesisTrial {
    private final SearchTask task;
    private final long limit;
    private final ExtendCount count;
    private final List<Cut> cuts = new ArrayList<>();

    public HypothesisTrial(SearchTask task, long limit) {
        this(task, limit, new ExtendCount());
    }

    private HypothesisTrial(SearchTask task, long limit, ExtendCount count) {
        this.task = task;
        this.limit = limit;
        this.count = count;
    }

    /** A trial of its own, which may spend one of {@code shares} equal parts of what is allowed and counts here too. */
    public HypothesisTrial part(SearchTask varied, long shares) {
        return new HypothesisTrial(varied, Math.max(1, limit / Math.max(1, shares)), count);
    }

    /** A chain that may spend one of {@code shares} equal parts of what is allowed. */
    public Chain chain(long shares) {
        return new Chain(task.bank(), task.value(), Math.max(1, limit / Math.max(1, shares)), count);
    }

    /** A chain for one run on a thread of its own; {@link #add} counts what it extended. */
    public Chain chainOfItsOwn() {
        return new Chain(task.bank(), task.value(), Long.MAX_VALUE, new ExtendCount());
    }

    /** Counts what a chain of its own extended. */
    public void add(Chain own) {
        count.add(own.extended());
    }

    /** Notes what was not tried, once. */
    public void cut(Cut what) {
        if (!cuts.contains(what)) {
            cuts.add(what);
        }
    }

    public long extended() {
        return count.extended();
    }

    public List<Cut> cuts() {
        return List.copyOf(cuts);
    }
}
