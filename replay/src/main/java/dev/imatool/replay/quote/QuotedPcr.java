package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.replay.Scheme;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one quoted PCR stands to a list.
 *
 * @param slot bank and index
 * @param value the quoted value, where it is known
 * @param state what the list says about it
 * @param entry the entry after which the list gives the value, 0 before the first; only where it does
 * @param container the one that this entry claims to be of; absent for the host, and before the first entry
 * @param scheme what its entries were extended with; only where entries were extended up to there
 * @param start what the user says that it held before its first entry
 */
public record QuotedPcr(
        Slot slot,
        Optional<ByteString> value,
        State state,
        OptionalLong entry,
        Optional<Container> container,
        Optional<Scheme> scheme,
        Optional<ByteString> start) {
    /** What a list says about a quoted PCR. */
    public enum State {
        /** The list gives its value. */
        REPRODUCED,
        /** No prefix of the list gives its value. */
        NOT_REPRODUCED,
        /** The list does not extend it; the quoted digest alone tells of it. */
        NOT_EXTENDED,
        /** Lists cannot be replayed in its bank. */
        UNKNOWN_BANK,
        /** An entry has no template digest in its bank, so nothing is known from there on. */
        NOT_COMPUTABLE,
        /** No prefix of the list gives its value, and the list begins after an unknown one. */
        UNKNOWN_BEGINNING,
        /** Its value is not known, and no prefix was found. */
        VALUE_UNKNOWN;

        /** The name in reports, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
