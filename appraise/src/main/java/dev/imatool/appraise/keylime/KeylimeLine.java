package dev.imatool.appraise.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry as Keylime reads its line ({@code keylime/ima/ast.py}): digest, name, and what a third column holds. Keylime writes the
 * template data anew from these, little endian, and hashes that.
 *
 * @param kind which template
 * @param digest of the file or buffer
 * @param name path or label
 * @param third signature or buffer; empty where there is none, or a signature that Keylime does not take for one
 */
record KeylimeLine(Kind kind, TemplateField.FileDigest digest, ByteString name, Optional<ByteString> third) {
    /** Longest name of the old template, in bytes; Keylime stops at a longer one. */
    static final int LONGEST_LEGACY = 255;

    private static final int SHA1_LENGTH = 20;
    private static final int MD5_LENGTH = 16;
    private static final int SIGNATURE_HEADER = 9;
    private static final int LOWEST_PCR = 10;

    /** The templates that Keylime reads, with their fields. */
    enum Kind {
        IMA,
        NG,
        SIG,
        BUF;

        private List<FieldId> fields() {
            return switch (this) {
                case IMA -> List.of(FieldId.D, FieldId.N);
                case NG -> List.of(FieldId.D_NG, FieldId.N_NG);
                case SIG -> List.of(FieldId.D_NG, FieldId.N_NG, FieldId.SIG);
                case BUF -> List.of(FieldId.D_NG, FieldId.N_NG, FieldId.BUF);
            };
        }
    }

    private static final Map<String, Kind> TEMPLATES =
            Map.of("ima", Kind.IMA, "ima-ng", Kind.NG, "ima-sig", Kind.SIG, "ima-buf", Kind.BUF);

    /** The line of an entry; empty where Keylime does not understand it. */
    static Optional<KeylimeLine> of(Entry entry) {
        Kind kind = TEMPLATES.get(entry.template().name());
        // the kernel pads a PCR of one digit with a blank, and Keylime counts blanks
        boolean padded = entry.pcr().isPresent() && entry.pcr().getAsInt() < LOWEST_PCR;
        if (kind == null
                || padded
                || !entry.template().fields().equals(kind.fields())
                || entry.fields().size() != kind.fields().size()) {
            return Optional.empty();
        }
        if (!(entry.fields().get(0) instanceof TemplateField.FileDigest digest)
                || !(entry.fields().get(1) instanceof TemplateField.EventName name)) {
            return Optional.empty();
        }
        int length = digest.digest().length();
        if (kind == Kind.IMA && length != SHA1_LENGTH && length != MD5_LENGTH) {
            return Optional.empty();
        }
        Optional<ByteString> third =
                kind.fields().size() > 2 ? bytes(entry.fields().get(2)) : Optional.empty();
        // a blank or a line break in a name leaves a third column that is none, or no third column at all
        boolean blank = name.name().indexOf(' ', 0) >= 0;
        boolean broken = name.name().indexOf('\n', 0) >= 0;
        if ((kind == Kind.BUF && (third.isEmpty() || blank || broken)) || (kind == Kind.SIG && broken && !blank)) {
            return Optional.empty();
        }
        return Optional.of(new KeylimeLine(
                kind, digest, name.name(), kind == Kind.SIG ? third.filter(KeylimeLine::isSignature) : third));
    }

    private static Optional<ByteString> bytes(TemplateField field) {
        return switch (field) {
            case TemplateField.Bytes bytes -> Optional.of(bytes.bytes());
            case TemplateField.Raw raw -> Optional.of(raw.raw());
            default -> Optional.empty();
        };
    }

    /** Keylime looks at the size in the header alone. */
    private static boolean isSignature(ByteString field) {
        return field.length() >= SIGNATURE_HEADER
                && SIGNATURE_HEADER + ((field.at(7) << 8) | field.at(8)) == field.length();
    }

    /** The template data as Keylime writes it. */
    byte[] templateData() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (kind == Kind.IMA) {
            out.writeBytes(digest.digest().toByteArray());
            out.writeBytes(name.toByteArray());
            out.writeBytes(new byte[LONGEST_LEGACY + 1 - name.length()]);
            return out.toByteArray();
        }
        byte[] algorithm = digest.algorithmName().getBytes(StandardCharsets.UTF_8);
        length(out, algorithm.length + 2 + digest.digest().length());
        out.writeBytes(algorithm);
        out.write(':');
        out.write(0);
        out.writeBytes(digest.digest().toByteArray());
        length(out, name.length() + 1);
        out.writeBytes(name.toByteArray());
        out.write(0);
        if (kind != Kind.NG) {
            byte[] last = third.orElse(ByteString.EMPTY).toByteArray();
            length(out, last.length);
            out.writeBytes(last);
        }
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }
}
