package dev.imatool.parsers.tpm;

/** Ends the reading of a structure at its first impossible field; never leaves this package. */
final class MalformedTpmStructureException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedTpmStructureException(String field, int offset, String problem) {
        super(field + " at 0x" + Integer.toHexString(offset) + ": " + problem, null, false, false);
    }

    /** The field, its offset, and what is wrong with its value; safe to print. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
