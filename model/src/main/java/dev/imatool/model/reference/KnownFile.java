package dev.imatool.model.reference;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.List;

/**
 * What a source says of one file: its content, by digests, under the name that the source has for it.
 *
 * @param item what of the source says so: package and version, layer, section of a policy, list; empty where it is one whole
 * @param path as the source writes it, escapes undone; empty where it names contents without files
 * @param state how the source stands to this content
 * @param digests of the content, each in another algorithm; none where the source knows the path and no content that could be
 *     compared
 * @param bare whether nobody said which hash it is: digests of that length are then the same content, whatever their algorithm
 */
public record KnownFile(String item, ByteString path, State state, List<ContentDigest> digests, boolean bare) {
    public KnownFile {
        digests = List.copyOf(digests);
    }

    /** What a line of checksums says: a file without item, with one content. */
    public static KnownFile ofLine(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        ContentDigest content = new ContentDigest(false, algorithm, digest.toByteString());
        return new KnownFile("", path.toByteString(), State.PRESENT, List.of(content), bare);
    }

    /** How a source stands to a content. */
    public enum State {
        /** It is the content of the file. */
        PRESENT,
        /** It is the content that the file comes with, which its owner may change: {@code %config}, conffiles. */
        CONFIGURATION,
        /** It is of a lower layer of an image, and a higher one has another content under this path. */
        LOWER_LAYER,
        /** It is of a lower layer of an image, and a higher one removes the path. */
        WHITED_OUT,
        /** A log of changes says that it is no longer the content of the file. */
        REMOVED,
        /** It is of no file: a boot_aggregate, a measured buffer, a key of a keyring, by the label that the source uses. */
        LABEL
    }
}
