package dev.imatool.replay.list;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An entry that stands by itself, with the reader's promises filled in by hand. */
public record ListEntry(
        long number,
        String list,
        int pcr,
        ByteString digest,
        Template template,
        Provenance provenance,
        ByteString data,
        boolean fieldsFit,
        List<ByteString> fieldBytes,
        boolean proven)
        implements EntryView {
    /** An entry of length-prefixed fields in little endian, with the template digest they have in {@code header}. */
    public static ListEntry of(long number, int pcr, PcrBank header, String format, ByteString... fields) {
        return of(number, pcr, header, Template.of(format, format), ByteOrder.LITTLE, fields);
    }

    /** An entry of length-prefixed fields, with the template digest they have in {@code header}. */
    public static ListEntry of(
            long number, int pcr, PcrBank header, Template template, ByteOrder order, ByteString... fields) {
        ByteString data = ByteString.EMPTY;
        for (ByteString field : fields) {
            byte[] length = new byte[4];
            order.put(length, 0, 4, field.length());
            data = join(data, ByteString.copyOf(length), field);
        }
        return new ListEntry(
                number, "", pcr, hash(header, data), template, Provenance.LOGGED, data, true, List.of(fields), false);
    }

    /** An {@code ima-ng} entry of a file whose SHA-256 is that of its name. */
    public static ListEntry file(long number, int pcr, PcrBank header, String name) {
        ByteString digest = hash(PcrBank.SHA256, ByteString.ofText(name));
        Template template = Template.of("ima-ng", "d-ng|n-ng");
        return of(number, pcr, header, template, ByteOrder.LITTLE, digestField("sha256", digest), name(name));
    }

    /** An {@code ima-ng} violation. */
    public static ListEntry violation(long number, int pcr, PcrBank header, String name) {
        ByteString zero = ByteString.copyOf(new byte[32]);
        Template template = Template.of("ima-ng", "d-ng|n-ng");
        return of(number, pcr, header, template, ByteOrder.LITTLE, digestField("sha256", zero), name(name))
                .withDigest(ByteString.copyOf(new byte[header.digestLength()]));
    }

    /** The stored form of a {@code d-ng} field. */
    public static ByteString digestField(String algorithm, ByteString digest) {
        return join(ByteString.ofText(algorithm + ":\0"), digest);
    }

    /** The stored form of an {@code n-ng} field. */
    public static ByteString name(String name) {
        return ByteString.ofText(name + "\0");
    }

    /** All of {@code parts}, one behind the other. */
    public static ByteString join(ByteString... parts) {
        StringBuilder text = new StringBuilder();
        for (ByteString part : parts) {
            text.append(part.latin1());
        }
        return ByteString.copyOf(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The hash of {@code message} in the hash of {@code bank}. */
    public static ByteString hash(PcrBank bank, ByteString message) {
        try {
            String jdkName = "SHA-" + bank.toString().substring(3);
            return ByteString.copyOf(MessageDigest.getInstance(jdkName).digest(message.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ListEntry withDigest(ByteString other) {
        return new ListEntry(number, list, pcr, other, template, provenance, data, fieldsFit, fieldBytes, proven);
    }

    public ListEntry withTemplate(Template other) {
        return new ListEntry(number, list, pcr, digest, other, provenance, data, fieldsFit, fieldBytes, proven);
    }

    public ListEntry withProvenance(Provenance other) {
        return new ListEntry(number, list, pcr, digest, template, other, data, fieldsFit, fieldBytes, proven);
    }

    public ListEntry withProven() {
        return new ListEntry(number, list, pcr, digest, template, provenance, data, fieldsFit, fieldBytes, true);
    }

    public ListEntry inList(String other) {
        return new ListEntry(number, other, pcr, digest, template, provenance, data, fieldsFit, fieldBytes, proven);
    }

    /** The entry of an ascii list whose template data cannot be rebuilt. */
    public ListEntry withoutData() {
        return withProvenance(Provenance.UNAVAILABLE);
    }

    /** The same bytes, read as something that is not the fields of the template. */
    public ListEntry withoutLayout() {
        return new ListEntry(number, list, pcr, digest, template, provenance, data, false, fieldBytes, proven);
    }

    @Override
    public Location location() {
        return Location.bytes(100 * number, 100);
    }

    @Override
    public ByteSlice templateDigest() {
        return slice(digest);
    }

    @Override
    public ByteSlice templateData() {
        return slice(provenance == Provenance.UNAVAILABLE ? ByteString.EMPTY : data);
    }

    @Override
    public int fieldCount() {
        return fieldsFit() ? fieldBytes.size() : 0;
    }

    @Override
    public boolean fieldsFit() {
        return fieldsFit && provenance != Provenance.UNAVAILABLE;
    }

    @Override
    public ByteSlice field(int index) {
        return slice(fieldBytes.get(index));
    }

    @Override
    public boolean violation() {
        return digest.allZero();
    }

    @Override
    public Entry toEntry() {
        List<TemplateField> fields = new ArrayList<>();
        ByteString eventName = ByteString.EMPTY;
        for (int i = 0; i < fieldBytes.size(); i++) {
            FieldId id = template.fields().get(i);
            ByteString stored = fieldBytes.get(i);
            int nul = Math.max(stored.indexOf(0, 0), 0);
            switch (id.encoding()) {
                case NAME -> eventName = template.legacy() ? stored : stored.slice(0, nul);
                case DIGEST_WITH_ALGORITHM ->
                    fields.add(new TemplateField.FileDigest(
                            id,
                            Optional.empty(),
                            stored.slice(0, Math.max(nul - 1, 0)).latin1(),
                            stored.slice(Math.min(nul + 1, stored.length()), stored.length())));
                default -> fields.add(new TemplateField.Raw(id, stored));
            }
        }
        return new Entry(
                number,
                list,
                location(),
                pcr == NO_PCR ? OptionalInt.empty() : OptionalInt.of(pcr),
                digest,
                template,
                provenance,
                data,
                fields,
                QualifiedName.plain(eventName));
    }

    private static ByteSlice slice(ByteString bytes) {
        return new ByteSlice().set(bytes.toByteArray(), 0, bytes.length());
    }
}
