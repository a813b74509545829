package dev.imatool.examine.signature;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.FileNames;
import dev.imatool.replay.filehash.FileHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.List;

/** Computes the digest of a file that the user names. */
public final class FileDigestReader {
    private static final int BUFFER = 1 << 16;

    /** Bytes that a shell drops of a digest: it drops more of one in several thousand. */
    private static final int MOST_LOST = 3;

    private static final List<HashAlgorithm> USUAL = List.of(
            HashAlgorithm.SHA1, HashAlgorithm.SHA224, HashAlgorithm.SHA256, HashAlgorithm.SHA384, HashAlgorithm.SHA512);

    private FileDigestReader() {}

    /**
     * The digest of the file's content.
     *
     * @param inputs the command line that names it
     */
    public static ByteString digest(String file, FileHash hash, InputArguments inputs) throws UnreadableInputException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = inputs.open(InputRole.OTHER, FileNames.path(file))) {
            int count = in.read(buffer);
            while (count >= 0) {
                hash.update(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(file, failure);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(file, impossible.getReason());
        }
        return ByteString.copyOf(hash.digest());
    }

    /**
     * The algorithm whose digests have that length, or up to three bytes more, as a shell drops some; of those that {@code openssl dgst}
     * and IMA share.
     */
    public static HashAlgorithm ofLength(int length) {
        return USUAL.stream()
                .filter(algorithm ->
                        length <= algorithm.digestLength() && length >= algorithm.digestLength() - MOST_LOST)
                .findFirst()
                .orElse(HashAlgorithm.SHA256);
    }
}
