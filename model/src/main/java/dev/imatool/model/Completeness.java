package dev.imatool.model;

/** How much of an input could be read, from good to bad. */
public enum Completeness {
    /** Every byte is accounted for. */
    COMPLETE,
    /** The input ends inside an entry; every whole entry before that was read. */
    CUT_SHORT,
    /** Some stretch could not be read; what is before and after it was delivered. */
    DAMAGED;

    /** The worse of the two. */
    public Completeness worst(Completeness other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
