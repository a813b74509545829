package dev.imatool.parsers;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of files as text, whatever the locale is. To Linux a name is bytes; the JDK decodes them as the locale says, and what
 * it cannot decode it loses. Here a name is read as UTF-8, and a byte that is none becomes one of the characters U+DC80 to
 * U+DCFF, which no UTF-8 holds (as Python's {@code surrogateescape} does), so that every name has its text and every text its
 * name.
 */
public final class FileNames {
    /** The character of byte 0. */
    private static final int ESCAPE = 0xdc00;

    private static final int LAST_ASCII = 0x7f;

    /** What the JDK makes of bytes that it cannot decode. */
    private static final char UNDECODABLE = '\ufffd';

    /** Where the process stands; the kernel follows it, whatever that folder is called. */
    private static final Path HERE = Path.of("/proc/self/cwd");

    /** True when the JDK lost the name of the folder where the process stands, and with it whatever is named from there. */
    private static final boolean LOST = System.getProperty("user.dir", "").indexOf(UNDECODABLE) >= 0;

    private FileNames() {}

    /**
     * The path of that name.
     *
     * @throws InvalidPathException if no file can have it
     */
    public static Path path(String name) {
        Path path = asNamed(name);
        return LOST && !path.isAbsolute() ? HERE.resolve(path) : path;
    }

    private static Path asNamed(String name) {
        if (isAscii(name) || name.indexOf('\0') >= 0) {
            return Path.of(name);
        }
        // of all ways to a path, only that from a URI takes bytes as they are
        Path absolute = Path.of(URI.create("file:///" + percentEncoded(bytes(name))));
        return name.startsWith("/") ? absolute : absolute.subpath(0, absolute.getNameCount());
    }

    /** The name of a path, as {@link #path} takes it. */
    public static String name(Path path) {
        return LOST && path.startsWith(HERE) ? nameOf(HERE.relativize(path)) : nameOf(path);
    }

    private static String nameOf(Path path) {
        String plain = path.toString();
        if (isAscii(plain)) {
            return plain;
        }
        String absolute = text(percentDecoded(path.toUri().getRawPath()));
        String whole = absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute;
        if (path.isAbsolute()) {
            return whole;
        }
        int start = whole.length();
        for (int i = 0; i < path.getNameCount(); i++) {
            start = whole.lastIndexOf('/', start - 1);
        }
        return whole.substring(start + 1);
    }

    /** The text of a name that has these bytes. */
    public static String text(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(name);
        CharBuffer out = CharBuffer.allocate(name.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xff)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** The bytes of a name that has this text. */
    public static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text, i)) {
                bytes.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(text.charAt(i) - ESCAPE);
                plain = i + 1;
            }
        }
        bytes.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** True for the character of a byte; the same character after a high surrogate is half of another one. */
    private static boolean isEscaped(String text, int at) {
        char c = text.charAt(at);
        return c > ESCAPE + LAST_ASCII
                && c <= ESCAPE + 0xff
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /** True when the locale plays no part. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String percentEncoded(byte[] bytes) {
        HexFormat hex = HexFormat.of();
        StringBuilder encoded = new StringBuilder(bytes.length * 3);
        for (byte b : bytes) {
            if (b == '/') {
                encoded.append('/');
            } else {
                encoded.append('%').append(hex.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte[] percentDecoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
