package dev.imatool.render.words;

import dev.imatool.parsers.known.index.IndexDamage;

/** Why an index of known files cannot be used. */
final class IndexDamageWords {
    private IndexDamageWords() {}

    /** {@code the index is damaged at byte 70000: …}. */
    static String of(long offset, IndexDamage damage) {
        return damage instanceof IndexDamage.OtherVersion other
                ? "the index is of version " + other.found() + ", and this imatool reads versions up to "
                        + other.newest() + ": build it anew"
                : "the index is damaged at byte " + offset + ": " + what(damage);
    }

    private static String what(IndexDamage damage) {
        return switch (damage) {
            case IndexDamage.Plain plain -> what(plain);
            case IndexDamage.OtherVersion other -> "it is of version " + other.found();
            case IndexDamage.UnknownNumber(IndexDamage.Numbered what, int found) ->
                switch (what) {
                            case RECORD -> "a record has the unknown kind ";
                            case STATE -> "a file has the unknown state ";
                            case ROLE -> "a value has the unknown role ";
                        }
                        + found;
            case IndexDamage.TooLong(long bytes) ->
                "something there has " + Long.toUnsignedString(bytes) + " bytes, which is more than it can have";
            case IndexDamage.DigestsOfLine(int found) -> "a line of checksums has " + found + " digests";
            case IndexDamage.DigestsOfSigned(int found) -> "a file with a signature has " + found + " digests";
            case IndexDamage.BlockChecksum(int bytes) ->
                "the checksum of the block of " + bytes + " bytes from there on does not fit";
        };
    }

    private static String what(IndexDamage.Plain plain) {
        return switch (plain) {
            case TOO_SHORT -> "it is too short to be an index";
            case END_MISSING -> "it does not end as an index does: the end is missing";
            case TRAILER_CHECKSUM -> "the checksum of its trailer does not fit";
            case PARTS_DO_NOT_ADD_UP -> "its parts do not add up to its length";
            case CHECKSUMS_CHANGED -> "the checksums of its blocks are not those that were written";
            case CUT_OFF_MEANWHILE -> "it ends here, and did not when it was opened";
            case TABLE_NOT_IN_ORDER -> "its table is not in order";
            case NO_SUCH_RECORD -> "a table leads to a record that is not there";
            case VALUE_TOO_LONG -> "a value goes beyond the part that it is in";
            case ENDLESS_NUMBER -> "a number has no end";
            case NO_CHARACTER -> "a text has a character that there is not";
            case UNKNOWN_HASH_OF_DIGEST -> "a digest is of an unknown hash";
            case UNKNOWN_HASH_OF_CONTENTS -> "it names an unknown hash";
            case UNKNOWN_FORM -> "a source has an unknown form";
            case UNKNOWN_SKIP -> "it skipped something for an unknown reason";
            case MISPLACED_RECORDS -> "the records of a source are not where they can be";
            case VERITY_OF_LINE -> "a line of checksums has a digest of fs-verity";
        };
    }
}
