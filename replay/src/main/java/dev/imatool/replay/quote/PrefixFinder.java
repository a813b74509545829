package dev.imatool.replay.quote;

import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the prefix of one list that gives the quoted values. */
sealed interface PrefixFinder permits KnownValues, DigestSearch {
    /**
     * Extends the entry that {@code digests} stands on.
     *
     * @return true when the prefix that is known by now ends with this entry
     */
    boolean extend(TemplateDigests digests);

    /** True when, by now, all PCRs that the list has extended have reached their values. */
    boolean complete();

    /** The last entry of the prefix at the end of the list; empty where there is none. */
    OptionalLong prefix();

    /** The quoted PCRs in order. */
    List<QuotedPcr> pcrs();

    /** The quoted PCRs whose values are missing; none where a prefix was found or where values do not help. */
    List<Slot> missing();

    /**
     * True when there is no prefix because the list begins at an unknown entry: of every quoted PCR that it does not lead to, and of
     * which values are known, entries may be missing before its first one.
     */
    boolean open();

    /** Why there is no prefix, where there is none. */
    Optional<NoPrefix> why();
}
