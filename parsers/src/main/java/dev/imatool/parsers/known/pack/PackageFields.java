package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of a name and a value, as packages describe themselves: {@code Package: bash}, {@code pkgname = bash}. */
final class PackageFields {
    private static final int LONGEST_FILE = 1 << 20;
    private static final int LONGEST_VALUE = 256;

    private final Map<String, List<String>> values = new HashMap<>();

    /** @param separator what stands between name and value */
    static PackageFields read(InputStream content, char separator) throws IOException {
        PackageFields fields = new PackageFields();
        for (String line : lines(content)) {
            int at = line.indexOf(separator);
            if (at > 0 && line.charAt(0) != '#' && line.charAt(0) != ' ') {
                fields.values
                        .computeIfAbsent(line.substring(0, at).strip(), name -> new ArrayList<>())
                        .add(line.substring(at + 1).strip());
            }
        }
        return fields;
    }

    /** Lines, one character to a byte. */
    static List<String> lines(InputStream content) throws IOException {
        return new String(content.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    /** The first value of that name; empty where there is none. */
    String first(String name) {
        List<String> all = all(name);
        String value = all.isEmpty() ? "" : all.getFirst();
        String bounded = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        return FileNames.text(bounded.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All values of that name, one character to a byte. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
