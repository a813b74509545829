package dev.imatool.fleet.spark.entries;

import java.io.IOException;

/** What stands before each record of entries on their way from a task to a part of the table. */
enum EntryMark {
    /** Numbers of facts begin anew. */
    FORGET(0),

    /** What entries say: its number, the path, and the other columns. */
    FACT(1),

    /** The list that the entries behind it are of: host, hash, boot and day. */
    LIST(2),

    /** An entry: its number, its place in the list, the number of what it says, and what vouches for it. */
    ENTRY(3);

    private final int code;

    EntryMark(int code) {
        this.code = code;
    }

    /** The byte that stands for it. */
    int code() {
        return code;
    }

    static EntryMark of(int code) throws IOException {
        return switch (code) {
            case 0 -> FORGET;
            case 1 -> FACT;
            case 2 -> LIST;
            case 3 -> ENTRY;
            default -> throw new IOException("no mark: " + code);
        };
    }
}
