package dev.imatool.parsers.repair;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.parsers.entry.TemplateProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Entries of a binary list in whose template data one byte may have changed. */
final class ByteFlips {
    private final TemplateProof proof = new TemplateProof();
    private final SearchBudget budget = new SearchBudget();
    private final List<Repair> repairs = new ArrayList<>();
    private final TreeMap<Long, Byte> patches = new TreeMap<>();
    private long omitted;

    /** Tries every other value of every byte of the template data. */
    void search(EntryView view) {
        if (repairs.size() == RepairResult.MOST_LISTED) {
            omitted++;
            return;
        }
        budget.seen(view.location().end());
        budget.beginEntry();
        byte[] data = view.templateData().toByteString().toByteArray();
        int found = view.digestKind()
                .map(kind -> search(kind, view.templateDigest(), data))
                .orElse(-1);
        Entry entry = view.toEntry();
        if (found < 0) {
            Repair.Reason reason = budget.refused() ? Repair.Reason.GIVEN_UP : Repair.Reason.NOT_FOUND;
            repairs.add(repair(entry, Optional.empty(), ByteString.EMPTY, new Repair.None(reason)));
            return;
        }
        int field = fieldAt(view, found);
        if (field < 0 && view.template().legacy()) {
            repairs.add(repair(entry, Optional.empty(), ByteString.EMPTY, new Repair.None(Repair.Reason.NOT_FOUND)));
            return;
        }
        ByteSlice place = field < 0 ? view.templateData() : view.field(field);
        int from = field < 0 ? 0 : place.offset() - view.templateData().offset();
        ByteString damaged = place.toByteString();
        ByteString repaired = ByteString.copyOf(data, from, place.length());
        Optional<FieldId> id = field < 0
                ? Optional.empty()
                : Optional.of(view.template().fields().get(field));
        Repair.Unique unique = new Repair.Unique(RepairKind.BYTE_REPLACED, printed(id, repaired));
        repairs.add(repair(entry, id.map(FieldId::name), printed(id, damaged), unique));
        long behind = view.template().legacy() ? legacyBehind(view, field, found - from) : data.length - (long) found;
        patches.put(entry.location().end() - behind, data[found]);
    }

    /** How far before the end of a legacy entry a byte stands: digest, length word, name (kernel ima_measurements_show). */
    private static long legacyBehind(EntryView view, int field, int index) {
        long name = view.field(1).length();
        return field == 1 ? name - index : name + Integer.BYTES + view.field(0).length() - index;
    }

    /** A name as it is, without NUL; anything else in hex. */
    private static ByteString printed(Optional<FieldId> id, ByteString bytes) {
        boolean name = id.filter(field -> field.encoding().isName()).isPresent();
        boolean terminated = !bytes.isEmpty() && bytes.at(bytes.length() - 1) == 0;
        return name ? bytes.slice(0, terminated ? bytes.length() - 1 : bytes.length()) : hex(bytes);
    }

    List<Repair> repairs() {
        return repairs;
    }

    /** Entries that were not searched, for their number. */
    long omitted() {
        return omitted;
    }

    /** Bytes of the content to replace, by their offset. */
    Map<Long, Byte> patches() {
        return patches;
    }

    long tried() {
        return budget.tried();
    }

    /** Index of the byte whose other value, now in {@code data}, gives the digest; or -1. */
    private int search(LoggedDigestKind kind, ByteSlice digest, byte[] data) {
        for (int i = 0; i < data.length; i++) {
            byte before = data[i];
            for (int change = 1; change <= 0xff; change++) {
                data[i] = (byte) (before ^ change);
                if (!budget.spend(data.length)) {
                    return -1;
                }
                if (proof.proves(kind, digest, data, 0, data.length)) {
                    return i;
                }
            }
            data[i] = before;
        }
        return -1;
    }

    /** The field that holds the byte of the template data, or -1. */
    private static int fieldAt(EntryView view, int index) {
        int at = view.templateData().offset() + index;
        for (int i = 0; i < Math.min(view.fieldCount(), view.template().fields().size()); i++) {
            ByteSlice field = view.field(i);
            if (field.array() == view.templateData().array()
                    && at >= field.offset()
                    && at < field.offset() + field.length()) {
                return i;
            }
        }
        return -1;
    }

    private static ByteString hex(ByteString bytes) {
        return ByteString.ofText(bytes.hex());
    }

    private Repair repair(Entry entry, Optional<String> field, ByteString damaged, Repair.Outcome outcome) {
        return new Repair(
                OptionalLong.of(entry.number()),
                entry.list(),
                entry.location(),
                entry.name(),
                outcome,
                field,
                damaged,
                budget.triedInEntry());
    }
}
