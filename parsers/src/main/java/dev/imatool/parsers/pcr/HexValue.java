package dev.imatool.parsers.pcr;

import dev.imatool.model.ByteString;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PCR value written as hex, with its bank. People and tools write it in any case, with or without {@code 0x}, blanks
 * between byte pairs.
 */
public record HexValue(BankName bank, ByteString value) {
    /** Longest digest of TPM 2.0, in bytes. */
    private static final int MAX_LENGTH = 64;

    private static final int MIN_DIGEST_DIGITS = 16;

    /** The value of {@code bank} that {@code text} stands for. */
    public static OptionResult<HexValue> read(BankName bank, String text) {
        OptionalInt count = countDigits(text);
        if (count.isEmpty()) {
            return new OptionResult.Rejected<>(Excerpt.of(text) + " is not the hex of a " + bank + " value");
        }
        int given = count.getAsInt();
        if (bank.isKnown() && given != 2 * bank.digestLength().getAsInt()) {
            return new OptionResult.Rejected<>(
                    bank + " takes " + 2 * bank.digestLength().getAsInt() + " hex digits, " + given + " given");
        }
        if (given == 0 || given % 2 != 0 || given > 2 * MAX_LENGTH) {
            return new OptionResult.Rejected<>("a value of the unknown bank " + bank + " takes an even number of up to "
                    + 2 * MAX_LENGTH + " hex digits, " + given + " given");
        }
        return new OptionResult.Accepted<>(new HexValue(bank, bytes(text, given)));
    }

    /** The value that {@code text} stands for, in the bank that its length tells. */
    public static OptionResult<HexValue> readByLength(String text) {
        OptionalInt count = countDigits(text);
        if (count.isEmpty()) {
            return new OptionResult.Rejected<>(Excerpt.of(text) + " is not the hex of a PCR value");
        }
        int given = count.getAsInt();
        return (given % 2 == 0 ? BankName.ofDigestLength(given / 2) : Optional.<BankName>empty())
                .<OptionResult<HexValue>>map(
                        bank -> new OptionResult.Accepted<>(new HexValue(bank, bytes(text, given))))
                .orElseGet(() -> new OptionResult.Rejected<>(
                        given + " hex digits fit no PCR bank (sha1 takes 40, sha256 64, sha384 96, sha512 128)"));
    }

    /**
     * True for text that is meant as a digest, though it may be damaged: long, and mostly of hex digits. Keeps the shapes
     * without a marker of their own from complaining about ordinary text.
     */
    public static boolean resemblesDigest(String text) {
        int length = 0;
        int hex = 0;
        for (int i = start(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                length++;
                hex += isHex(c) ? 1 : 0;
            }
        }
        return length >= MIN_DIGEST_DIGITS && hex >= length - length / 4;
    }

    /** True for text of hex digits alone, long enough for a digest. */
    public static boolean isBareDigest(String text) {
        return countDigits(text).orElse(0) >= MIN_DIGEST_DIGITS;
    }

    /** Number of hex digits; empty when there is anything else but blanks between byte pairs. */
    private static OptionalInt countDigits(String text) {
        int count = 0;
        for (int i = start(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHex(c)) {
                count++;
            } else if (!isBlank(c) || count % 2 != 0) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(count);
    }

    /** The bytes that {@code text} is the hex of; empty where it has anything else in it, or no digit. */
    public static Optional<ByteString> bytes(String text) {
        int count = countDigits(text).orElse(0);
        return count > 0 && count % 2 == 0 ? Optional.of(bytes(text, count)) : Optional.empty();
    }

    private static ByteString bytes(String text, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = start(text); i < text.length(); i++) {
            if (isHex(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return ByteString.ofHex(digits);
    }

    private static int start(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
