package dev.imatool.fleet.spark;

/** How many lists, hosts and entries. */
record IngestCounts(long added, long had, long damaged, long unread, long entries) {
    static final IngestCounts NONE = new IngestCounts(0, 0, 0, 0, 0);

    IngestCounts plus(IngestCounts other) {
        return new IngestCounts(
                added + other.added,
                had + other.had,
                damaged + other.damaged,
                unread + other.unread,
                entries + other.entries);
    }
}
