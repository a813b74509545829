package dev.imatool.parsers.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import java.util.Set;

/** Takes what a source says of files, in the order of the source. */
public interface KnownFileSink {
    /** Takes everything and keeps nothing. */
    KnownFileSink NOTHING = new KnownFileSink() {
        @Override
        public Set<HashAlgorithm> algorithms() {
            return Set.of();
        }

        @Override
        public void file(KnownFile file) {
            // not kept
        }

        @Override
        public void link(String item, ByteString path, ByteString target, boolean symbolic) {
            // not kept
        }

        @Override
        public void skipped(KnownSkip why) {
            // not kept
        }
    };

    /** The algorithms in which contents are to be hashed, where a source has the files themselves. */
    Set<HashAlgorithm> algorithms();

    /** What the reading of the source may use. */
    default ReadingEffort effort() {
        return ReadingEffort.unwatched();
    }

    /** A file. */
    void file(KnownFile file);

    /**
     * A file with one digest, and a signature of that by whoever made the source.
     *
     * @param signature as in {@code security.ima}, its type included; nobody checked it
     */
    default void signed(KnownFile file, ByteString signature) {
        file(file);
    }

    /** A file with a content that it no longer has, which only counts where contents are bad. */
    default void removed(KnownFile file) {
        skipped(KnownSkip.REMOVED);
    }

    /**
     * A line of checksums: a file without item. The slices are valid until this returns; millions of lines come this way.
     *
     * @param digest of {@code algorithm}'s length
     * @param bare as in {@link KnownFile}
     */
    default void checksum(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        file(KnownFile.ofLine(path, algorithm, digest, bare));
    }

    /**
     * A second name of a file or of a directory.
     *
     * @param item as in {@link KnownFile}
     * @param path where the link is
     * @param target what it says: absolute, or (symbolic ones) relative to the directory of {@code path}
     */
    void link(String item, ByteString path, ByteString target, boolean symbolic);

    /** Begins a file of a folder of sources: what follows is of that file. */
    default void nextFile() {
        // what says where it is from is no matter to most
    }

    /** Ends a file of a folder of sources, which turned out to be of that form. */
    default void fileRead(SourceForm form) {
        // as above
    }

    /** Something the source names and that says nothing of a content, counted by why. */
    void skipped(KnownSkip why);
}
