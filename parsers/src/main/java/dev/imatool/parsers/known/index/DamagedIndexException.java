package dev.imatool.parsers.known.index;

import java.io.IOException;

/** An index that cannot be used: damaged, cut off, of another version, or changed while it was read. The message says where. */
public final class DamagedIndexException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    DamagedIndexException(long offset, String what) {
        super("the index is damaged at byte " + offset + ": " + what);
        this.offset = offset;
    }

    private DamagedIndexException(String message) {
        super(message);
        this.offset = 0;
    }

    static DamagedIndexException ofVersion(long version) {
        return new DamagedIndexException("the index is of version " + version + ", and this imatool reads version "
                + IndexLayout.VERSION + ": build it anew");
    }

    /** Byte of the file at which something is wrong. */
    public long offset() {
        return offset;
    }
}
