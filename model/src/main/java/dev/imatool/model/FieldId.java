package dev.imatool.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template field id as it stands in a format such as {@code d-ng|n-ng|sig}.
 *
 * @param name the id, at most 16 bytes in a kernel's own formats ({@code IMA_TEMPLATE_FIELD_ID_MAX_LEN})
 */
public record FieldId(String name) {
    public static final FieldId D = new FieldId("d");
    public static final FieldId N = new FieldId("n");
    public static final FieldId D_NG = new FieldId("d-ng");
    public static final FieldId D_NGV2 = new FieldId("d-ngv2");
    public static final FieldId N_NG = new FieldId("n-ng");
    public static final FieldId SIG = new FieldId("sig");
    public static final FieldId BUF = new FieldId("buf");
    public static final FieldId D_MODSIG = new FieldId("d-modsig");
    public static final FieldId MODSIG = new FieldId("modsig");
    public static final FieldId EVMSIG = new FieldId("evmsig");
    public static final FieldId XATTRNAMES = new FieldId("xattrnames");
    public static final FieldId XATTRLENGTHS = new FieldId("xattrlengths");
    public static final FieldId XATTRVALUES = new FieldId("xattrvalues");
    /** User-namespace UUID of the {@code ima-ns} template (out of tree). */
    public static final FieldId NS = new FieldId("ns");
    /** {@code mnt-ns=NUMBER} of the linuxkit patches (out of tree). */
    public static final FieldId NID = new FieldId("nid");

    private static final Map<String, FieldEncoding> ENCODINGS = Map.ofEntries(
            Map.entry("d", FieldEncoding.DIGEST),
            Map.entry("n", FieldEncoding.NAME),
            Map.entry("d-ng", FieldEncoding.DIGEST_WITH_ALGORITHM),
            Map.entry("d-ngv2", FieldEncoding.DIGEST_WITH_TYPE),
            Map.entry("n-ng", FieldEncoding.NAME),
            Map.entry("sig", FieldEncoding.BYTES),
            Map.entry("buf", FieldEncoding.BYTES),
            Map.entry("d-modsig", FieldEncoding.DIGEST_WITH_ALGORITHM),
            Map.entry("modsig", FieldEncoding.BYTES),
            Map.entry("evmsig", FieldEncoding.BYTES),
            Map.entry("xattrnames", FieldEncoding.TEXT),
            Map.entry("xattrlengths", FieldEncoding.UINT32_ARRAY),
            Map.entry("xattrvalues", FieldEncoding.BYTES),
            Map.entry("iuid", FieldEncoding.UINT32),
            Map.entry("igid", FieldEncoding.UINT32),
            Map.entry("imode", FieldEncoding.UINT16),
            Map.entry("ns", FieldEncoding.UUID),
            Map.entry("nid", FieldEncoding.TEXT),
            Map.entry("fi", FieldEncoding.TEXT),
            Map.entry("dev", FieldEncoding.TEXT),
            Map.entry("dep", FieldEncoding.TEXT),
            Map.entry("cgn", FieldEncoding.TEXT),
            Map.entry("cg-path", FieldEncoding.TEXT));

    // written out: what a record makes itself takes a tenth of a start, as no archive of class data holds it
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldId(String otherName) && name.equals(otherName);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** How the field is stored; {@link FieldEncoding#UNKNOWN} for an id that is not in the kernel or a known fork. */
    public FieldEncoding encoding() {
        return ENCODINGS.getOrDefault(name, FieldEncoding.UNKNOWN);
    }

    /** True when the id is in the kernel or a known fork. */
    public boolean known() {
        return ENCODINGS.containsKey(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
