package dev.imatool.replay.explain.report;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step of an explanation. All steps in order are the whole sequence that leads to the value.
 *
 * @param position how many extends come before it
 * @param what what it is
 * @param firstEntry number of the entry, or of the first of several
 * @param lastEntry number of the last entry
 * @param digest the start value, or the digest that is extended; absent for several entries
 * @param name event name of the entry
 * @param container container of the entry; absent for the host, and for several entries
 * @param origin what the digest is, where it is not simply the template digest of an entry
 */
public record Step(
        long position,
        What what,
        OptionalLong firstEntry,
        OptionalLong lastEntry,
        Optional<ByteString> digest,
        Optional<ByteString> name,
        Optional<Container> container,
        Optional<DigestOrigin> origin) {
    /** What a step is. */
    public enum What {
        /** The value before the first extend. */
        START_VALUE,
        /** Entries of the list, as logged. */
        ENTRIES,
        /** An entry of the list that was extended once more. */
        EXTENDED_AGAIN,
        /** Entries that the reference has. */
        REFERENCE_ENTRIES,
        /** Entries that were not extended. */
        NOT_EXTENDED,
        /** The digest of a candidate file's content. */
        FILE_DIGEST,
        /** A digest given as candidate. */
        GIVEN_DIGEST,
        /** The template digest of an entry that the list lacks. */
        TEMPLATE_DIGEST,
        /** Something that firmware, boot loaders or kernels extend on many machines. */
        WELL_KNOWN;

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
