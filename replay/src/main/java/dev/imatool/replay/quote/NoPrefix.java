package dev.imatool.replay.quote;

import dev.imatool.model.Container;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import java.util.List;
import java.util.Optional;

/** Why no prefix of a list gives the quoted values. */
public sealed interface NoPrefix {
    /**
     * The list extends none of the quoted PCRs.
     *
     * @param quoted the quoted PCRs
     * @param extended the PCRs that the list extends
     */
    record NothingExtended(List<Slot> quoted, List<Integer> extended) implements NoPrefix {
        public NothingExtended {
            quoted = List.copyOf(quoted);
            extended = extended.stream().sorted().toList();
        }
    }

    /**
     * The list begins at an unknown entry, and entries before it may lead to the value.
     *
     * @param slots the PCRs that it does not lead to
     */
    record BeginsUnknown(List<Slot> slots) implements NoPrefix {
        public BeginsUnknown {
            slots = List.copyOf(slots);
        }
    }

    /**
     * A PCR has its quoted value after an entry.
     *
     * @param slot the PCR
     * @param entry number of the entry; 0 before the first
     * @param container the one that this entry claims to be of; absent for the host
     */
    record Place(Slot slot, long entry, Optional<Container> container) {
        /** After an entry of the host, or before the first one. */
        public Place(Slot slot, long entry) {
            this(slot, entry, Optional.empty());
        }
    }

    /**
     * No prefix gives some of the values.
     *
     * @param slots the PCRs that are not reproduced
     * @param reproduced where the others are reproduced
     */
    record NotReproduced(List<Slot> slots, List<Place> reproduced) implements NoPrefix {
        public NotReproduced {
            slots = List.copyOf(slots);
            reproduced = List.copyOf(reproduced);
        }
    }

    /**
     * The quoted values are those before the first entry.
     *
     * @param startGiven whether the user gave one of them as a start value; otherwise they are zero
     */
    record BeforeFirstEntry(boolean startGiven) implements NoPrefix {}

    /**
     * The quoted PCRs do not agree on one prefix.
     *
     * @param places where each is reproduced
     */
    record PcrsDisagree(List<Place> places) implements NoPrefix {
        public PcrsDisagree {
            places = List.copyOf(places);
        }
    }

    /**
     * Lists cannot be replayed in these banks, and without the values the rest cannot be searched.
     *
     * @param slots the quoted PCRs in these banks
     */
    record BankNotReplayed(List<Slot> slots) implements NoPrefix {
        public BankNotReplayed {
            slots = List.copyOf(slots);
        }
    }

    /** No prefix gives values that hash to the quoted digest. */
    record OtherDigest() implements NoPrefix {}

    /**
     * Values are needed of PCRs that the list does not extend, and that are not what they are after a reset.
     *
     * @param slots these PCRs
     */
    record ValuesNeeded(List<Slot> slots) implements NoPrefix {
        public ValuesNeeded {
            slots = List.copyOf(slots);
        }
    }
}
