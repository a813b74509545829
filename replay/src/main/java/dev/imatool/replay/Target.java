package dev.imatool.replay;

import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expected value on the look-out for the entry that reproduces it. */
final class Target {
    private final ExpectedPcr expected;
    private final byte[] value;
    private @Nullable Register register;
    private long entry;
    private Optional<Container> container = Optional.empty();
    private long entriesCovered;

    Target(ExpectedPcr expected) {
        this.expected = expected;
        this.value = expected.value().toByteArray();
    }

    /**
     * Looks at the registers after an extend.
     *
     * @param extended the entry just extended, which is decoded where it meets the value
     * @param entries entries of the PCR so far, that one included
     * @return true when it has just been met
     */
    boolean meets(List<Register> registers, EntryView extended, long entries) {
        if (register != null) {
            return false;
        }
        for (int i = 0; i < registers.size(); i++) {
            if (registers.get(i).holds(value)) {
                register = registers.get(i);
                entry = extended.number();
                container = extended.container();
                entriesCovered = entries;
                return true;
            }
        }
        return false;
    }

    /** True once it has been met. */
    boolean met() {
        return register != null;
    }

    /** The register that reproduced it. */
    Optional<Register> register() {
        return Optional.ofNullable(register);
    }

    /** How it compares when {@code entries} entries were extended in all. */
    PcrMatch match(long entries) {
        return register == null
                ? PcrMatch.none(expected)
                : PcrMatch.at(expected, entry, container, entries - entriesCovered);
    }
}
