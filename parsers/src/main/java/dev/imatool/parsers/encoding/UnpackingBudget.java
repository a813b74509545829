package dev.imatool.parsers.encoding;

import java.util.function.LongSupplier;

/**
 * How much packed bytes may become: {@value #FREE} bytes, and {@value #RATIO} more for each byte that the input itself has. Lists
 * and system files unpack to 2 to 20 times their size, a list of one entry repeated without end to some hundred times; a
 * decompression bomb to millions. All layers of an input, and all members of an archive with those inside, take from one budget.
 */
public final class UnpackingBudget {
    /** 128 MiB, whatever the size of the input. */
    public static final long FREE = 128L << 20;

    /** For each byte of the input. */
    public static final long RATIO = 100;

    private final LongSupplier rawBytes;
    private final long free;
    private long unpacked;

    /** @param rawBytes how many bytes of the input were read so far */
    public UnpackingBudget(LongSupplier rawBytes) {
        this(rawBytes, FREE);
    }

    /** The same with another allowance that no input has to earn. */
    UnpackingBudget(LongSupplier rawBytes, long free) {
        this.rawBytes = rawBytes;
        this.free = free;
    }

    /** Takes bytes that were unpacked; false where they are more than the input may become. */
    public boolean take(long bytes) {
        unpacked += bytes;
        return unpacked <= most();
    }

    /** What the input may become, as far as it was read. */
    public long most() {
        return free + RATIO * rawBytes.getAsLong();
    }
}
