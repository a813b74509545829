package dev.imatool.examine.reference;

import java.util.Optional;

/**
 * A file with known-good digests.
 *
 * @param name as given
 * @param kind what it is, as detected
 * @param sha256 lower-case hex over its raw bytes; absent where the question was asked without digests of files
 * @param values digests read from it, repetitions included
 */
public record ReferenceFile(String name, Kind kind, Optional<String> sha256, long values) {
    /** What references can be. */
    public enum Kind {
        /** The file that {@code learn -o} writes. */
        ALLOWLIST,

        /** Checksum lines. */
        CHECKSUMS,

        /** Another measurement list. */
        MEASUREMENT_LIST
    }
}
