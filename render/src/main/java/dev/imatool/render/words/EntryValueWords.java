package dev.imatool.render.words;

import dev.imatool.replay.verify.EntryValue;

/** What an entry says, or ought to say: digests in hex, all else in words. */
public final class EntryValueWords {
    private EntryValueWords() {}

    /** The value; not escaped. */
    public static String of(EntryValue value) {
        return switch (value) {
            case EntryValue.Digest digest -> digest.bytes().hex();
            case EntryValue.Amount amount -> of(amount);
            case EntryValue.EntriesBefore entries -> entries.number() + " entries before this one";
            case EntryValue.HexDigits hex -> hex.digits().length() + " hex digits: " + hex.digits();
            case EntryValue.FirstNul nul ->
                (nul.at().isPresent() ? "NUL at byte " + nul.at().getAsInt() + " of " : "no NUL in ") + nul.length();
            case EntryValue.Form form -> of(form);
        };
    }

    private static String of(EntryValue.Amount amount) {
        long number = amount.number();
        return switch (amount.what()) {
            case BYTES -> bytes(number);
            case BYTES_OF_TEMPLATE_DATA -> number + " bytes of template data";
            case FIELDS_THAT_FILL_IT -> number + " fields that fill it";
            case BYTES_OF_A_NUMBER -> "a number of " + number + " bytes";
            case BYTES_OF_TEXT -> bytes(number) + " of text";
            case HEX_DIGITS -> number + " hex digits";
            case BYTES_OF_LENGTHS -> number + " bytes of lengths";
            case LENGTHS -> number + " lengths";
            case NAMES -> number + " names";
            case BYTES_OF_NAMES -> "names of " + number + " bytes";
            case BYTES_OF_VALUES -> number + " bytes of values";
            case BYTES_BY_LENGTHS -> number + " bytes by their lengths";
        };
    }

    private static String bytes(long number) {
        return number + (number == 1 ? " byte" : " bytes");
    }

    private static String of(EntryValue.Form form) {
        return switch (form) {
            case BARE_DIGEST -> "20 or 16 bytes";
            case DIGEST_WITH_ALGORITHM -> "algorithm, colon, NUL, digest";
            case HEX_DIGEST -> "hex digits of a digest";
            case WHOLE_LENGTHS -> "a multiple of 4";
            case NO_NUL -> "no NUL";
            case NUL_AT_END -> "one NUL, at the end";
            case NUL_AT_END_OF_NAMES -> "one NUL at their end";
        };
    }
}
