package dev.imatool.parsers.known.index;

import java.io.IOException;

/** An index that cannot be used: damaged, cut off, of another version, or changed while it was read. */
public final class DamagedIndexException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;
    private final transient IndexDamage damage;

    DamagedIndexException(long offset, IndexDamage damage) {
        super(offset + ": " + damage);
        this.offset = offset;
        this.damage = damage;
    }

    /** Byte of the file at which something is wrong. */
    public long offset() {
        return offset;
    }

    /** What is wrong there. */
    public IndexDamage damage() {
        return damage;
    }
}
