package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Provenance;
import dev.imatool.model.TemplateField;
import java.util.Optional;

/**
 * Compares two copies of one entry. Template data is compared byte by byte; where that differs, field by field, since a list
 * may have been written in the other byte order. Nothing is allocated for entries that are the same byte for byte.
 */
final class EntryComparison {
    /** Bytes of a field that are shown. */
    private static final int SHOWN = 128;

    private CopyAspect aspect = CopyAspect.PCR;
    private int differing = -1;
    private String field = "";

    /** True when the two differ; then {@link #aspect} and {@link #field} say in what. */
    boolean differ(EntryView first, EntryView second) {
        field = "";
        differing = -1;
        return differ(CopyAspect.PCR, first.pcr() != second.pcr())
                || differ(
                        CopyAspect.TEMPLATE,
                        !first.template().name().equals(second.template().name()))
                || differ(CopyAspect.VIOLATION, first.violation() != second.violation())
                || differ(CopyAspect.TEMPLATE_DIGEST, loggedDigestsDiffer(first, second))
                || contentDiffers(first, second);
    }

    private boolean differ(CopyAspect looked, boolean differs) {
        aspect = looked;
        return differs;
    }

    /** What they differ in. */
    CopyAspect aspect() {
        return aspect;
    }

    /** The id of the field they differ in, or nothing. */
    String field() {
        return field;
    }

    /** What one of the two says where they differ; to be escaped before it is shown. */
    String said(EntryView entry) {
        return switch (aspect) {
            case PCR -> entry.pcr() == EntryView.NO_PCR ? "no PCR" : "PCR " + entry.pcr();
            case TEMPLATE -> entry.template().name();
            case VIOLATION -> entry.violation() ? "violation" : "measurement";
            case TEMPLATE_DIGEST -> hex(entry.templateDigest());
            case TEMPLATE_DATA -> field(entry);
            case EVENT_NAME -> name(entry);
            case FILE_DIGEST -> fileDigest(entry.toEntry()).orElse("none");
        };
    }

    private String field(EntryView entry) {
        if (differing < 0) {
            return hex(entry.templateData());
        }
        return switch (entry.template().fields().get(differing).encoding()) {
            case NAME -> name(entry);
            case DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE ->
                asPrinted(entry.field(differing).toByteString());
            case DIGEST, TEXT, BYTES, UINT32, UINT16, UINT32_ARRAY, UUID, UNKNOWN -> hex(entry.field(differing));
        };
    }

    /** {@code algo:} NUL digest as ascii lists have it. */
    private static String asPrinted(ByteString field) {
        int nul = field.indexOf(0, 0);
        ByteString shown = field.slice(0, Math.min(SHOWN, field.length()));
        return nul < 0 || nul >= shown.length()
                ? shown.hex()
                : shown.slice(0, nul).latin1()
                        + shown.slice(nul + 1, shown.length()).hex();
    }

    private static String name(EntryView entry) {
        ByteString name = entry.toEntry().name().eventName();
        return name.utf8().orElse(name.latin1());
    }

    private static String hex(ByteSlice bytes) {
        ByteString all = bytes.toByteString();
        return all.length() <= SHOWN ? all.hex() : all.slice(0, SHOWN).hex() + "…";
    }

    /** The length words are hashed as stored, so copies in opposite byte orders have other template digests. */
    private static boolean loggedDigestsDiffer(EntryView first, EntryView second) {
        ByteSlice one = first.templateDigest();
        ByteSlice other = second.templateDigest();
        return one.length() == other.length() && !equal(one, other) && !FieldComparison.inOtherOrders(first, second);
    }

    private boolean contentDiffers(EntryView first, EntryView second) {
        if (first.provenance() == Provenance.UNAVAILABLE || second.provenance() == Provenance.UNAVAILABLE) {
            return decodedDiffers(first.toEntry(), second.toEntry());
        }
        return differ(CopyAspect.TEMPLATE_DATA, dataDiffers(first, second));
    }

    private boolean dataDiffers(EntryView first, EntryView second) {
        if (equal(first.templateData(), second.templateData())) {
            return false;
        }
        if (!first.fieldsFit() || !second.fieldsFit() || first.fieldCount() != second.fieldCount()) {
            return true;
        }
        differing = FieldComparison.firstDifference(first, second);
        if (differing >= 0) {
            FieldId id = first.template().fields().get(differing);
            field = id.known() ? id.name() : "";
        }
        return differing >= 0;
    }

    private boolean decodedDiffers(Entry first, Entry second) {
        return differ(
                        CopyAspect.EVENT_NAME,
                        !first.name().eventName().equals(second.name().eventName()))
                || differ(CopyAspect.FILE_DIGEST, !fileDigest(first).equals(fileDigest(second)));
    }

    private static Optional<String> fileDigest(Entry entry) {
        return entry.fileDigest().map(EntryComparison::algorithmAndDigest);
    }

    private static String algorithmAndDigest(TemplateField.FileDigest digest) {
        return digest.algorithmName() + ':' + digest.digest().hex();
    }

    private static boolean equal(ByteSlice one, ByteSlice other) {
        return one.contentEquals(other.array(), other.offset(), other.length());
    }
}
