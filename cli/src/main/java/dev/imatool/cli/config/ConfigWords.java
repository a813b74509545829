package dev.imatool.cli.config;

import dev.imatool.examine.report.Printable;
import dev.imatool.render.output.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which words a key takes. */
final class ConfigWords {
    private static final List<String> WHENS = List.of("auto", "always", "never");

    private ConfigWords() {}

    /** Why {@code value} is no value of {@code key}, in words; empty where it is one. */
    static Optional<String> problem(ConfigKey key, String value) {
        List<String> words = key == ConfigKey.COLOR
                ? WHENS
                : Arrays.stream(Format.values())
                        .map(form -> form.name().toLowerCase(Locale.ROOT))
                        .toList();
        return words.contains(value)
                ? Optional.empty()
                : Optional.of("'" + Printable.ofText(value) + "' is none of " + String.join(", ", words));
    }
}
