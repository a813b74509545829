package dev.imatool.parsers.pcr.json;

import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrIndex;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of the enclosing JSON members say about a value.
 *
 * @param bank named by an enclosing member
 * @param pcr named by an enclosing member
 * @param holds what a number as a member's name is the number of
 * @param names how sure it is that a PCR value is meant
 */
record JsonWhere(Optional<BankName> bank, OptionalInt pcr, Holds holds, Names names) {
    /** What numbers as names mean. */
    enum Holds {
        NOTHING,
        PCRS,
        /** TPM_ALG_IDs, each with the PCRs of that bank. */
        BANKS
    }

    /** How sure it is that a value is that of a PCR. */
    enum Names {
        /** Something else may have the same names. */
        MAYBE,
        /** The member is called {@code pcr10} or so: it may hold something else about the PCR. */
        EXPLICIT,
        /** Keylime's {@code tpm_policy}: a PCR value, and members next to the policy are about something else. */
        POLICY,
        /** A PCR value, and a damaged one where it is no digest. */
        SURE
    }

    /** The outermost value. */
    static final JsonWhere TOP = new JsonWhere(Optional.empty(), OptionalInt.empty(), Holds.PCRS, Names.MAYBE);

    /** Members that hold PCR values and nothing else. */
    private static final Set<String> CONTAINERS = Set.of("subject_data", "pcrs", "pcr_values", "pcrvalues");

    /** Of immune's agent: PCR values by TPM_ALG_ID. */
    private static final String ALL_BANKS = "allpcrs";

    private static final String POLICY = "tpm_policy";
    private static final JsonWhere ELSEWHERE =
            new JsonWhere(Optional.empty(), OptionalInt.empty(), Holds.NOTHING, Names.MAYBE);

    private static final Pattern PCR = Pattern.compile("(?i)pcr[-_ ]?\\[?(\\d{1,4})\\]?");
    private static final Pattern BANK_AND_PCR =
            Pattern.compile("(?i)(?:pcr-)?([a-z][a-z0-9_-]{2,11})(?::|/|[_-]?pcr[_-]?)(\\d{1,4})");
    private static final Pattern RTMR = Pattern.compile("(?i)rtmr[-_ ]?\\[?(\\d{1,4})\\]?");

    /** Digits of a damaged value under an explicit name; what is shorter is something else. */
    private static final int FEW_DIGITS = 4;

    private static final int LONGEST_NAME = 24;

    /** What is known inside the member {@code name}. */
    JsonWhere member(String name) {
        if (name.length() > LONGEST_NAME) {
            return ELSEWHERE;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (CONTAINERS.contains(lower) || lower.equals(POLICY) || lower.equals(ALL_BANKS)) {
            return new JsonWhere(
                    bank,
                    OptionalInt.empty(),
                    lower.equals(ALL_BANKS) ? Holds.BANKS : Holds.PCRS,
                    lower.equals(POLICY) ? Names.POLICY : Names.SURE);
        }
        return register(name).or(() -> number(name)).orElseGet(() -> bankOf(name));
    }

    /** A name that says that it is one of a PCR. */
    private Optional<JsonWhere> register(String name) {
        Names explicit = names == Names.MAYBE ? Names.EXPLICIT : names;
        Matcher pcrName = PCR.matcher(name);
        if (pcrName.matches()) {
            return Optional.of(new JsonWhere(bank, PcrIndex.parse(pcrName.group(1)), Holds.NOTHING, explicit));
        }
        Matcher rtmr = RTMR.matcher(name);
        if (rtmr.matches()) {
            return Optional.of(
                    new JsonWhere(Optional.of(BankName.RTMR), PcrIndex.parse(rtmr.group(1)), Holds.NOTHING, explicit));
        }
        Matcher both = BANK_AND_PCR.matcher(name);
        Optional<BankName> named = both.matches() ? BankName.known(both.group(1)) : Optional.empty();
        return named.map(
                known -> new JsonWhere(Optional.of(known), PcrIndex.parse(both.group(2)), Holds.NOTHING, explicit));
    }

    private Optional<JsonWhere> number(String name) {
        OptionalInt number = PcrIndex.parse(name);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (holds == Holds.BANKS) {
            BankName algorithm = BankName.ofAlgorithmId(number.getAsInt());
            return Optional.of(new JsonWhere(Optional.of(algorithm), OptionalInt.empty(), Holds.PCRS, names));
        }
        return holds == Holds.PCRS || bank.isPresent()
                ? Optional.of(new JsonWhere(bank, number, Holds.NOTHING, names))
                : Optional.empty();
    }

    private JsonWhere bankOf(String name) {
        Optional<BankName> named = BankName.of(name).filter(candidate -> candidate.isKnown() || isUnknownBank(name));
        boolean sure = names != Names.MAYBE || equals(TOP);
        return named.isPresent()
                ? new JsonWhere(named, pcr, pcr.isEmpty() ? Holds.PCRS : Holds.NOTHING, sure ? Names.SURE : Names.MAYBE)
                : ELSEWHERE;
    }

    /** Only where a bank is due, and nothing but a bank: every hash algorithm has its length in its name. */
    private boolean isUnknownBank(String name) {
        boolean due = names == Names.SURE || names == Names.POLICY || pcr.isPresent();
        return due && name.chars().anyMatch(Character::isDigit);
    }

    /** True for text that is meant as the value of the PCR that is named here, though it may be damaged. */
    boolean isValue(String text) {
        return switch (names) {
            case SURE, POLICY -> true;
            case EXPLICIT ->
                HexValue.resemblesDigest(text)
                        || JsonDigest.of(text)
                                .filter(digest -> digest.length() >= FEW_DIGITS / 2)
                                .isPresent();
            case MAYBE ->
                HexValue.resemblesDigest(text) || JsonDigest.ofBase64(text).isPresent();
        };
    }
}
