package dev.imatool.parsers.pcr;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.TpmHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PCR bank as an input names it. Banks of algorithms nobody knows are kept under the name they came with, so that a
 * report can speak of them.
 *
 * @param name lower case, in the spelling of tpm2-tools: {@code sha256}, {@code sm3_256}
 * @param digestLength length of its values in bytes; empty where the algorithm is unknown
 */
public record BankName(String name, OptionalInt digestLength) {
    /**
     * The run-time measurement registers of an Intel TDX guest, RTMR0 to RTMR3: digests of SHA-384, but no PCRs, so that no
     * PCR is ever compared with them.
     */
    public static final BankName RTMR = new BankName(ExpectedPcr.RTMR, OptionalInt.of(48));

    /** The measurement of a TDX guest as it was built, MRTD, under the number 0. */
    public static final BankName MRTD = new BankName(ExpectedPcr.MRTD, OptionalInt.of(48));

    /** Longest name worth keeping; {@code tpm2_alg_sha3_256} is the longest known. */
    private static final int MAX_LENGTH = 32;

    private static final int LAST_RTMR = 3;

    private static final List<String> PREFIXES = List.of("tpm2_alg_", "tpm_alg_", "tpm2alg", "tpmalg");

    /**
     * The bank that {@code text} names, known or not: {@code SHA-256}, {@code TPM2_ALG_SHA256} and {@code 0x0b} are all
     * {@code sha256}. Empty when {@code text} cannot be the name of a bank at all.
     */
    public static Optional<BankName> of(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (BankName other : List.of(RTMR, MRTD)) {
            if (lower.equals(other.name)) {
                return Optional.of(other);
            }
        }
        if (lower.startsWith("0x")) {
            return ofHexId(lower.substring(2));
        }
        String plain = PREFIXES.stream()
                .filter(lower::startsWith)
                .findFirst()
                .map(prefix -> lower.substring(prefix.length()))
                .orElse(lower);
        if (plain.isEmpty() || !isLetter(plain.charAt(0)) || !plain.chars().allMatch(BankName::isNamePart)) {
            return Optional.empty();
        }
        return Optional.of(
                TpmHash.ofName(plain).map(BankName::of).orElseGet(() -> new BankName(plain, OptionalInt.empty())));
    }

    /** The bank of a known algorithm with this name; empty for all other text. */
    public static Optional<BankName> known(String text) {
        return of(text).filter(BankName::isKnown);
    }

    /** The bank with that TPM_ALG_ID, called {@code 0x0005} where it is unknown. */
    public static BankName ofAlgorithmId(int id) {
        return TpmHash.ofId(id)
                .map(BankName::of)
                .orElseGet(() -> new BankName(TpmHash.nameOf(id), OptionalInt.empty()));
    }

    private static BankName of(TpmHash hash) {
        return new BankName(hash.toString(), OptionalInt.of(hash.digestLength()));
    }

    /** The bank that a value of {@code length} bytes is taken for when nothing names it: SHA-1 or one of SHA-2. */
    public static Optional<BankName> ofDigestLength(int length) {
        return PcrBank.ofDigestLength(length).flatMap(bank -> known(bank.toString()));
    }

    /** True where these are PCRs of a TPM. */
    public boolean isOfTpm() {
        return !equals(RTMR) && !equals(MRTD);
    }

    /** The highest index that a register of it can have. */
    public int last() {
        return isOfTpm() ? PcrIndex.LAST : equals(RTMR) ? LAST_RTMR : 0;
    }

    /** True when the algorithm is one of the TCG's registry. */
    public boolean isKnown() {
        return digestLength.isPresent();
    }

    private static Optional<BankName> ofHexId(String digits) {
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(ofAlgorithmId(Integer.parseInt(digits, 16)));
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isNamePart(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return name;
    }
}
