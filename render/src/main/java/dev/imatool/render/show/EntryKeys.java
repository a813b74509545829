package dev.imatool.render.show;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Provenance;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Names that every entry has, and what is the same for many: there may be millions, so each is encoded once. */
final class EntryKeys {
    static final SerializableString ENTRY = new SerializedString("entry");
    static final SerializableString LOCATION = new SerializedString("location");
    static final SerializableString OFFSET = new SerializedString("offset");
    static final SerializableString LENGTH = new SerializedString("length");
    static final SerializableString LINE = new SerializedString("line");
    static final SerializableString LAST_LINE = new SerializedString("last_line");
    static final SerializableString PCR = new SerializedString("pcr");
    static final SerializableString TEMPLATE = new SerializedString("template");
    static final SerializableString TEMPLATE_DIGEST = new SerializedString("template_digest");
    static final SerializableString CHECK = new SerializedString("template_digest_check");
    static final SerializableString VIOLATION = new SerializedString("violation");
    static final SerializableString FILE_DIGEST = new SerializedString("file_digest");
    static final SerializableString ALGORITHM = new SerializedString("algorithm");
    static final SerializableString HEX = new SerializedString("hex");
    static final SerializableString PATH = new SerializedString("path");
    static final SerializableString PROVENANCE = new SerializedString("provenance");

    private static final Map<Provenance, SerializableString> PROVENANCES = provenances();

    private EntryKeys() {}

    /** A provenance as it is named in documents. */
    static SerializableString of(Provenance provenance) {
        return Objects.requireNonNull(PROVENANCES.get(provenance));
    }

    private static Map<Provenance, SerializableString> provenances() {
        Map<Provenance, SerializableString> names = new EnumMap<>(Provenance.class);
        for (Provenance each : Provenance.values()) {
            names.put(each, new SerializedString(each.name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** Text from an input, escaped. */
    static SerializableString ofText(String text) {
        return new SerializedString(Printable.ofText(text));
    }
}
