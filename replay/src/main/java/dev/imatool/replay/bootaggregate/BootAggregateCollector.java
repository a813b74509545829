package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Takes the boot_aggregates out of a list: one for each kernel that added to it. Only an entry without a buffer is one: a
 * keyring can be called {@code boot_aggregate} too, and its keys are measured under its name.
 */
public final class BootAggregateCollector {
    /** How many are kept. */
    public static final int KEPT = 1000;

    private final List<BootAggregate> found = new ArrayList<>();
    private String list = "";
    private OptionalInt pcr = OptionalInt.empty();
    private long omitted;

    /** An empty collector. */
    public BootAggregateCollector() {}

    /** Looks at one entry; makes an object of it only if it is called so. */
    public void add(EntryView view) {
        if (view.violation() || !called(view)) {
            return;
        }
        Entry entry = view.toEntry();
        if (!QualifiedName.namesBootAggregate(entry.name().path()) || entry.hasBuffer() || elsewhere(entry)) {
            return;
        }
        entry.fields().stream()
                .filter(TemplateField.FileDigest.class::isInstance)
                .map(TemplateField.FileDigest.class::cast)
                .findFirst()
                .ifPresent(digest -> take(entry, digest));
    }

    /** Those found, in the order of the input. */
    public List<BootAggregate> found() {
        return List.copyOf(found);
    }

    /** How many more there are. */
    public long omitted() {
        return omitted;
    }

    private void take(Entry entry, TemplateField.FileDigest digest) {
        if (found.size() == KEPT) {
            omitted++;
            return;
        }
        found.add(new BootAggregate(
                entry.list(),
                entry.number(),
                entry.name().container(),
                entry.location(),
                digest.algorithmName(),
                digest.algorithm(),
                digest.digest()));
    }

    /** True in another PCR than the list's first one has: a rule for files can name a PCR, kernels have one for all they add. */
    private boolean elsewhere(Entry entry) {
        if (!entry.list().equals(list)) {
            list = entry.list();
            pcr = entry.pcr();
        }
        return pcr.isPresent() && !entry.pcr().equals(pcr);
    }

    /** True when a field that can be a name ends like one; forks put a namespace in front. */
    private static boolean called(EntryView view) {
        for (int i = 0; i < view.fieldCount(); i++) {
            ByteSlice field = view.field(i);
            int end = field.length();
            if (end > 0 && field.at(end - 1) == 0) {
                end--;
            }
            if (endsWith(field, end, QualifiedName.BOOT_AGGREGATE)
                    || endsWith(field, end, QualifiedName.BOOT_AGGREGATE_LATE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(ByteSlice field, int end, ByteString name) {
        int from = end - name.length();
        for (int i = 0; from >= 0 && i < name.length(); i++) {
            if (field.at(from + i) != name.at(i)) {
                return false;
            }
        }
        return from >= 0;
    }
}
