package dev.imatool.replay;

import java.util.Locale;

/**
 * Where the entries of a PCR begin, as far as a list and the user tell. A replay starts from zero, so that it says something about
 * an expected value only where nothing was extended before the first entry that is at hand: a part of a list, whose beginning
 * was exported elsewhere, gives no value of a TPM, and contradicts none either.
 */
public enum ListBeginning {
    /**
     * With the boot_aggregate, which a kernel measures before everything else ({@code ima_init}): it is the first entry of the PCR, or
     * the first of the list, so that all entries of further PCRs, into which policy rules measure ({@code pcr=}), stand after it. The
     * same where another list of the input begins so, and this one alone extends the PCR: that of a namespace, or of a module of
     * its own.
     */
    BOOT_AGGREGATE,
    /** With an entry before which nothing was measured: a value of the PCR in some bank is reproduced by the list from zero. */
    REPRODUCED_VALUE,
    /** Behind the value that the user says the PCR held before. */
    GIVEN_START,
    /** With some other entry: what was measured before, if anything was, is not at hand. */
    UNKNOWN_ENTRY;

    /** True when a value that no prefix gives is contradicted. */
    public boolean known() {
        return this != UNKNOWN_ENTRY;
    }

    /** The name in reports: {@code boot_aggregate}, {@code reproduced_value}, {@code given_start}, {@code
     * unknown_entry}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
