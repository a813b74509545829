package dev.imatool.cli.config;

import dev.imatool.model.ByteString;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file that was read.
 *
 * @param name how reports call it
 * @param content all its bytes, at most {@link ConfigReader#LONGEST}
 * @param values what it gives; names of files as a command line takes them, from where the process stands
 */
public record ConfigFile(String name, ByteString content, Map<ConfigKey, List<String>> values) {
    public ConfigFile {
        values = new EnumMap<>(values);
    }

    @Override
    public Map<ConfigKey, List<String>> values() {
        return new EnumMap<>(values);
    }
}
