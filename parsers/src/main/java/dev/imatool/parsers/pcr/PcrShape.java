package dev.imatool.parsers.pcr;

/** A shape in which PCR values arrive. */
public enum PcrShape {
    /** Two fixed-size C structures, little-endian, as {@code tpm2_quote -o} writes them by default. */
    SERIALIZED("tpm2-serialized", "a tpm2_quote -o file"),
    /** The same two structures as a TPM sends them, big-endian ({@code tpm2_quote -o -F marshaled}). */
    MARSHALED("tpm2-marshaled", "the same with -F marshaled"),
    /** What tpm2_pcrread prints, also within the output of tpm2_quote or a pasted session. */
    PCRREAD("tpm2-pcrread", "tpm2_pcrread output"),
    /** The table that systemd-analyze pcrs prints: number, name and value, the bank at the head of its column. */
    SYSTEMD("systemd-analyze", "systemd-analyze pcrs output"),
    /** Lines of bank, PCR and value. */
    BANK_LINES("bank-lines", "lines 'sha256 10 HEX'"),
    /** What is typed for one value, a line each. */
    ASSIGNMENTS("assignments", "lines sha256:10=HEX"),
    /** {@code PCR-10: AA BB …}, the sysfs file of TPM 1.2; the length of a value tells its bank. */
    PCR_LINES("pcr-lines", "lines 'PCR-10: AA BB …'"),
    /** {@code 10: hex}, as scripts around IBM's tsspcrread print it; the length of a value tells its bank. */
    INDEX_LINES("index-lines", "lines '10: HEX'"),
    /** JSON: Keylime's tpm_policy, objects by bank and PCR, systemd-analyze pcrs, go-attestation, FAPI policies. */
    JSON("json", "JSON by PCR or by bank and PCR, such as Keylime's tpm_policy"),
    /** Bare hex, a PCR a line; bank and PCR come from the path {@code pcr-sha256/10} or from a selection. */
    SYSFS("sysfs", "a sysfs file or folder pcr-sha256/10"),
    /** A file {@code rtmr0:sha384} of a TDX guest, 48 bytes or their hex; the name tells the register. */
    TSM("tdx-measurements", "a file rtmr0:sha384 of a TDX guest, or a folder of them"),
    /** Bare digests, one after the other, as {@code tpm2_pcrread -o} writes them; needs a selection. */
    VALUES("tpm2-values", "a tpm2_pcrread -o file with its selection");

    private final String id;
    private final String words;

    PcrShape(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Stable name for reports. */
    public String id() {
        return id;
    }

    /** True for shapes that are no text. */
    public boolean isBinary() {
        return this == SERIALIZED || this == MARSHALED || this == VALUES || this == TSM;
    }

    /** The shape in words, for a list of what is accepted. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return id;
    }
}
