package dev.imatool.parsers.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.xattr.XattrValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values of attributes as people and {@code getfattr} write them: {@code 0x0404…}, {@code 0sBAT…}, bare hex, bare base64,
 * quoted text with octal escapes, alone or after {@code security.ima=}; or the raw bytes.
 */
public final class XattrNotation {
    /** Longest content that is read, in bytes; a value itself has at most 64 KiB (kernel: {@code XATTR_SIZE_MAX}). */
    public static final int LONGEST = 1 << 20;

    private static final Pattern HEX = Pattern.compile("(?:0[xX])?[0-9a-fA-F]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z]{1,20}\\.[A-Za-z0-9_.@-]{1,240}");
    private static final String FILE_LINE = "# file: ";

    private XattrNotation() {}

    /**
     * One value.
     *
     * @param line where it is; 0 for raw bytes and for what was typed
     * @param file the file it belongs to, as {@code getfattr} names it
     * @param attribute its name
     * @param bytes the value
     */
    public record Item(long line, Optional<String> file, Optional<String> attribute, ByteString bytes) {}

    /**
     * What a content holds.
     *
     * @param items in order
     * @param unread numbers of lines that are neither a value nor empty nor a comment
     */
    public record Items(List<Item> items, List<Long> unread) {
        public Items {
            items = List.copyOf(items);
            unread = List.copyOf(unread);
        }
    }

    /** Reads a value that was typed; none when it is no value. */
    public static Optional<Item> ofArgument(String typed) {
        boolean marked =
                typed.startsWith("0s") || typed.startsWith("0S") || typed.contains("=0") || typed.contains("=\"");
        return marked || isHex(typed) ? item(0, Optional.empty(), typed.strip()) : Optional.empty();
    }

    /** Reads the content of a file. */
    public static Items ofContent(ByteString content) {
        if (!content.isEmpty() && content.at(0) <= XattrValue.VERITY_SIGNATURE) {
            return new Items(List.of(new Item(0, Optional.empty(), Optional.empty(), content)), List.of());
        }
        List<Item> items = new ArrayList<>();
        List<Long> unread = new ArrayList<>();
        Optional<String> file = Optional.empty();
        long number = 0;
        for (String raw : content.latin1().split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith(FILE_LINE)) {
                file = Optional.of(line.substring(FILE_LINE.length()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                Optional<Item> item = item(number, file, line);
                item.ifPresent(items::add);
                if (item.isEmpty()) {
                    unread.add(number);
                }
            }
        }
        return new Items(items, unread);
    }

    private static Optional<Item> item(long number, Optional<String> file, String line) {
        int equals = line.indexOf('=');
        boolean named =
                equals > 0 && ATTRIBUTE.matcher(line.substring(0, equals)).matches();
        Optional<String> name = named ? Optional.of(line.substring(0, equals)) : Optional.empty();
        return value(named ? line.substring(equals + 1) : line).map(bytes -> new Item(number, file, name, bytes));
    }

    private static Optional<ByteString> value(String text) {
        if (isHex(text)) {
            boolean marked = text.length() > 1 && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
            return Optional.of(ByteString.copyOf(HexFormat.of().parseHex(text, marked ? 2 : 0, text.length())));
        }
        if (text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"")) {
            return Optional.of(unquoted(text.substring(1, text.length() - 1)));
        }
        boolean marked = text.startsWith("0s") || text.startsWith("0S");
        try {
            byte[] bytes = Base64.getDecoder().decode(marked ? text.substring(2) : text);
            // without its mark, only what begins with a type is taken for base64
            boolean typed = bytes.length > 0 && bytes[0] > 0 && bytes[0] <= XattrValue.VERITY_SIGNATURE;
            return marked || typed ? Optional.of(ByteString.copyOf(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && HEX.matcher(text).matches();
    }

    /** Text with {@code \ooo}, {@code \\} and {@code \"}. */
    private static ByteString unquoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < latin1.length) {
            if (latin1[at] == '\\' && at + 3 < latin1.length && octal(latin1, at + 1)) {
                bytes.write((latin1[at + 1] - '0') << 6 | (latin1[at + 2] - '0') << 3 | (latin1[at + 3] - '0'));
                at += 4;
            } else if (latin1[at] == '\\' && at + 1 < latin1.length) {
                bytes.write(latin1[at + 1]);
                at += 2;
            } else {
                bytes.write(latin1[at++]);
            }
        }
        return ByteString.copyOf(bytes.toByteArray());
    }

    private static boolean octal(byte[] bytes, int at) {
        for (int i = at; i < at + 3; i++) {
            if (bytes[i] < '0' || bytes[i] > '7') {
                return false;
            }
        }
        return true;
    }
}
