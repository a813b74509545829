package dev.imatool.parsers.input;

import dev.imatool.parsers.stream.PassingStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Counts and hashes the raw bytes on their way through: the chain of custody of an input. */
public final class MeteredStream extends PassingStream {
    private final Optional<MessageDigest> sha256;
    private long bytes;

    /** Takes over {@code stream}; counts only, unless it is to be {@code hashed}. */
    public MeteredStream(InputStream stream, boolean hashed) {
        super(stream);
        sha256 = hashed ? Optional.of(sha256()) : Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            if (sha256.isPresent()) {
                sha256.get().update(target, offset, count);
            }
            bytes += count;
        }
        return count;
    }

    /** Number of bytes so far. */
    public long bytes() {
        return bytes;
    }

    /** Reads what is left and gives the hash over everything, in lower-case hex, if it is wanted; to be called once. */
    public Optional<String> finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sha256.map(MessageDigest::digest).map(HexFormat.of()::formatHex);
    }
}
