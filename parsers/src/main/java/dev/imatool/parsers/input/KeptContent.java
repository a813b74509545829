package dev.imatool.parsers.input;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a file, kept in memory between several questions about it: as they are on disk, and unpacked where nothing about the
 * packing needs to be reported. A damaged or strange layer is decoded again each time, so that each report says so.
 */
public final class KeptContent {
    private final byte[] raw;
    private final byte[] unpacked;
    private final List<Encoding> encodings;
    private final boolean decoded;
    private final String sha256;

    private KeptContent(byte[] raw, byte[] unpacked, List<Encoding> encodings, boolean decoded) {
        this.raw = raw;
        this.unpacked = unpacked;
        this.encodings = List.copyOf(encodings);
        this.decoded = decoded;
        this.sha256 = HexFormat.of().formatHex(newSha256().digest(raw));
    }

    /**
     * Keeps {@code raw}, which must not change any more.
     *
     * @param mostUnpacked bytes that may be kept of what it unpacks to; a longer content is unpacked again each time
     * @throws IOException if what is in memory cannot be read, which does not happen
     */
    public static KeptContent of(byte[] raw, long mostUnpacked) throws IOException {
        List<Diagnostic> problems = new ArrayList<>();
        int most = (int) Math.min(mostUnpacked, Integer.MAX_VALUE - 16L);
        try (MeteredStream metered = new MeteredStream(new ByteArrayInputStream(raw), false)) {
            Decoding decoding = Decoding.open(metered, new UnpackingBudget(metered::bytes), problems::add);
            if (decoding.encodings().isEmpty()) {
                return new KeptContent(raw, raw, List.of(), true);
            }
            byte[] unpacked = decoding.content().readNBytes(most);
            boolean whole = decoding.content().read() < 0 && problems.isEmpty();
            return whole
                    ? new KeptContent(raw, unpacked, decoding.encodings(), true)
                    : new KeptContent(raw, raw, List.of(), false);
        }
    }

    /** The bytes as they are on disk. */
    public InputStream raw() {
        return new ByteArrayInputStream(raw);
    }

    /** Number of bytes on disk. */
    public long rawBytes() {
        return raw.length;
    }

    /** SHA-256 of the bytes on disk, in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** Number of bytes that are kept in memory. */
    public long size() {
        return raw == unpacked ? raw.length : (long) raw.length + unpacked.length;
    }

    /** The content without its packing, if it is kept. */
    Optional<InputStream> unpacked() {
        return decoded ? Optional.of(new ByteArrayInputStream(unpacked)) : Optional.empty();
    }

    /** The layers that {@link #unpacked} lacks, the outermost first. */
    List<Encoding> encodings() {
        return encodings;
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
