package dev.imatool.examine.input;

/** Hears how far the reading of a long list is. One for each reading; used by one thread at a time. */
public interface ReadingProgress extends AutoCloseable {
    /** How many entries pass between two calls where entries are read one by one. */
    int STRIDE = 1 << 14;

    /** Where nobody watches. */
    ReadingProgress NONE = (name, entries) -> {};

    /** {@code entries} were read of the input called {@code name}. */
    void entries(String name, long entries);

    /** The reading is over. */
    @Override
    default void close() {}
}
