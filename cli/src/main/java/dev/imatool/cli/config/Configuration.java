package dev.imatool.cli.config;

import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.report.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What configuration files give together: of each key, what the first file says that has it. */
public final class Configuration {
    private final List<ConfigFile> files;
    private final List<String> remarks;

    private Configuration(List<ConfigFile> files, List<String> remarks) {
        this.files = List.copyOf(files);
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Values of one key.
     *
     * @param key the key
     * @param values one or more; a single one where the key is a word
     * @param file where they come from
     */
    public record Setting(ConfigKey key, List<String> values, ConfigFile file) {
        public Setting {
            values = List.copyOf(values);
        }
    }

    /**
     * Reads the files that hold for a command.
     *
     * @param evidence files and folders that it is about
     * @throws UsageException if one cannot be read or is not understood
     */
    public static Configuration read(ConfigPlaces places, List<String> evidence) throws UsageException {
        List<Path> given =
                evidence.stream().flatMap(word -> places.path(word).stream()).toList();
        List<ConfigFile> files = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ConfigPlaces.Place place : places.all()) {
            boolean named = place.kind() == ConfigPlaces.Kind.NAMED;
            String name = Printable.ofText(place.name());
            if (!named && !place.exists()) {
                continue;
            }
            if (!named && places.within(place, given)) {
                remarks.add(
                        name + " is not read: it lies in the evidence, which may have brought it; if it is yours, set"
                                + " IMATOOL_CONFIG=" + name);
                continue;
            }
            ConfigFile file = new ConfigReader(place.file(), place.name()).read();
            if (places.beside(place, given) && file.values().keySet().stream().anyMatch(ConfigKey::vouches)) {
                remarks.add(name
                        + " vouches for nothing here: it lies beside a file given, and may have come with it; if it"
                        + " is yours, set IMATOOL_CONFIG=" + name);
                file = withoutTrust(file);
            }
            files.add(file);
        }
        return new Configuration(files, remarks);
    }

    private static ConfigFile withoutTrust(ConfigFile file) {
        Map<ConfigKey, List<String>> values = file.values();
        values.keySet().removeIf(ConfigKey::vouches);
        return new ConfigFile(file.name(), file.content(), values);
    }

    /** The files that were read, the one whose values hold first. */
    public List<ConfigFile> files() {
        return files;
    }

    /** Which files were not read or only in part, and why: sentences. */
    public List<String> remarks() {
        return remarks;
    }

    /** What a key has; empty where no file has it. */
    public Optional<Setting> setting(ConfigKey key) {
        return files.stream()
                .filter(file -> file.values().containsKey(key))
                .findFirst()
                .map(file -> new Setting(key, file.values().getOrDefault(key, List.of()), file));
    }
}
