package dev.imatool.parsers.repair;

/**
 * A stretch of an input that may need repair: an entry that does not fit, or what is between two entries of a text.
 *
 * @param offset first byte in the content
 * @param end after the last byte; {@link Long#MAX_VALUE} for what is after the last entry
 * @param number of the entry; 0 for what is none
 * @param list the entry's list, or that of the entry before it
 */
record Spot(long offset, long end, long number, String list) {
    boolean isEntry() {
        return number > 0;
    }
}
