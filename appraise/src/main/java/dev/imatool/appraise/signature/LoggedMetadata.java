package dev.imatool.appraise.signature;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an entry logs of a file in addition to its content.
 *
 * @param values the values of its protected extended attributes, back to back
 * @param securityIma the value of {@code security.ima} among them
 * @param divides true when names, lengths and values fit each other
 * @param owner user, group and mode; absent where the template lacks one of them
 */
record LoggedMetadata(ByteString values, Optional<ByteString> securityIma, boolean divides, Optional<Owner> owner) {
    private static final FieldId IUID = new FieldId("iuid");
    private static final FieldId IGID = new FieldId("igid");
    private static final FieldId IMODE = new FieldId("imode");
    private static final String SECURITY_IMA = "security.ima";

    /** Owner and mode of an inode. */
    record Owner(long user, long group, long mode) {}

    /** Reads the fields of an entry; none when its template has no {@code xattrvalues} or they are damaged. */
    static Optional<LoggedMetadata> of(Entry entry) {
        if (!(entry.field(FieldId.XATTRVALUES).orElse(null) instanceof TemplateField.Bytes values)) {
            return Optional.empty();
        }
        Optional<Owner> owner = number(entry, IUID)
                .flatMap(user -> number(entry, IGID)
                        .flatMap(group -> number(entry, IMODE).map(mode -> new Owner(user, group, mode))));
        List<String> names = entry.field(FieldId.XATTRNAMES).orElse(null) instanceof TemplateField.Text text
                ? names(text.text())
                : List.of();
        List<Long> lengths = entry.field(FieldId.XATTRLENGTHS).orElse(null) instanceof TemplateField.Numbers numbers
                ? numbers.values()
                : List.of();
        return Optional.of(divided(values.bytes(), names, lengths, owner));
    }

    private static LoggedMetadata divided(
            ByteString values, List<String> names, List<Long> lengths, Optional<Owner> owner) {
        List<Long> fitting = sums(lengths, values)
                ? lengths
                : lengths.stream().map(LoggedMetadata::swapped).toList();
        if (names.size() != fitting.size() || !sums(fitting, values)) {
            return new LoggedMetadata(values, Optional.empty(), false, owner);
        }
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            int end = at + fitting.get(i).intValue();
            if (names.get(i).equals(SECURITY_IMA)) {
                return new LoggedMetadata(values, Optional.of(values.slice(at, end)), true, owner);
            }
            at = end;
        }
        return new LoggedMetadata(values, Optional.empty(), true, owner);
    }

    private static List<String> names(ByteString text) {
        int nul = text.indexOf(0, 0);
        ByteString bare = nul < 0 ? text : text.slice(0, nul);
        return bare.isEmpty()
                ? List.of()
                : List.of(new String(bare.toByteArray(), StandardCharsets.ISO_8859_1).split("\\|", -1));
    }

    private static boolean sums(List<Long> lengths, ByteString values) {
        return lengths.stream().mapToLong(Long::longValue).sum() == values.length();
    }

    /** The length in the other byte order: an ascii list does not say which it has. */
    private static long swapped(long length) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) length));
    }

    private static Optional<Long> number(Entry entry, FieldId id) {
        return entry.field(id).orElse(null) instanceof TemplateField.Number number ? number.value() : Optional.empty();
    }
}
