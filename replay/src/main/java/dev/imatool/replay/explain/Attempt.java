package dev.imatool.replay.explain;

import java.util.ArrayList;
import java.util.List;

/** The trial of one hypothesis: the chains it used, and what it had to leave out. */
final class Attempt {
    private final Question question;
    private final long limit;
    private final ExtendCount count;
    private final List<String> cuts = new ArrayList<>();

    Attempt(Question question, long limit) {
        this(question, limit, new ExtendCount());
    }

    private Attempt(Question question, long limit, ExtendCount count) {
        this.question = question;
        this.limit = limit;
        this.count = count;
    }

    /** A trial of its own, which may spend one of {@code shares} equal parts of what is allowed and counts here too. */
    Attempt part(Question varied, long shares) {
        return new Attempt(varied, Math.max(1, limit / Math.max(1, shares)), count);
    }

    /** A chain that may spend one of {@code shares} equal parts of what is allowed. */
    Chain chain(long shares) {
        return new Chain(question.bank(), question.value(), Math.max(1, limit / Math.max(1, shares)), count);
    }

    /** A chain for one run on a thread of its own; {@link #add} counts what it extended. */
    Chain chainOfItsOwn() {
        return new Chain(question.bank(), question.value(), Long.MAX_VALUE, new ExtendCount());
    }

    /** Counts what a chain of its own extended. */
    void add(Chain own) {
        count.add(own.extended());
    }

    /** Says what was not tried. */
    void cut(String what) {
        if (!cuts.contains(what)) {
            cuts.add(what);
        }
    }

    long extended() {
        return count.extended();
    }

    List<String> cuts() {
        return List.copyOf(cuts);
    }
}
