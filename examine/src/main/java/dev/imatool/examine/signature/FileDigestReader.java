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

/** Computes the digest of a file that the user names. */
public final class FileDigestReader {
    private static final int BUFFER = 1 << 16;

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

    /** The algorithm whose digests have that length, of those that {@code openssl dgst} and IMA share. */
    public static HashAlgorithm ofLength(int length) {
        return switch (length) {
            case 20 -> HashAlgorithm.SHA1;
            case 28 -> HashAlgorithm.SHA224;
            case 48 -> HashAlgorithm.SHA384;
            case 64 -> HashAlgorithm.SHA512;
            default -> HashAlgorithm.SHA256;
        };
    }
}
