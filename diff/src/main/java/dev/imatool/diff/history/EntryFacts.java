package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.TemplateField;
import java.util.Optional;

/**
 * What a diff wants to know of an entry. Takes no other entry to be found out.
 *
 * @param number of the entry in its input, from 1
 * @param container whose it is; absent for the host
 * @param path without the namespace
 * @param processChain the processes above the creator of a namespace
 * @param digest of the file or buffer, unless it is empty
 * @param signatures {@link FieldMarks} of the fields that may carry a signature
 * @param metadata the same of owner, mode and extended attributes
 * @param pcr its index, or {@link dev.imatool.model.EntryView#NO_PCR}
 * @param flags those of {@link ListHistory}
 * @param high first half of its {@link EntryIdentity}
 * @param low second half
 */
public record EntryFacts(
        long number,
        Optional<Container> container,
        ByteString path,
        Optional<String> processChain,
        Optional<TemplateField.FileDigest> digest,
        ByteString signatures,
        ByteString metadata,
        int pcr,
        byte flags,
        long high,
        long low) {}
