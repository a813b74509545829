package dev.imatool.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A key of a configuration file. It is called as the option whose value it gives, without the dashes. */
public enum ConfigKey {
    /** Attestation keys that the user vouches for. */
    AK(Kind.VOUCHED_FILES),

    /** Keys that the user vouches for. */
    KEYS(Kind.VOUCHED_FILES),

    /** Sources of known good files. */
    GOOD(Kind.VOUCHED_FILES),

    /** Sources of known bad contents. */
    BAD(Kind.FILES),

    /** The format of reports. */
    FORMAT(Kind.WORD),

    /** When text has colours. */
    COLOR(Kind.WORD);

    private enum Kind {
        VOUCHED_FILES,
        FILES,
        WORD
    }

    private final Kind kind;
    private final String id;

    ConfigKey(Kind kind) {
        this.kind = kind;
        this.id = name().toLowerCase(Locale.ROOT);
    }

    /** The key of that name. */
    static Optional<ConfigKey> of(String name) {
        return Arrays.stream(values()).filter(key -> key.id.equals(name)).findFirst();
    }

    /** All names, in their order. */
    static List<String> ids() {
        return Arrays.stream(values()).map(ConfigKey::id).toList();
    }

    /** Its name in files. */
    public String id() {
        return id;
    }

    /** The option. */
    public String option() {
        return "--" + id;
    }

    /** True where its values are names of files, of which there may be several. */
    public boolean files() {
        return kind != Kind.WORD;
    }

    /** True where its value makes imatool trust something: nobody but the user may give it. */
    public boolean vouches() {
        return kind == Kind.VOUCHED_FILES;
    }
}
