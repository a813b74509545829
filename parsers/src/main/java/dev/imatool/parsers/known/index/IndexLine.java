package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.HashAlgorithm;
import java.io.IOException;

/** A line of checksums in an index, read into the same memory each time: an index has millions of them. */
final class IndexLine {
    private final ByteSlice path = new ByteSlice();
    private final ByteSlice digest = new ByteSlice();
    private HashAlgorithm algorithm = HashAlgorithm.SHA256;
    private boolean bare;

    /** Reads what stands behind the kind of the record. */
    void read(IndexCursor in) throws IOException {
        bare = (EventCoding.fileFlags(in) & IndexLayout.BARE) != 0;
        in.text();
        in.bytes(in.length(), path);
        int digests = in.length();
        if (digests != 1) {
            throw in.damaged(new IndexDamage.DigestsOfLine(digests));
        }
        int kind = in.read();
        if ((kind & IndexLayout.VERITY) != 0) {
            throw in.damaged(IndexDamage.Plain.VERITY_OF_LINE);
        }
        algorithm = EventCoding.algorithm(kind, in);
        in.bytes(algorithm.digestLength(), digest);
    }

    void handOn(KnownIndex.Sink sink) {
        sink.line(path, algorithm, digest, bare);
    }
}
