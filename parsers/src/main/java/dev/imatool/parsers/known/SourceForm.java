package dev.imatool.parsers.known;

import java.util.Locale;

/** The forms in which sources of known files come. */
public enum SourceForm {
    /** What {@code learn -o} writes. */
    LEARNED,
    /** A measurement list. */
    MEASUREMENT_LIST,
    /** Lines of a digest and a path: coreutils, BSD, openssl, rpm queryformat. */
    CHECKSUMS,
    HASHDEEP,
    MTREE,
    AIDE,
    /** A runtime policy of Keylime, version 1. */
    KEYLIME_POLICY,
    /** The same in a signed envelope (DSSE). */
    KEYLIME_POLICY_DSSE,
    /** Keylime's allow-list in JSON, as it was before policies. */
    KEYLIME_LEGACY,
    RPM,
    RPM_DUMP,
    FAPOLICYD,
    DEB,
    /** dpkg's list of MD5 sums. */
    MD5SUMS,
    APK,
    OCI_LAYOUT,
    DOCKER_ARCHIVE,
    /** A root file system as a folder. */
    ROOTFS,
    /** A root file system as an archive. */
    ROOTFS_ARCHIVE,
    INITRD,
    CYCLONEDX,
    SPDX,
    SWID,
    SYFT,
    /** Rows with a path and a digest: csv, JSON, ndjson. */
    ROWS,
    /** Bare hashes, or hashes with remarks: Loki, THOR, ClamAV. */
    HASHES,
    MISP,
    STIX,
    /** Patterns of paths that are left out. */
    EXCLUDES,
    /** A folder of several of these. */
    FOLDER;

    /** True for a whole file system, as a container has one. */
    public boolean holdsRoot() {
        return this == OCI_LAYOUT || this == DOCKER_ARCHIVE || this == ROOTFS || this == ROOTFS_ARCHIVE;
    }

    /** A stable name for machines, in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
