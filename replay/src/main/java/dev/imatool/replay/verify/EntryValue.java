package dev.imatool.replay.verify;

import dev.imatool.model.ByteString;
import java.util.OptionalInt;

/** What an entry says, or ought to say, where something is wrong with it. */
public sealed interface EntryValue {
    /**
     * A digest, or the bytes that stand where one should.
     *
     * @param bytes the bytes
     */
    record Digest(ByteString bytes) implements EntryValue {}

    /**
     * How much of something there is.
     *
     * @param number how many
     * @param what of what
     */
    record Amount(long number, Countable what) implements EntryValue {}

    /**
     * How many entries are before one that counts them.
     *
     * @param number as the entry has it, or as counted
     */
    record EntriesBefore(String number) implements EntryValue {}

    /**
     * A digest in hex that has not the length of one.
     *
     * @param digits the digits; there may be an odd number of them
     */
    record HexDigits(String digits) implements EntryValue {}

    /**
     * Where the first NUL of a name is.
     *
     * @param at its byte, from 1; absent where there is none
     * @param length bytes of the name
     */
    record FirstNul(OptionalInt at, int length) implements EntryValue {}

    /** What can be counted in an entry. */
    enum Countable {
        /** Bytes of a digest, or of the field that should hold one. */
        BYTES,
        /** Bytes of template data. */
        BYTES_OF_TEMPLATE_DATA,
        /** Fields that together are as long as the template data. */
        FIELDS_THAT_FILL_IT,
        /** Bytes of a field that holds one number. */
        BYTES_OF_A_NUMBER,
        /** Characters where a digest in hex should be. */
        BYTES_OF_TEXT,
        /** Digits of a digest in hex. */
        HEX_DIGITS,
        /** Bytes of the lengths of extended attributes. */
        BYTES_OF_LENGTHS,
        /** Lengths of extended attributes. */
        LENGTHS,
        /** Names of extended attributes. */
        NAMES,
        /** Bytes of the names of extended attributes. */
        BYTES_OF_NAMES,
        /** Bytes of the values of extended attributes. */
        BYTES_OF_VALUES,
        /** Bytes that the values of extended attributes have by their lengths. */
        BYTES_BY_LENGTHS
    }

    /** A form that an entry ought to have. */
    enum Form implements EntryValue {
        /** A SHA-1 or MD5 digest, whose length alone tells which. */
        BARE_DIGEST,
        /** An algorithm, a colon, a NUL and a digest. */
        DIGEST_WITH_ALGORITHM,
        /** A digest in hex. */
        HEX_DIGEST,
        /** Lengths of four bytes each. */
        WHOLE_LENGTHS,
        /** A name that no NUL ends. */
        NO_NUL,
        /** A name that its only NUL ends. */
        NUL_AT_END,
        /** Names of extended attributes, together ended by their only NUL. */
        NUL_AT_END_OF_NAMES
    }
}
