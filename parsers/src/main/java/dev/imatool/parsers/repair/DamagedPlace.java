package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import dev.imatool.parsers.ascii.LineProver;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import dev.imatool.parsers.ascii.LineProver.Layout;
import dev.imatool.parsers.entry.EntryNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says of a damaged line, in terms of its fields, what is damaged and what it is repaired to.
 *
 * @param number of the entry, if it has one
 * @param list its list
 * @param location of the text that was repaired
 * @param line the damaged line
 * @param layout its parts, where it begins like an entry
 * @param tried variants hashed
 */
record DamagedPlace(
        OptionalLong number, String list, Location location, ByteString line, Optional<Layout> layout, long tried) {
    private static final int LONGEST = 4096;
    private static final QualifiedName NAMELESS = QualifiedName.plain(ByteString.EMPTY);

    /** The repair of something inside the line. */
    Repair repaired(RepairKind kind, Optional<RepairKind> also, ByteString variant, LineProver prover) {
        Optional<Layout> after = prover.layout(variant);
        Optional<FieldText> changed = after.flatMap(read -> onlyChange(variant, read));
        QualifiedName name = after.map(read -> name(variant, read)).orElse(NAMELESS);
        if (changed.isEmpty()) {
            int from = layout.map(Layout::fieldsAt).orElse(0);
            return with(name, new Repair.Unique(kind, also, shown(variant.slice(from, variant.length()))), line, from);
        }
        FieldText now = changed.get();
        FieldText before =
                layout.orElseThrow().fields().get(after.orElseThrow().fields().indexOf(now));
        ByteString damaged = line.slice(before.start(), before.end());
        ByteString repaired = variant.slice(now.start(), now.end());
        int digits = isDigest(now) ? DigestEdits.digitsAt(damaged) : 0;
        boolean sameAlgorithm =
                repaired.startsWith(damaged.slice(0, digits)) && DigestEdits.digitsAt(repaired) == digits;
        int from = sameAlgorithm ? digits : 0;
        return make(
                name,
                new Repair.Unique(kind, also, shown(repaired.slice(from, repaired.length()))),
                Optional.of(now.id().name()),
                damaged.slice(from, damaged.length()));
    }

    /** The repair of the line as a whole: joined from {@code text}, or split. */
    Repair whole(Repair.Outcome outcome, ByteString text, ByteString first, LineProver prover) {
        QualifiedName name = prover.layout(first).map(read -> name(first, read)).orElse(NAMELESS);
        Repair.Outcome bounded = switch (outcome) {
            case Repair.Unique unique -> new Repair.Unique(unique.kind(), unique.also(), shown(unique.repaired()));
            case Repair.Ambiguous open ->
                new Repair.Ambiguous(
                        open.candidates().stream().map(DamagedPlace::shown).toList());
            case Repair.None none -> none;
        };
        return make(name, bounded, Optional.empty(), text);
    }

    /** Nothing was found. */
    Repair unrepaired(Repair.Reason reason) {
        Layout read = layout.orElseThrow();
        QualifiedName name = name(line, read);
        Repair.None none = new Repair.None(reason);
        int failed = read.failedField();
        if (failed < 0 || failed >= read.fields().size()) {
            return with(name, none, line, read.fieldsAt());
        }
        FieldText field = read.fields().get(failed);
        ByteString damaged = line.slice(field.start(), field.end());
        int from = isDigest(field) ? DigestEdits.digitsAt(damaged) : 0;
        return make(name, none, Optional.of(field.id().name()), damaged.slice(from, damaged.length()));
    }

    private Optional<FieldText> onlyChange(ByteString variant, Layout after) {
        if (layout.isEmpty() || layout.get().fields().size() != after.fields().size()) {
            return Optional.empty();
        }
        Optional<FieldText> change = Optional.empty();
        for (int i = 0; i < after.fields().size(); i++) {
            FieldText before = layout.get().fields().get(i);
            FieldText now = after.fields().get(i);
            if (!line.slice(before.start(), before.end()).equals(variant.slice(now.start(), now.end()))) {
                if (change.isPresent()) {
                    return Optional.empty();
                }
                change = Optional.of(now);
            }
        }
        return change;
    }

    /** How the entry is called, in its container. */
    private static QualifiedName name(ByteString text, Layout layout) {
        ByteString name = ByteString.EMPTY;
        List<TemplateField> others = new ArrayList<>();
        for (FieldText field : layout.fields().reversed()) {
            ByteString value = text.slice(field.start(), field.end());
            if (field.id().encoding().isName()) {
                name = shown(value);
            } else {
                others.add(new TemplateField.Text(field.id(), value));
            }
        }
        boolean buffer = layout.template().indexOf(FieldId.BUF) >= 0;
        return EntryNaming.of(name, layout.firstColumn(), buffer, others);
    }

    private static boolean isDigest(FieldText field) {
        return field.id().encoding().namesAlgorithm();
    }

    private Repair with(QualifiedName name, Repair.Outcome outcome, ByteString text, int from) {
        return make(name, outcome, Optional.empty(), text.slice(Math.min(from, text.length()), text.length()));
    }

    private Repair make(QualifiedName name, Repair.Outcome outcome, Optional<String> field, ByteString damaged) {
        return new Repair(number, list, location, name, outcome, field, shown(damaged), tried);
    }

    /** Reports hold the beginning of long texts; what is written is whole. */
    private static ByteString shown(ByteString text) {
        return text.length() <= LONGEST ? text : text.slice(0, LONGEST);
    }
}
