package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteString;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.parsers.input.ByteWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a line that cannot be encoded again, as they are printed. */
final class DamagedLine {
    private DamagedLine() {}

    /** Every field of the line, decoded from its text as far as that goes. */
    static List<TemplateField> fields(ByteWindow window, LineReading reading) {
        List<TemplateField> fields = new ArrayList<>();
        List<FieldId> ids = reading.template.fields();
        for (int i = 0; i < reading.fields.count; i++) {
            ByteString text = ByteString.copyOf(
                    window.array(), window.position() + reading.fields.start(i), reading.fields.length(i));
            boolean described = i < ids.size();
            FieldId id = described ? ids.get(i) : new FieldId("field_" + (i + 1));
            fields.add(described ? field(id, text) : byShape(id, text));
        }
        return fields;
    }

    /** The field in words. */
    static String describe(FieldId id) {
        return switch (id.encoding()) {
            case DIGEST, DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> "file digest (" + id + ")";
            case NAME -> "event name (" + id + ")";
            case TEXT, BYTES, UINT32, UINT16, UINT32_ARRAY, UUID, UNKNOWN -> "field " + id;
        };
    }

    private static TemplateField field(FieldId id, ByteString text) {
        return switch (id.encoding()) {
            case DIGEST -> digest(id, Optional.empty(), text.length() == 32 ? "md5" : "sha1", text);
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> digestWithPrefix(id, text);
            case NAME -> new TemplateField.EventName(id, text);
            case TEXT -> new TemplateField.Text(id, text);
            case BYTES, UINT32, UINT16, UINT32_ARRAY, UUID, UNKNOWN -> new TemplateField.Raw(id, text);
        };
    }

    private static TemplateField byShape(FieldId id, ByteString text) {
        if (text.length() > 1 && text.at(0) == '/') {
            return new TemplateField.EventName(id, text);
        }
        boolean digest = text.indexOf(':', 0) > 0 && digestWithPrefix(id, text) instanceof TemplateField.FileDigest;
        return digest ? digestWithPrefix(id, text) : new TemplateField.Raw(id, text);
    }

    private static TemplateField digestWithPrefix(FieldId id, ByteString text) {
        String printed = text.latin1();
        int last = printed.lastIndexOf(':');
        if (last < 0) {
            return new TemplateField.Raw(id, text);
        }
        String prefix = printed.substring(0, last);
        int first = prefix.indexOf(':');
        boolean typed = id.encoding() == FieldEncoding.DIGEST_WITH_TYPE && first >= 0;
        Optional<String> type = typed ? Optional.of(prefix.substring(0, first)) : Optional.empty();
        String algorithm = typed ? prefix.substring(first + 1) : prefix;
        return digest(id, type, algorithm, text.slice(last + 1, text.length()));
    }

    private static TemplateField digest(FieldId id, Optional<String> type, String algorithm, ByteString digits) {
        byte[] text = digits.toByteArray();
        if (text.length % 2 != 0 || Hex.digits(text, 0, text.length) < text.length) {
            return new TemplateField.DamagedDigest(id, algorithm, digits);
        }
        return new TemplateField.FileDigest(id, type, algorithm, ByteString.ofHex(digits.latin1()));
    }
}
