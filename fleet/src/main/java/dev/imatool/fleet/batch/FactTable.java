package dev.imatool.fleet.batch;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which entries say the same: on the hosts of a fleet nearly all do, so that each is decoded once in a batch. Found by a checksum and
 * compared byte by byte; an input that makes many checksums alike only has its entries decoded again.
 */
public final class FactTable {
    private static final int FIRST_SLOTS = 1 << 12;
    private static final int MOST_PROBES = 32;

    private static final List<TemplateDigestCheck> CHECKS = List.of(TemplateDigestCheck.values());
    private static final List<Provenance> PROVENANCES = List.of(Provenance.values());

    private final CRC32 crc = new CRC32();
    private final List<Template> templates = new ArrayList<>();
    private int[] slots = new int[FIRST_SLOTS];
    private int[] ends = new int[FIRST_SLOTS];
    private int[] sums = new int[FIRST_SLOTS];
    private int[] ids = new int[FIRST_SLOTS];
    private byte[] bytes = new byte[1 << 16];
    private byte[] key = new byte[1 << 10];
    private @Nullable Template last;
    private int lastIndex = -1;
    private int size;
    private int used;

    /** None yet. */
    public FactTable() {}

    /** Bytes that are kept for comparison. */
    public long kept() {
        return used;
    }

    /**
     * The id under which the same was met before; else {@code next}, which is remembered where there is room for it.
     *
     * @param next id that a new one gets, from 0
     */
    public int idOf(EntryView entry, TemplateDigestCheck check, int next) {
        int length = key(entry, check);
        crc.reset();
        crc.update(key, 0, length);
        int sum = (int) crc.getValue();
        int mask = slots.length - 1;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int slot = (sum + probe) & mask;
            int found = slots[slot] - 1;
            if (found < 0) {
                remember(slot, sum, length, next);
                return next;
            }
            if (sums[found] == sum && same(found, length)) {
                return ids[found];
            }
        }
        return next;
    }

    private boolean same(int found, int length) {
        int from = found == 0 ? 0 : ends[found - 1];
        return Arrays.equals(bytes, from, ends[found], key, 0, length);
    }

    private void remember(int slot, int sum, int length, int id) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
        }
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
        }
        System.arraycopy(key, 0, bytes, used, length);
        used += length;
        ends[size] = used;
        sums[size] = sum;
        ids[size] = id;
        size++;
        slots[slot] = size;
        if (2 * size > slots.length) {
            grow();
        }
    }

    private void grow() {
        int[] larger = new int[2 * slots.length];
        int mask = larger.length - 1;
        for (int found = 0; found < size; found++) {
            for (int probe = 0; probe < MOST_PROBES; probe++) {
                int slot = (sums[found] + probe) & mask;
                if (larger[slot] == 0) {
                    larger[slot] = found + 1;
                    break;
                }
            }
        }
        slots = larger;
    }

    /** Everything that a fact is made of. */
    private int key(EntryView entry, TemplateDigestCheck check) {
        ByteSlice digest = entry.templateDigest();
        ByteSlice data = entry.templateData();
        int length = 5 + digest.length() + data.length();
        if (key.length < length) {
            key = new byte[length + length / 2];
        }
        key[0] = (byte) entry.pcr();
        key[1] = (byte) CHECKS.indexOf(check);
        key[2] = (byte) PROVENANCES.indexOf(entry.provenance());
        key[3] = (byte) template(entry.template());
        key[4] = (byte) digest.length();
        System.arraycopy(digest.array(), digest.offset(), key, 5, digest.length());
        System.arraycopy(data.array(), data.offset(), key, 5 + digest.length(), data.length());
        return length;
    }

    @SuppressWarnings("ReferenceEquality") // readers hand on one object for each template
    private int template(Template template) {
        if (template != last) {
            last = template;
            lastIndex = templates.indexOf(template);
        }
        if (lastIndex < 0) {
            lastIndex = templates.size();
            templates.add(template);
        }
        return lastIndex;
    }

    /** True where the entry can be looked up: what it says takes none of the entries before it, and its template is one of few. */
    public boolean takes(EntryView entry) {
        return !entry.mayBeInContainer() && entry.fieldsFit() && templates.size() < Byte.MAX_VALUE;
    }
}
