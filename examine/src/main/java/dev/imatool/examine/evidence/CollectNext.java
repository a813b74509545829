package dev.imatool.examine.evidence;

import java.util.Locale;

/** What was missing, and is worth collecting next time. */
public enum CollectNext {
    /** There is no quote. */
    QUOTE("a quote of PCR 10 (tpm2_quote) with a nonce of your own, taken before the list is read: without one nothing"
            + " vouches for the list"),
    /** There is one, and it covers nothing. */
    QUOTE_BEFORE_LIST("the quote before the list, and both from the same boot: this quote covers no entry"),
    /** The nonce is not known, or lay beside the quote. */
    OWN_NONCE("the nonce, chosen by you and kept elsewhere (--nonce): only that proves the quote fresh"),
    /** The attestation key lay beside the quote. */
    KNOWN_KEY("the attestation key from where the machine was enrolled (--ak): one that lies beside the quote may be"
            + " anybody's"),
    /** The key came without its public area. */
    KEY_ATTRIBUTES(
            "the attestation key's public area (tpm2_readpublic -o ak.pub), which says whether it signs only what"
                    + " the TPM made"),
    /** There is neither an event log nor values of PCR 0 to 9. */
    EVENT_LOG("/sys/kernel/security/tpm0/binary_bios_measurements, which proves boot_aggregate"),
    /** There are neither PCR values nor a quote. */
    PCR_VALUES("PCR values (tpm2_pcrread), at least"),
    /** The list is ascii only. */
    BINARY_LIST("binary_runtime_measurements: the ascii list does not carry every byte that was hashed"),
    /** A file of a list is empty. */
    LIST_WITH_CAT("the list with cat: tar and rsync copy nothing from securityfs, whose files report size 0"),
    /** Entries are signed by keys that nobody gave. */
    SIGNING_KEYS("the certificates with which files are signed (--keys)"),
    /** The kernel's counters are not there. */
    COUNTERS("runtime_measurements_count, read after the list: it tells whether the list is whole");

    private final String words;

    CollectNext(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Name in machine-readable output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
