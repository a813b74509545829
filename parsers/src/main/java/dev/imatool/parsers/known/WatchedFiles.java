package dev.imatool.parsers.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import java.util.Set;

/**
 * Hands on all that a source says, and says what its reading may use.
 *
 * @param sink takes what is said
 * @param effort what the reading may use
 */
public record WatchedFiles(KnownFileSink sink, ReadingEffort effort) implements KnownFileSink {
    @Override
    public Set<HashAlgorithm> algorithms() {
        return sink.algorithms();
    }

    @Override
    public void file(KnownFile file) {
        sink.file(file);
    }

    @Override
    public void signed(KnownFile file, ByteString signature) {
        sink.signed(file, signature);
    }

    @Override
    public void removed(KnownFile file) {
        sink.removed(file);
    }

    @Override
    public void checksum(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        sink.checksum(path, algorithm, digest, bare);
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        sink.link(item, path, target, symbolic);
    }

    @Override
    public void nextFile() {
        sink.nextFile();
    }

    @Override
    public void fileRead(SourceForm form) {
        sink.fileRead(form);
    }

    @Override
    public void skipped(KnownSkip why) {
        sink.skipped(why);
    }
}
