package dev.imatool.model;

import java.util.Map;

/**
 * A template field id as it stands in a format such as {@code d-ng|n-ng|sig}. Not a record, because ids are asked for their
 * encoding and compared once or more per entry: both are looked up once.
 */
public final class FieldId {
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
    /** The control group of the process, as a path ({@code ima-cgpath}). */
    public static final FieldId CG_PATH = new FieldId("cg-path");
    /** The same, its last part ({@code ima-dep-cgn}). */
    public static final FieldId CGN = new FieldId("cgn");

    private final String name;
    private final FieldEncoding encoding;

    /** The id of that name, which has at most 16 bytes in a kernel's own formats ({@code IMA_TEMPLATE_FIELD_ID_MAX_LEN}). */
    public FieldId(String name) {
        this.name = name;
        this.encoding = ENCODINGS.getOrDefault(name, FieldEncoding.UNKNOWN);
    }

    /** The id as it stands in a format. */
    public String name() {
        return name;
    }

    /** How the field is stored; {@link FieldEncoding#UNKNOWN} for an id that is not in the kernel or a known fork. */
    public FieldEncoding encoding() {
        return encoding;
    }

    /** True when the id is in the kernel or a known fork. */
    public boolean known() {
        return ENCODINGS.containsKey(name);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof FieldId that && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
