package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.CollectNext;

/** Advice in words. */
final class EvidencePhrases {
    private EvidencePhrases() {}

    /** What to collect, and what for: an item of a list. */
    static String of(CollectNext next) {
        return switch (next) {
            case QUOTE ->
                "a quote of PCR 10 (tpm2_quote) with a nonce of your own, taken before the list is read: without one"
                        + " nothing proves the list";
            case QUOTE_BEFORE_LIST ->
                "the quote before the list, and both in the same boot: this quote covers no entry";
            case OWN_NONCE -> "a nonce that you choose and keep elsewhere (--nonce): only that proves the quote fresh";
            case KNOWN_KEY ->
                "the attestation key from where the machine was enrolled (--ak): a key found with the quote may"
                        + " be anybody's";
            case KEY_ATTRIBUTES ->
                "the attestation key's public area (tpm2_readpublic -o ak.pub), which shows whether it signs only what"
                        + " the TPM made";
            case EVENT_LOG -> "/sys/kernel/security/tpm0/binary_bios_measurements, which proves boot_aggregate";
            case PCR_VALUES -> "PCR values (tpm2_pcrread), at least";
            case BINARY_LIST -> "binary_runtime_measurements: the ascii list does not carry every byte that was hashed";
            case LIST_WITH_CAT ->
                "the list with cat: tar and rsync copy nothing from securityfs, whose files report size 0";
            case SIGNING_KEYS -> "the certificates with which files are signed (--keys)";
            case COUNTERS -> "runtime_measurements_count, read after the list: it shows whether the list is complete";
        };
    }
}
