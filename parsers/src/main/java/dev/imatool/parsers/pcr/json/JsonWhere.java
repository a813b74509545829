package dev.imatool.parsers.pcr.json;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrIndex;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the names of the enclosing JSON members say about a value.
 *
 * @param bank named by an enclosing member
 * @param pcr named by an enclosing member
 * @param holdsPcrs true where a number as a member's name is a PCR
 * @param surely true where a value that is no digest is a damaged one, and not something else by the same names
 */
record JsonWhere(Optional<BankName> bank, OptionalInt pcr, boolean holdsPcrs, boolean surely) {
    /** The outermost value. */
    static final JsonWhere TOP = new JsonWhere(Optional.empty(), OptionalInt.empty(), true, false);

    /** Members that hold PCR values and nothing else. */
    private static final Set<String> CONTAINERS =
            Set.of("tpm_policy", "subject_data", "pcrs", "pcr_values", "pcrvalues");

    private static final JsonWhere ELSEWHERE = new JsonWhere(Optional.empty(), OptionalInt.empty(), false, false);
    private static final JsonWhere CONTAINER = new JsonWhere(Optional.empty(), OptionalInt.empty(), true, true);

    /** What is known inside the member {@code name}. */
    JsonWhere member(String name) {
        if (CONTAINERS.contains(lower(name))) {
            return CONTAINER;
        }
        OptionalInt index = holdsPcrs || bank.isPresent() ? PcrIndex.parse(withoutPrefix(name)) : OptionalInt.empty();
        if (index.isPresent()) {
            return new JsonWhere(bank, index, false, surely);
        }
        Optional<BankName> named = BankName.of(name).filter(candidate -> candidate.isKnown() || isUnknownBank(name));
        return named.isPresent() ? new JsonWhere(named, pcr, pcr.isEmpty(), surely || equals(TOP)) : ELSEWHERE;
    }

    /** Only where a bank is due, and nothing but a bank: every hash algorithm has its length in its name. */
    private boolean isUnknownBank(String name) {
        return (surely || pcr.isPresent()) && name.chars().anyMatch(Character::isDigit);
    }

    private static String withoutPrefix(String name) {
        return name.length() > 3 && lower(name).startsWith("pcr")
                ? name.substring(name.charAt(3) == '-' ? 4 : 3)
                : name;
    }

    private static String lower(String name) {
        return name.length() > 16 ? name : name.toLowerCase(Locale.ROOT);
    }
}
