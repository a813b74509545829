package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.known.SourceForm;

/** Something that a source says, as it is kept. */
public sealed interface KnownEvent {
    /**
     * A file.
     *
     * @param line whether it came as a line of checksums
     */
    record Listed(KnownFile file, boolean line) implements KnownEvent {}

    /**
     * A file with one digest and a signature of that.
     *
     * @param signature as in {@code security.ima}; nobody checked it
     */
    record Signed(KnownFile file, ByteString signature) implements KnownEvent {}

    /** A second name, as {@link dev.imatool.parsers.known.KnownFileSink#link} takes it. */
    record Link(String item, ByteString path, ByteString target, boolean symbolic) implements KnownEvent {}

    /** The beginning of a file of a folder of sources. */
    record NextFile() implements KnownEvent {}

    /** The end of a file of a folder of sources, which is of that form. */
    record FileRead(SourceForm form) implements KnownEvent {}

    /** What is good in a role: a value of a measurement list, or of what {@code learn} writes. */
    record Value(ReferenceValue value) implements KnownEvent {}
}
