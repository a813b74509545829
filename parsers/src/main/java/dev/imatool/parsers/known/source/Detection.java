package dev.imatool.parsers.known.source;

import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.bad.HashLines;
import dev.imatool.parsers.known.bad.MispEvents;
import dev.imatool.parsers.known.bad.StixObjects;
import dev.imatool.parsers.known.json.BillOfMaterials;
import dev.imatool.parsers.known.rows.CsvRows;
import dev.imatool.parsers.known.rows.JsonRows;
import dev.imatool.parsers.known.text.AideDatabase;
import dev.imatool.parsers.known.text.ChecksumLines;
import dev.imatool.parsers.known.text.HashdeepLines;
import dev.imatool.parsers.known.text.MtreeLines;
import dev.imatool.parsers.known.text.RpmDump;
import dev.imatool.parsers.known.text.SpdxTags;
import dev.imatool.parsers.known.text.TrustLines;
import dev.imatool.parsers.known.xml.SwidTag;
import dev.imatool.parsers.known.xml.XmlBillOfMaterials;
import java.util.Optional;

/**
 * What a source is by its beginning.
 *
 * @param form the form, where it is known
 * @param reader reads it; none where another reader has to
 */
record Detection(Optional<SourceForm> form, Optional<SourceFormReader> reader) {
    private static final Detection NONE = new Detection(Optional.empty(), Optional.empty());

    /**
     * Looks at the beginning of a source.
     *
     * @param raw as it is
     * @param head what is left of it when packing and encodings are taken off
     */
    static Detection of(byte[] raw, byte[] head) {
        return text(head)
                .or(() -> ListDetection.hasEntries(raw)
                        ? Optional.of(new Detection(Optional.of(SourceForm.MEASUREMENT_LIST), Optional.empty()))
                        : Optional.empty())
                .orElse(NONE);
    }

    private static Optional<Detection> text(byte[] head) {
        if (TextSourceForms.endWithNul(head)) {
            return read(SourceForm.CHECKSUMS, ChecksumLines.endingWithNul());
        }
        if (!TextSourceForms.isText(head)) {
            return Optional.empty();
        }
        Optional<SourceForm> json = JsonSourceForms.of(head);
        if (json.isPresent()) {
            return json(json.get(), head);
        }
        String first = TextSourceForms.firstLine(head);
        Optional<CsvRows> rows = CsvRows.under(first)
                .or(() -> HashLines.recognises(first)
                        ? Optional.empty()
                        : CsvRows.underComment(TextSourceForms.lastComment(head), first));
        if (rows.isPresent()) {
            return read(rows.get().form(), rows.get());
        }
        boolean markup = TextSourceForms.isMarkup(head);
        return TextSourceForms.of(head).flatMap(form -> markup && form != SourceForm.SWID ? markup(form) : lines(form));
    }

    private static Optional<Detection> json(SourceForm form, byte[] head) {
        return switch (form) {
            case CYCLONEDX -> read(form, BillOfMaterials.cycloneDx());
            case SPDX -> read(form, BillOfMaterials.spdx());
            case SYFT -> read(form, BillOfMaterials.syft());
            case MISP -> read(form, new MispEvents());
            case STIX -> read(form, new StixObjects());
            case ROWS ->
                read(form, TextSourceForms.oneObjectALine(head) ? JsonRows.ofLines(head) : JsonRows.ofDocument(head));
            default -> Optional.of(new Detection(Optional.of(form), Optional.empty()));
        };
    }

    private static Optional<Detection> markup(SourceForm form) {
        boolean bill = form == SourceForm.CYCLONEDX || form == SourceForm.SPDX;
        return bill ? read(form, new XmlBillOfMaterials()) : lines(form);
    }

    private static Optional<Detection> lines(SourceForm form) {
        return switch (form) {
            case CHECKSUMS -> read(form, ChecksumLines.endingWithLineFeed());
            case MD5SUMS -> read(form, ChecksumLines.withoutProof());
            case HASHDEEP -> read(form, new HashdeepLines());
            case MTREE -> read(form, new MtreeLines());
            case AIDE -> read(form, new AideDatabase());
            case RPM_DUMP -> read(form, new RpmDump());
            case FAPOLICYD -> read(form, new TrustLines());
            case SPDX -> read(form, new SpdxTags());
            case SWID -> read(form, new SwidTag());
            case HASHES -> read(form, new HashLines());
            default -> Optional.empty();
        };
    }

    private static Optional<Detection> read(SourceForm form, SourceFormReader reader) {
        return Optional.of(new Detection(Optional.of(form), Optional.of(reader)));
    }
}
