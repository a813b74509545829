package dev.imatool.replay.list;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a whole binary list that is known to be good. */
public final class BinaryList {
    private static final int LEGACY_HASHED_NAME = 256;

    private final byte[] bytes;
    private final ByteOrder order;
    private final int digestLength;
    private final TemplateCatalog catalog = new TemplateCatalog(Map.of());
    private int position;

    private BinaryList(byte[] bytes, ByteOrder order, PcrBank header) {
        this.bytes = bytes;
        this.order = order;
        this.digestLength = header.digestLength();
    }

    /** The entries of {@code file}, whose template digests are those of {@code header}. */
    public static List<ListEntry> read(Path file, ByteOrder order, PcrBank header) throws IOException {
        return read(Files.readAllBytes(file), order, header);
    }

    /** The entries of a list in memory. */
    public static List<ListEntry> read(byte[] list, ByteOrder order, PcrBank header) {
        BinaryList reader = new BinaryList(list, order, header);
        List<ListEntry> entries = new ArrayList<>();
        while (reader.position < list.length) {
            entries.add(reader.entry(entries.size() + 1));
        }
        return entries;
    }

    private ListEntry entry(long number) {
        int pcr = word();
        ByteString digest = take(digestLength);
        Template template = catalog.lookup(take(word()).latin1());
        List<ByteString> fields = new ArrayList<>();
        ByteString data = template.legacy() ? legacy(fields) : prefixed(fields);
        return new ListEntry(
                number, "", pcr, digest, template, Provenance.LOGGED, data, true, List.copyOf(fields), false);
    }

    private ByteString legacy(List<ByteString> fields) {
        fields.add(take(20));
        fields.add(take(word()));
        ByteString zeros =
                ByteString.copyOf(new byte[LEGACY_HASHED_NAME - fields.get(1).length()]);
        return ListEntry.join(fields.get(0), fields.get(1), zeros);
    }

    private ByteString prefixed(List<ByteString> fields) {
        int length = word();
        int start = position;
        while (position < start + length) {
            fields.add(take(word()));
        }
        return ByteString.copyOf(bytes, start, length);
    }

    private int word() {
        position += 4;
        return (int) order.u32(bytes, position - 4);
    }

    private ByteString take(int length) {
        position += length;
        return ByteString.copyOf(bytes, position - length, length);
    }
}
