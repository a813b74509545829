package dev.imatool.cli.config;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What configuration files give, as a configuration file: TOML, and in comments where each value comes from. */
public final class ConfigText {
    private ConfigText() {}

    /**
     * The text.
     *
     * @throws UsageException if a file cannot be read or is not understood
     */
    public static String of(ConfigPlaces places) throws UsageException {
        Configuration configuration = Configuration.read(places, List.of());
        StringBuilder text = new StringBuilder();
        for (ConfigPlaces.Place place : places.all()) {
            boolean read =
                    configuration.files().stream().anyMatch(file -> file.name().equals(place.name()));
            text.append("# ").append(Printable.ofText(place.name())).append(read ? ": read\n" : ": no such file\n");
        }
        if (places.all().isEmpty()) {
            text.append("# none: IMATOOL_CONFIG is empty\n");
        }
        for (ConfigKey key : ConfigKey.values()) {
            Optional<Configuration.Setting> setting = configuration.setting(key);
            setting.ifPresent(has -> text.append(key.id())
                    .append(" = ")
                    .append(value(key, has.values()))
                    .append("  # ")
                    .append(Printable.ofText(has.file().name()))
                    .append('\n'));
        }
        return text.toString();
    }

    private static String value(ConfigKey key, List<String> values) {
        return key.files()
                ? values.stream().map(ConfigText::quoted).collect(Collectors.joining(", ", "[", "]"))
                : quoted(values.get(0));
    }

    /** A basic string. What a terminal does not show as it stands is escaped. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if ((c >= ' ' && c < 0x7f)
                    || Printable.ofText(Character.toString(c)).equals(Character.toString(c))) {
                text.appendCodePoint(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return text.append('"').toString();
    }
}
