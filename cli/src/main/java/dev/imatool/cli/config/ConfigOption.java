package dev.imatool.cli.config;

import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --no-config}, of every command to which a configuration file can add something. */
public final class ConfigOption {
    /** The option. */
    public static final String NAME = "--no-config";

    private ConfigOption() {}

    /** Adds the option to a command that has an option of the configuration. */
    public static void addTo(CommandSpec spec) {
        if (Arrays.stream(ConfigKey.values()).anyMatch(key -> spec.findOption(key.option()) != null)) {
            spec.addOption(OptionSpec.builder(NAME)
                    .description("Read no configuration file. 'imatool config' prints what they give.")
                    .build());
        }
    }
}
