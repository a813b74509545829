package dev.imatool.parsers.pcr;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** The content of one input, as bytes and as text, with what is known about it in addition to the content. */
public final class PcrInput {
    private static final int ESCAPE = 0x1b;
    private static final int BELL = 0x07;

    private final byte[] bytes;
    private final String name;
    private final String text;
    private final boolean readable;
    private final Optional<PcrSelection> selection;

    /**
     * @param name the path as the user gave it; its last two parts may tell bank and PCR
     * @param selection which PCRs bare values belong to
     */
    public PcrInput(byte[] bytes, String name, Optional<PcrSelection> selection) {
        this.bytes = bytes;
        this.name = name;
        this.selection = selection;
        this.text = decode(bytes);
        this.readable = text.chars().allMatch(PcrInput::isTextual);
    }

    public byte[] bytes() {
        return bytes;
    }

    public Optional<PcrSelection> selection() {
        return selection;
    }

    /** The last part of its path. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The content as text, a character per byte where no byte order mark says otherwise; without that mark. */
    public String text() {
        return text;
    }

    /** False for content with control characters, which no text shape has. */
    public boolean isText() {
        return readable;
    }

    /** The lines of {@link #text}, stripped of blanks and terminal escapes, one pass. */
    public Iterable<Line> lines() {
        return () -> new LineIterator(text);
    }

    /** Bank and PCR from a path that ends as sysfs has it, {@code pcr-sha256/10}. */
    public Optional<SysfsName> sysfsName() {
        return SysfsName.of(name);
    }

    /**
     * A line of text.
     *
     * @param number from 1
     */
    public record Line(long number, String text) {
        public String place() {
            return "line " + number;
        }
    }

    /** Bank and PCR as a path of sysfs tells them. */
    public record SysfsName(BankName bank, int pcr) {
        private static final String FOLDER = "pcr-";

        public static Optional<SysfsName> of(String path) {
            int slash = path.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            OptionalInt pcr = PcrIndex.parse(path.substring(slash + 1));
            String folder = path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
            return pcr.isPresent()
                    ? bankOfFolder(folder).map(bank -> new SysfsName(bank, pcr.getAsInt()))
                    : Optional.empty();
        }

        /** The bank of a folder {@code pcr-sha256}. */
        public static Optional<BankName> bankOfFolder(String folder) {
            return folder.startsWith(FOLDER) ? BankName.of(folder.substring(FOLDER.length())) : Optional.empty();
        }
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.ISO_8859_1);
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return decode(bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return decode(bytes, StandardCharsets.UTF_16BE);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String decode(byte[] bytes, Charset charset) {
        return new String(bytes, 2, bytes.length - 2, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTextual(int c) {
        return (c >= ' ' && c != 0x7f) || (c >= '\b' && c <= '\r') || c == ESCAPE || c == BELL;
    }

    private static final class LineIterator implements Iterator<Line> {
        private final String text;
        private int start;
        private long number;

        LineIterator(String text) {
            this.text = text;
        }

        @Override
        public boolean hasNext() {
            return start < text.length();
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = TerminalEscapes.remove(text.substring(start, end)).strip();
            start = end + 1;
            number++;
            return new Line(number, line);
        }
    }
}
