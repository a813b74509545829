package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.content.Reading;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Packages, images and root file systems in one file, detected by their first bytes. */
public final class PackedSource {
    /** Bytes of a source that are looked at. */
    private static final int HEAD = 1 << 16;

    private PackedSource() {}

    /**
     * Reads a source.
     *
     * @param source a stream that can be reset ({@link InputStream#markSupported}) stands at its first byte again, and stays open,
     *     where the answer is empty; another stream has lost its beginning
     * @return what it is and holds; empty where it is of another form
     * @throws IOException if it cannot be opened or read; damage is a remark
     */
    public static Optional<KnownSource> read(InputSource source, KnownFileSink sink) throws IOException {
        boolean once = source instanceof InputSource.StreamInput;
        InputStream opened = source.open();
        InputStream stream = opened.markSupported() ? opened : new BufferedInputStream(opened, HEAD);
        try {
            stream.mark(HEAD);
            byte[] head = stream.readNBytes(HEAD);
            stream.reset();
            Optional<PackedForm> form = form(head);
            if (form.isEmpty()) {
                return Optional.empty();
            }
            Reading reading = new Reading(sink);
            InputStream content = reading.unpacked("", reading.open(stream));
            return Optional.of(form.get().read(content, reading));
        } finally {
            if (!once) {
                opened.close();
            }
        }
    }

    /** What begins so. */
    static Optional<PackedForm> form(byte[] head) throws IOException {
        return PackedForm.of(unpacked(head));
    }

    /** What the beginning unpacks to. */
    private static byte[] unpacked(byte[] head) throws IOException {
        UnpackingBudget budget = new UnpackingBudget(() -> head.length);
        return Decoding.open(new ByteArrayInputStream(head), budget, ignored -> {})
                .content()
                .readNBytes(HEAD);
    }
}
