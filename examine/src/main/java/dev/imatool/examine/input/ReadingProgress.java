package dev.imatool.examine.input;

/** Hears how far the reading of a long list, or of a long source of known files, is. One for each reading; used by one thread at a time. */
public interface ReadingProgress extends AutoCloseable {
    /** How many entries pass between two calls where entries are read one by one. */
    int STRIDE = 1 << 14;

    /** Where nobody watches. */
    ReadingProgress NONE = (name, entries) -> {};

    /** {@code entries} were read of the input called {@code name}. */
    void entries(String name, long entries);

    /** False where it is no use to find out how much there is to read. */
    default boolean watched() {
        return false;
    }

    /**
     * Bytes were read of the input called {@code name}.
     *
     * @param bytes of the disk, whatever they unpack to
     * @param all how many there are; 0 where that is not known
     */
    default void bytes(String name, long bytes, long all) {}

    /** The reading is over. */
    @Override
    default void close() {}
}
