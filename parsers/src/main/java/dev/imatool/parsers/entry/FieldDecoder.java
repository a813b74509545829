package dev.imatool.parsers.entry;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decodes stored fields (kernel {@code ima_template_lib.c}); what does not decode stays raw. */
final class FieldDecoder {
    private final ByteOrder order;

    FieldDecoder(ByteOrder order) {
        this.order = order;
    }

    /**
     * The fields of an entry; ids are made up where the template does not tell them. Where the data does not divide into the
     * template's fields, those before what is too much, or whose last byte a proven entry lacks.
     */
    List<TemplateField> decode(Template template, FieldSpans spans, ByteSlice data, boolean fit, boolean proven) {
        if (!fit && template.described() && spans.count() == 0) {
            FieldSpans leading = new FieldSpans();
            int fields = template.fields().size();
            boolean found =
                    leading.walkLeading(data.array(), data.offset(), data.length(), order, fields, proven ? 1 : 0);
            return decode(template, found ? leading : spans, found);
        }
        return decode(template, spans, fit);
    }

    private List<TemplateField> decode(Template template, FieldSpans spans, boolean fit) {
        List<TemplateField> fields = new ArrayList<>();
        for (int i = 0; i < spans.count(); i++) {
            ByteString bytes = spans.get(i).toByteString();
            boolean described = fit && template.described();
            fields.add(described ? decode(template.fields().get(i), bytes) : byShape(i, bytes));
        }
        return fields;
    }

    private TemplateField decode(FieldId id, ByteString bytes) {
        return switch (id.encoding()) {
            case DIGEST -> new TemplateField.FileDigest(id, Optional.empty(), algorithmOfLength(bytes.length()), bytes);
            case DIGEST_WITH_ALGORITHM -> digest(id, bytes, false);
            case DIGEST_WITH_TYPE -> digest(id, bytes, true);
            case NAME -> new TemplateField.EventName(id, untilNul(bytes));
            case TEXT -> new TemplateField.Text(id, untilNul(bytes));
            case BYTES -> new TemplateField.Bytes(id, bytes);
            case UINT32, UINT16 -> number(id, bytes);
            case UINT32_ARRAY -> numbers(id, bytes);
            case UUID -> uuid(id, bytes);
            case UNKNOWN -> new TemplateField.Raw(id, bytes);
        };
    }

    /** A field of a template nobody described: digests and paths show themselves by their shape. */
    private static TemplateField byShape(int index, ByteString bytes) {
        FieldId id = new FieldId("field_" + (index + 1));
        TemplateField digest = digest(id, bytes, false);
        if (digest instanceof TemplateField.FileDigest file
                && file.algorithm()
                        .filter(a -> a.digestLength() == file.digest().length())
                        .isPresent()) {
            return digest;
        }
        boolean path = bytes.length() > 1 && bytes.at(0) == '/' && bytes.indexOf(0, 0) == bytes.length() - 1;
        return path ? new TemplateField.EventName(id, untilNul(bytes)) : new TemplateField.Raw(id, bytes);
    }

    private static TemplateField digest(FieldId id, ByteString bytes, boolean typed) {
        int nul = bytes.indexOf(0, 0);
        if (bytes.isEmpty()) {
            return new TemplateField.FileDigest(id, Optional.empty(), "", bytes);
        }
        if (nul < 1 || bytes.at(nul - 1) != ':') {
            return new TemplateField.Raw(id, bytes);
        }
        String prefix = bytes.slice(0, nul - 1).latin1();
        int colon = prefix.indexOf(':');
        if (typed == colon < 0) {
            return new TemplateField.Raw(id, bytes);
        }
        Optional<String> type = typed ? Optional.of(prefix.substring(0, colon)) : Optional.empty();
        String algorithm = typed ? prefix.substring(colon + 1) : prefix;
        return new TemplateField.FileDigest(id, type, algorithm, bytes.slice(nul + 1, bytes.length()));
    }

    private TemplateField number(FieldId id, ByteString bytes) {
        return switch (bytes.length()) {
            case 0 -> new TemplateField.Number(id, Optional.empty());
            case 1, 2, 4, 8 -> new TemplateField.Number(id, Optional.of(order.unsigned(bytes)));
            default -> new TemplateField.Raw(id, bytes);
        };
    }

    private TemplateField numbers(FieldId id, ByteString bytes) {
        if (bytes.length() % 4 != 0) {
            return new TemplateField.Raw(id, bytes);
        }
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i += 4) {
            values.add(order.unsigned(bytes.slice(i, i + 4)));
        }
        return new TemplateField.Numbers(id, values);
    }

    private static TemplateField uuid(FieldId id, ByteString bytes) {
        if (bytes.length() != 16) {
            return new TemplateField.Bytes(id, bytes);
        }
        UUID uuid = new UUID(ByteOrder.BIG.unsigned(bytes.slice(0, 8)), ByteOrder.BIG.unsigned(bytes.slice(8, 16)));
        return new TemplateField.Text(id, ByteString.copyOf(uuid.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static ByteString untilNul(ByteString bytes) {
        int nul = bytes.indexOf(0, 0);
        return nul < 0 ? bytes : bytes.slice(0, nul);
    }

    private static String algorithmOfLength(int length) {
        return switch (length) {
            case 16 -> HashAlgorithm.MD5.kernelName();
            case 20 -> HashAlgorithm.SHA1.kernelName();
            default -> "";
        };
    }

    /** The event name among {@code spans}, without its NUL; empty where the template has none. */
    static ByteString eventName(List<TemplateField> fields) {
        for (TemplateField field : fields) {
            if (field instanceof TemplateField.EventName event) {
                return event.name();
            }
        }
        return ByteString.EMPTY;
    }
}
