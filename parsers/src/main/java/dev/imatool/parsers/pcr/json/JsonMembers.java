package dev.imatool.parsers.pcr.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.Excerpt;
import dev.imatool.parsers.pcr.PcrIndex;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The plain members of one JSON object, in case they are a PCR value spelled out: {@code {"pcr":10,"hashAlg":"sha256",
 * "digest":"hex"}} (FAPI, tpm2-tss TPMS_PCRVALUE), {@code {"nr":10,"sha256":"hex"}} (systemd-analyze pcrs), {@code
 * {"Index":10,"Digest":"base64","DigestAlg":5}} (go-attestation, whose numbers are those of Go's crypto.Hash), {@code
 * {"pcr_index":10,"pcr_value":"hex"}} in an object with {@code "hash_alg"} (openEuler's global-trust-authority).
 */
final class JsonMembers {
    private static final Set<String> INDEX_NAMES = Set.of("pcr", "nr", "index", "pcr_index", "pcrindex");
    private static final Set<String> BANK_NAMES = Set.of(
            "hashalg",
            "hash_alg",
            "bank",
            "pcr_bank",
            "pcrbank",
            "alg",
            "algorithm",
            "hash",
            "digestalg",
            "digest_alg");
    private static final Set<String> VALUE_NAMES = Set.of("digest", "value", "pcr_value", "pcrvalue");

    /** An event of a log has the PCR that it extends, and a digest that is not the PCR's value. */
    private static final Set<String> EVENT_NAMES = Set.of(
            "event", "eventtype", "event_type", "type", "eventnum", "event_num", "recnum", "content", "content_type");

    /** Go's crypto.Hash of the algorithms that TPMs have banks of. */
    private static final Map<Integer, String> GO_HASHES =
            Map.of(3, "sha1", 5, "sha256", 6, "sha384", 7, "sha512", 11, "sha3_256", 12, "sha3_384", 13, "sha3_512");

    private static final String GO_NAME = "digestalg";
    private static final int LONGEST_NAME = 16;

    private final Map<BankName, String> byBank = new LinkedHashMap<>();
    private Optional<String> index = Optional.empty();
    private Optional<BankName> bank = Optional.empty();
    private Optional<String> badBank = Optional.empty();
    private Optional<String> value = Optional.empty();
    private Optional<String> noValue = Optional.empty();
    private boolean event;

    /** Notes a member whose value is a string, a number or another word. */
    void add(String name, JsonToken token, String text) {
        if (name.length() > LONGEST_NAME) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (INDEX_NAMES.contains(lower)) {
            index = Optional.of(text.strip());
        } else if (BANK_NAMES.contains(lower)) {
            bank = bankOf(lower.equals(GO_NAME), text.strip());
            badBank = bank.isEmpty() ? Optional.of(name + " " + Excerpt.of(text)) : Optional.empty();
        } else if (VALUE_NAMES.contains(lower)) {
            value = token == JsonToken.VALUE_STRING ? Optional.of(text.strip()) : Optional.empty();
            noValue = value.isEmpty() ? Optional.of(name + " " + Excerpt.of(text)) : Optional.empty();
        } else if (EVENT_NAMES.contains(lower)) {
            event = true;
        } else if (token == JsonToken.VALUE_STRING) {
            BankName.known(name).ifPresent(known -> byBank.put(known, text.strip()));
        }
    }

    private static Optional<BankName> bankOf(boolean go, String text) {
        OptionalInt number = PcrIndex.parse(text);
        if (number.isEmpty()) {
            return BankName.of(text);
        }
        return go
                ? Optional.ofNullable(GO_HASHES.get(number.getAsInt())).flatMap(BankName::known)
                : Optional.of(BankName.ofAlgorithmId(number.getAsInt())).filter(BankName::isKnown);
    }

    /** The bank that the object names, where it is one that a TPM can have. */
    Optional<BankName> bank() {
        return bank.filter(BankName::isKnown);
    }

    /** Hands on the value, where the members spell one out. */
    void offer(String place, JsonWhere where, JsonValues values) {
        boolean sure = where.names() == JsonWhere.Names.SURE;
        boolean meant = value.isPresent() && (sure || bank.isPresent());
        if (event || (index.isEmpty() && where.pcr().isEmpty())) {
            return;
        }
        OptionalInt pcr = index.map(PcrIndex::parse).orElseGet(where::pcr);
        if (pcr.isEmpty()) {
            if (meant) {
                values.fault(place, Excerpt.of(index.orElse("")) + " is not a PCR; expected a number from 0 to 23");
            }
            return;
        }
        int number = pcr.getAsInt();
        if (value.isPresent() && badBank.isPresent()) {
            values.fault(place, "PCR " + number + ": " + badBank.get() + " is not a PCR bank");
        } else if (meant || where.pcr().isPresent()) {
            value.ifPresent(text -> values.add(place, bank.or(where::bank), number, text, sure || bank.isPresent()));
        }
        if (noValue.isPresent() && (sure || bank.isPresent())) {
            values.fault(place, "PCR " + number + ": " + noValue.get() + " is not a value");
        }
        byBank.forEach((named, text) -> values.add(place, Optional.of(named), number, text, true));
    }
}
