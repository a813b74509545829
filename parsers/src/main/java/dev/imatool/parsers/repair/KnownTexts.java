package dev.imatool.parsers.repair;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.FieldId;
import dev.imatool.model.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the good entries of a list say, for damaged entries that may have said the same. Bounded. */
final class KnownTexts {
    private static final int MOST = 100_000;
    private static final int LONGEST = 4096;
    private static final long MOST_BYTES = 32 << 20;
    private static final int MOST_LABELS = 1000;

    private final Set<ByteString> names = new LinkedHashSet<>();
    private final Set<ByteString> digests = new LinkedHashSet<>();
    private final Set<ByteString> labels = new LinkedHashSet<>();
    private final Map<String, String> formats = new LinkedHashMap<>();
    private long bytes;

    /** Keeps what a good entry says. */
    void learn(EntryView entry) {
        Template template = entry.template();
        if (template.indexOf(FieldId.NID) >= 0 && formats.size() < MOST_LABELS) {
            formats.putIfAbsent(template.name(), template.format());
        }
        int fields = Math.min(entry.fieldCount(), template.fields().size());
        for (int i = 0; i < fields; i++) {
            ByteSlice field = entry.field(i);
            if (field.length() > 1 && field.length() <= LONGEST && bytes < MOST_BYTES) {
                learn(template.fields().get(i).encoding(), field);
            }
        }
    }

    /** Event names, in the order of the list. */
    Set<ByteString> names() {
        return names;
    }

    /** File digests as they are printed, {@code sha256:hex}. */
    Set<ByteString> digests() {
        return digests;
    }

    /** What is before a colon in names: labels of namespaces. */
    Set<ByteString> labels() {
        return labels;
    }

    /** Template names that the list uses in a fork's meaning, and their formats. */
    Map<String, String> formats() {
        return Map.copyOf(formats);
    }

    private void learn(FieldEncoding encoding, ByteSlice field) {
        if (encoding.isName() && names.size() < MOST) {
            ByteString stored = field.toByteString();
            int nul = stored.indexOf(0, 0);
            ByteString name = nul < 0 ? stored : stored.slice(0, nul);
            bytes += names.add(name) ? name.length() : 0;
            int colon = name.indexOf(':', 0);
            if (colon > 0 && labels.size() < MOST_LABELS) {
                labels.add(name.slice(0, colon));
            }
        }
        if (encoding.namesAlgorithm() && digests.size() < MOST) {
            ByteString stored = field.toByteString();
            int nul = stored.indexOf(0, 0);
            if (nul > 0) {
                String prefix = stored.slice(0, nul).latin1();
                String hex = stored.slice(nul + 1, stored.length()).hex();
                ByteString printed = ByteString.copyOf((prefix + hex).getBytes(StandardCharsets.ISO_8859_1));
                bytes += digests.add(printed) ? printed.length() : 0;
            }
        }
    }
}
