package dev.imatool.parsers.pcr.json;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The plain members of one JSON object, in case they are a PCR value spelled out: {@code {"pcr":10,"hashAlg":"sha256",
 * "digest":"hex"}} (FAPI, tpm2-tss TPMS_PCRVALUE) or {@code {"nr":10,"sha256":"hex"}} (systemd-analyze pcrs).
 */
final class JsonMembers {
    private static final Set<String> INDEX_NAMES = Set.of("pcr", "nr", "index", "pcr_index", "pcrindex");
    private static final Set<String> BANK_NAMES = Set.of("hashalg", "hash_alg", "bank", "alg", "algorithm", "hash");
    private static final Set<String> VALUE_NAMES = Set.of("digest", "value");
    private static final int LONGEST_NAME = 16;

    private final Map<BankName, String> byBank = new LinkedHashMap<>();
    private OptionalInt pcr = OptionalInt.empty();
    private Optional<BankName> bank = Optional.empty();
    private Optional<String> value = Optional.empty();

    /** Notes a member whose value is a string or a number. */
    void add(String name, String text) {
        if (name.length() > LONGEST_NAME) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (INDEX_NAMES.contains(lower)) {
            pcr = PcrIndex.parse(text);
        } else if (BANK_NAMES.contains(lower)) {
            bank = BankName.of(text);
        } else if (VALUE_NAMES.contains(lower)) {
            value = Optional.of(text);
        } else {
            BankName.known(name).ifPresent(known -> byBank.put(known, text));
        }
    }

    /** Hands on the value, where the members spell one out. */
    void offer(String place, PcrCollector out) {
        if (pcr.isEmpty()) {
            return;
        }
        int index = pcr.getAsInt();
        if (bank.isPresent() && value.isPresent()) {
            out.hex(place, bank.get(), index, value.get());
        }
        byBank.forEach((named, hex) -> out.hex(place, named, index, hex));
    }
}
