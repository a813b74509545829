package dev.imatool.parsers.evidence;

import dev.imatool.parsers.manifest.Manifest;
import java.util.regex.Pattern;

/** Tells whether the beginning of a member is that of a file of checksums. */
final class ManifestProbe {
    /** As {@code sha256sum}'s manual, BagIt (RFC 8493) and collectors call it. */
    private static final Pattern NAME = Pattern.compile(
            "(?:.*[-_.])?(?:tag)?(?:manifest|checksums?|hashes|(?:md5|sha\\d{1,3}|b2|sm3)-?sums?)(?:[-_.][a-z0-9._-]*)?"
                    + "|.*\\.(?:md5|sha1|sha224|sha256|sha384|sha512)(?:sums?)?(?:\\.(?:txt|asc))?");

    private static final int LINES = 50;

    private ManifestProbe() {}

    /** @param name in lower case, without its folder */
    static boolean isNamedLikeOne(String name) {
        return name.length() < 256 && NAME.matcher(name).matches();
    }

    /** True when a checksum stands among the first lines. */
    static boolean holdsChecksums(byte[] head) {
        return Manifest.probe(head, LINES).checksums() > 0;
    }

    /** True when nearly nothing but checksums stands there: a report quotes some, and is none. */
    static boolean isAllChecksums(byte[] head) {
        Manifest.Probe probe = Manifest.probe(head, LINES);
        return probe.checksums() > 0 && probe.others() * 10 <= probe.checksums();
    }
}
