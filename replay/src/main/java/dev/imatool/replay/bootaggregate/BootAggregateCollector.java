package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the boot_aggregates out of a list: one for each kernel that added to it. Only an entry without a buffer is one: a
 * keyring can be called {@code boot_aggregate} too, and its keys are measured under its name.
 */
public final class BootAggregateCollector {
    /** How many are kept. */
    public static final int KEPT = 1000;

    private static final byte[] NAME = QualifiedName.BOOT_AGGREGATE.toByteArray();

    private final List<BootAggregate> found = new ArrayList<>();
    private long omitted;

    /** An empty collector. */
    public BootAggregateCollector() {}

    /** Looks at one entry; makes an object of it only if it is called so. */
    public void add(EntryView view) {
        if (!called(view)) {
            return;
        }
        Entry entry = view.toEntry();
        if (!entry.name().path().equals(QualifiedName.BOOT_AGGREGATE) || buffer(entry)) {
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
                entry.location(),
                digest.algorithmName(),
                digest.algorithm(),
                digest.digest()));
    }

    /** True when a field that can be a name ends in {@code boot_aggregate}; forks put a namespace in front. */
    private static boolean called(EntryView view) {
        for (int i = 0; i < view.fieldCount(); i++) {
            ByteSlice field = view.field(i);
            int end = field.length();
            if (end > 0 && field.at(end - 1) == 0) {
                end--;
            }
            if (end >= NAME.length && endsWithName(field, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithName(ByteSlice field, int end) {
        for (int i = 1; i <= NAME.length; i++) {
            if (field.at(end - i) != NAME[NAME.length - i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean buffer(Entry entry) {
        return entry.fields().stream()
                .anyMatch(field -> field.id().equals(FieldId.BUF)
                        && field instanceof TemplateField.Bytes bytes
                        && !bytes.bytes().isEmpty());
    }
}
