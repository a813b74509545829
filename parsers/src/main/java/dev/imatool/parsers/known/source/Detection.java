package dev.imatool.parsers.known.source;

import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.KnownFormReader;
import dev.imatool.parsers.known.bad.HashLines;
import dev.imatool.parsers.known.text.AideDatabase;
import dev.imatool.parsers.known.text.ChecksumLines;
import dev.imatool.parsers.known.text.HashdeepLines;
import dev.imatool.parsers.known.text.MtreeLines;
import dev.imatool.parsers.known.text.RpmDump;
import dev.imatool.parsers.known.text.SpdxTags;
import dev.imatool.parsers.known.text.TrustLines;
import java.util.Optional;

/**
 * What a source is by its beginning.
 *
 * @param form the form, where it is known
 * @param reader reads it; none where another reader has to
 */
record Detection(Optional<KnownForm> form, Optional<KnownFormReader> reader) {
    private static final Detection NONE = new Detection(Optional.empty(), Optional.empty());

    /**
     * Looks at the beginning of a source.
     *
     * @param raw as it is
     * @param head what is left of it when packing and encodings are taken off
     */
    static Detection of(byte[] raw, byte[] head) {
        if (TextForms.endWithNul(head)) {
            return read(KnownForm.CHECKSUMS, ChecksumLines.endingWithNul());
        }
        if (!TextForms.isText(head)) {
            return lists(raw);
        }
        Optional<KnownForm> text = TextForms.of(head);
        return text.isEmpty() ? lists(raw) : text(text.get());
    }

    private static Detection text(KnownForm form) {
        return switch (form) {
            case CHECKSUMS -> read(form, ChecksumLines.endingWithLineFeed());
            case MD5SUMS -> read(form, ChecksumLines.withoutProof());
            case HASHDEEP -> read(form, new HashdeepLines());
            case MTREE -> read(form, new MtreeLines());
            case AIDE -> read(form, new AideDatabase());
            case RPM_DUMP -> read(form, new RpmDump());
            case FAPOLICYD -> read(form, new TrustLines());
            case SPDX -> read(form, new SpdxTags());
            case HASHES -> read(form, new HashLines());
            default -> NONE;
        };
    }

    private static Detection read(KnownForm form, KnownFormReader reader) {
        return new Detection(Optional.of(form), Optional.of(reader));
    }

    /** A measurement list, where its own reader finds entries in the beginning. */
    private static Detection lists(byte[] raw) {
        return ListDetection.hasEntries(raw)
                ? new Detection(Optional.of(KnownForm.MEASUREMENT_LIST), Optional.empty())
                : NONE;
    }
}
