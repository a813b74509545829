package dev.imatool.parsers.form;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.json.JsonOutline;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What a content is by its first bytes, where it is something that people have next to measurement lists.
 *
 * @param words what it is, with its article: {@code a zip archive}; safe to print
 * @param hint what to do with it; absent where there is no use for it
 * @param use what it can be read as
 */
public record KnownForm(String words, Optional<Advice> hint, FormUse use) {
    /** Bytes of a content that are looked at. */
    public static final int HEAD = 64 << 10;

    /** Gives the bytes of an input from the first one on, each time it is asked. */
    @FunctionalInterface
    public interface Opener {
        /** The raw bytes; the caller closes them. */
        InputStream open() throws IOException;
    }

    /** A form that no command reads. */
    static KnownForm of(String words) {
        return new KnownForm(words, Optional.empty(), FormUse.NONE);
    }

    /** A form that is read elsewhere, or after something was done. */
    static KnownForm of(String words, String hint) {
        return of(words, new Advice.InWords(hint));
    }

    /** A form that is read elsewhere. */
    static KnownForm of(String words, Advice hint) {
        return new KnownForm(words, Optional.of(hint), FormUse.NONE);
    }

    /** The same form, which is good for something. */
    KnownForm as(FormUse other) {
        return new KnownForm(words, hint, other);
    }

    /**
     * Names a content.
     *
     * @param head its first bytes, at most {@value #HEAD} of which are looked at
     */
    public static Optional<KnownForm> of(byte[] head) {
        return BinaryForms.of(head).or(() -> JsonForms.of(head)).or(() -> TextForms.of(head));
    }

    /**
     * Names a document that can be read more than once: JSON by all of its outermost members, whatever comes first.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<KnownForm> of(Opener source) throws IOException {
        byte[] head;
        try (InputStream content = unpacked(source.open())) {
            head = content.readNBytes(HEAD);
        }
        if (head.length < HEAD || JsonForms.of(head).isEmpty()) {
            return of(head);
        }
        try (InputStream content = unpacked(source.open())) {
            return JsonOutline.of(content).map(JsonForms::of).or(() -> of(head));
        }
    }

    /** Names a content that may be packed with gzip, by what is in it as far as {@code head} goes. */
    public static Optional<KnownForm> inside(byte[] head) {
        try (InputStream content = unpacked(new ByteArrayInputStream(head))) {
            return of(untilCut(content));
        } catch (IOException noGzip) {
            return of(head);
        }
    }

    /** What a gzip stream that ends early unpacks to. */
    private static byte[] untilCut(InputStream content) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        try {
            for (int read = content.read(chunk); read >= 0 && unpacked.size() < HEAD; read = content.read(chunk)) {
                unpacked.write(chunk, 0, read);
            }
        } catch (IOException cut) {
            return unpacked.toByteArray();
        }
        return unpacked.toByteArray();
    }

    private static InputStream unpacked(InputStream content) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(content);
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }

    /** True where the first bytes are no control characters but those of text. */
    public static boolean isText(byte[] head) {
        return TextForms.isText(head);
    }

    /** The same in words, and where it is none of them, what it seems to be. */
    public static String words(byte[] head) {
        if (head.length == 0) {
            return "an empty file";
        }
        return of(head).map(KnownForm::words)
                .orElseGet(() -> TextForms.isUnicode(head) ? "text" : "bytes of an unknown form");
    }
}
