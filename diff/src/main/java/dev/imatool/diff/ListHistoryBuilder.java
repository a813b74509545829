package dev.imatool.diff;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.Namespace;
import dev.imatool.model.TemplateField;
import java.util.Arrays;
import java.util.Optional;

/** Reads a list, entry by entry, into a {@link ListHistory}; no entry is kept. */
public final class ListHistoryBuilder {
    private final Vocabulary vocabulary;
    private final EntryIdentity identity = new EntryIdentity();
    private final FieldMarks signatureMarks = new FieldMarks(EntryIdentity.sha256(), MarkedFields.SIGNATURES);
    private final FieldMarks metadataMarks = new FieldMarks(EntryIdentity.sha256(), MarkedFields.METADATA);
    private int size;
    private long[] numbers = new long[64];
    private int[] namespaces = new int[64];
    private int[] paths = new int[64];
    private int[] digests = new int[64];
    private int[] signatures = new int[64];
    private int[] metadata = new int[64];
    private byte[] pcrs = new byte[64];
    private byte[] flags = new byte[64];
    private long[] highs = new long[64];
    private long[] lows = new long[64];

    /** A builder that shares {@code vocabulary} with the list to compare with. */
    public ListHistoryBuilder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Adds the entry that {@code view} stands on. */
    public void add(EntryView view) {
        if (size == numbers.length) {
            grow();
        }
        Entry entry = view.toEntry();
        identity.compute(view, entry);
        Optional<TemplateField.FileDigest> digest =
                entry.fileDigest().filter(field -> !field.digest().isEmpty());
        numbers[size] = entry.number();
        namespaces[size] = vocabulary.namespace(entry.name().namespace().map(Namespace::label));
        paths[size] = vocabulary.path(entry.name().path());
        digests[size] = digest.map(vocabulary::digest).orElse(-1);
        signatures[size] = marks(signatureMarks.of(entry));
        metadata[size] = marks(metadataMarks.of(entry));
        pcrs[size] = (byte) view.pcr();
        flags[size] = flags(entry, digest);
        highs[size] = identity.high();
        lows[size] = identity.low();
        size++;
    }

    /** What was read. The builder is of no further use. */
    public ListHistory build() {
        return new ListHistory(
                vocabulary, size, numbers, namespaces, paths, digests, signatures, metadata, pcrs, flags, highs, lows);
    }

    private int marks(ByteString marks) {
        return marks.isEmpty() ? FieldMarks.NOT_CARRIED : vocabulary.marks(marks);
    }

    private static byte flags(Entry entry, Optional<TemplateField.FileDigest> digest) {
        int flags = digest.map(field -> field.digest().allZero() ? ListHistory.ZERO_DIGEST : ListHistory.DIGEST)
                .orElse(0);
        flags |= entry.violation() ? ListHistory.VIOLATION : 0;
        flags |= entry.bootAggregate() ? ListHistory.BOOT_AGGREGATE : 0;
        flags |= entry.hasBuffer() ? ListHistory.BUFFER : 0;
        return (byte) flags;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        namespaces = Arrays.copyOf(namespaces, 2 * size);
        paths = Arrays.copyOf(paths, 2 * size);
        digests = Arrays.copyOf(digests, 2 * size);
        signatures = Arrays.copyOf(signatures, 2 * size);
        metadata = Arrays.copyOf(metadata, 2 * size);
        pcrs = Arrays.copyOf(pcrs, 2 * size);
        flags = Arrays.copyOf(flags, 2 * size);
        highs = Arrays.copyOf(highs, 2 * size);
        lows = Arrays.copyOf(lows, 2 * size);
    }
}
