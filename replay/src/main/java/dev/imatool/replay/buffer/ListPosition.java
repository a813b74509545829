package dev.imatool.replay.buffer;

import dev.imatool.model.EntryView;
import dev.imatool.model.Provenance;

/**
 * How many entries a list has so far and how many bytes they take as a kernel counts them (kernel {@code
 * get_binary_runtime_size}): in all, and since the last boot_aggregate.
 */
final class ListPosition {
    private static final int HEADER = 24;
    private static final int FIXED = 4 + 20 + 4 + 4;
    private static final int LENGTH_WORD = 4;

    private String list = "";
    private long entries;
    private long bytes;
    private long entriesSinceBoot;
    private long bytesSinceBoot;
    private long boots;
    private boolean beginsWithBoot;
    private boolean sizesKnown = true;

    /** Goes to that list; one that was not met last begins anew. */
    void enter(String name) {
        if (!list.equals(name)) {
            list = name;
            entries = 0;
            bytes = 0;
            entriesSinceBoot = 0;
            bytesSinceBoot = 0;
            boots = 0;
            beginsWithBoot = false;
            sizesKnown = true;
        }
    }

    void pass(EntryView entry) {
        enter(entry.list());
        if (entry.bootAggregate()) {
            boots++;
            entriesSinceBoot = 0;
            bytesSinceBoot = 0;
            beginsWithBoot |= entries == 0;
        }
        long size = size(entry);
        entries++;
        entriesSinceBoot++;
        bytes += size;
        bytesSinceBoot += size;
    }

    private long size(EntryView entry) {
        if (entry.provenance() == Provenance.UNAVAILABLE) {
            sizesKnown = false;
            return 0;
        }
        String name = entry.template().name();
        long data = entry.templateData().length();
        if (entry.template().legacy()) {
            data = legacyData(entry);
        }
        int nameLength = name.indexOf('|') < 0 ? name.length() : 0;
        return FIXED + nameLength + data;
    }

    /** In memory both fields of the legacy template have a length, and the name its NUL. */
    private static long legacyData(EntryView entry) {
        long data = 0;
        for (int i = 0; i < entry.fieldCount(); i++) {
            data += LENGTH_WORD + entry.field(i).length();
        }
        return data + 1;
    }

    /** Entries passed. */
    long entries() {
        return entries;
    }

    /** Entries passed since the last boot_aggregate, itself among them. */
    long entriesSinceBoot() {
        return entriesSinceBoot;
    }

    /** What the kernel would say is the size of the entries passed; meaningful if {@link #sizesKnown()}. */
    long bytes() {
        return HEADER + bytes;
    }

    /** The same for those since the last boot_aggregate. */
    long bytesSinceBoot() {
        return HEADER + bytesSinceBoot;
    }

    /** boot_aggregates passed. */
    long boots() {
        return boots;
    }

    /** True when the first entry is a boot_aggregate. */
    boolean beginsWithBoot() {
        return beginsWithBoot;
    }

    /** False where an entry lacks its template data. */
    boolean sizesKnown() {
        return sizesKnown;
    }
}
