package dev.imatool.cli.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one configuration file (TOML 1.0). Whatever is not understood is an error: half a configuration is none. */
final class ConfigReader {
    /** Bytes of the longest file that is read. */
    static final int LONGEST = 1 << 16;

    private final Path file;
    private final String name;

    /** @param name how messages call the file */
    ConfigReader(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * Reads it.
     *
     * @throws UsageException if it cannot be read, is not TOML, or has a key or a type that is not known; says at which line
     */
    ConfigFile read() throws UsageException {
        byte[] bytes = bytes();
        String text = text(bytes);
        try {
            return new ConfigFile(name, ByteString.copyOf(bytes), values(text));
        } catch (JacksonException broken) {
            String where = broken.getLocation() == null ? "" : place(text, broken.getLocation());
            throw wrong(where, "not TOML: " + Printable.ofText(firstLine(broken.getOriginalMessage())));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof UsageException told) {
                throw told;
            }
            throw wrong("", "not TOML: " + Printable.ofText(firstLine(String.valueOf(broken.getMessage()))));
        }
    }

    private byte[] bytes() throws UsageException {
        if (!Files.isRegularFile(file)) {
            throw wrong("", "not a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (IOException unreadable) {
            throw wrong("", "cannot be read");
        }
        if (bytes.length > LONGEST) {
            throw wrong("", "longer than " + LONGEST + " bytes");
        }
        return bytes;
    }

    private String text(byte[] bytes) throws UsageException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw wrong("", "not TOML: not UTF-8");
        }
    }

    private Map<ConfigKey, List<String>> values(String text) throws IOException {
        Map<ConfigKey, List<String>> values = new EnumMap<>(ConfigKey.class);
        try (JsonParser parser = new TomlFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String given = parser.currentName();
                Optional<ConfigKey> key = ConfigKey.of(given);
                if (key.isEmpty()) {
                    throw wrong(
                            line(text, given),
                            "unknown key '" + Printable.ofText(given) + "'; keys are "
                                    + String.join(", ", ConfigKey.ids()));
                }
                values.put(key.get(), value(parser, key.get(), text));
            }
        }
        return values;
    }

    private List<String> value(JsonParser parser, ConfigKey key, String text) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return List.of(word(parser.getText(), key, text));
        }
        if (token == JsonToken.START_ARRAY && key.files()) {
            List<String> words = new ArrayList<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                words.add(word(parser.getText(), key, text));
            }
            if (parser.currentToken() == JsonToken.END_ARRAY) {
                return List.copyOf(words);
            }
        }
        throw wrong(
                line(text, key.id()),
                key.id() + " is a string" + (key.files() ? " or an array of strings" : "")
                        + ", and this is something else");
    }

    private String word(String value, ConfigKey key, String text) throws UsageException {
        if (value.isEmpty() || value.indexOf('\0') >= 0) {
            throw wrong(line(text, key.id()), key.id() + " has an empty value, or one with a NUL");
        }
        if (key.files()) {
            return fromHere(value);
        }
        Optional<String> problem = ConfigWords.problem(key, value);
        if (problem.isPresent()) {
            throw wrong(line(text, key.id()), key.id() + ": " + problem.get());
        }
        return value;
    }

    /** A name that the file gives, as it is called where the process stands. */
    private String fromHere(String value) {
        if (value.startsWith("/")) {
            return value;
        }
        int slash = name.lastIndexOf('/');
        String folder = slash < 0 ? "" : name.substring(0, slash + 1);
        // "-" alone is standard input on a command line
        return folder.isEmpty() && value.startsWith("-") ? "./" + value : folder + value;
    }

    /**
     * {@code :N} with the line where that key is; empty where it is written in a way that does not show it. The tree of a parsed file has
     * no lines: one that looks right is the key's if all before it is TOML by itself.
     */
    private static String line(String text, String key) {
        Pattern begins =
                Pattern.compile("[\\[\\s]*[\"']?" + Pattern.quote(key) + "[\"']?\\s*[=.\\]].*", Pattern.DOTALL);
        String[] lines = text.split("\n", -1);
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (begins.matcher(lines[i]).matches() && whole(before.toString())) {
                return ":" + (i + 1);
            }
            before.append(lines[i]).append('\n');
        }
        return "";
    }

    /** {@code :LINE:COLUMN}, or the line alone where the parser noticed at the beginning of the next one. */
    private static String place(String text, JsonLocation noticed) {
        int line = noticed.getLineNr();
        if (noticed.getColumnNr() == 1 && line > 1) {
            String before = text.lines().limit(line - 1L).collect(Collectors.joining("\n"));
            if (!whole(before)) {
                return ":" + (line - 1);
            }
        }
        return ":" + line + ":" + noticed.getColumnNr();
    }

    private static boolean whole(String text) {
        try (JsonParser parser = new TomlFactory().createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (IOException unfinished) {
            return false;
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private UsageException wrong(String where, String problem) {
        return new UsageException(
                Printable.ofText(name) + where + ": " + problem,
                "'imatool config' prints what configuration files give, and --no-config ignores them");
    }
}
