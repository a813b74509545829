package dev.imatool.fleet.spark;

/** What stands before each record of entries on their way from a task to a part of the table. */
enum EntryMark {
    /** Numbers of facts begin anew. */
    FORGET,

    /** What entries say: its number, the path, and the other columns. */
    FACT,

    /** The list that the entries behind it are of: host, hash, boot and day. */
    LIST,

    /** An entry: its number, its place in the list, the number of what it says, and what vouches for it. */
    ENTRY;

    private static final EntryMark[] ALL = values();

    static EntryMark of(int mark) {
        return ALL[mark];
    }
}
