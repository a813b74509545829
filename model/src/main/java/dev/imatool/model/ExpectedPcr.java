package dev.imatool.model;

/**
 * A PCR value that a TPM, a quote or the user gives, for a replay to reproduce.
 *
 * @param bank name of the bank, lower case as in {@code sha256} or {@code sm3_256}; may be one nobody knows, or {@link #RTMR}
 * @param pcr index, from 0
 * @param value as long as the bank's digests
 * @param origin where it was read, for people: a file name and line, or what the user calls the place where it was typed
 * @param typed true where the user typed it, and so asks for this very PCR; false for one of those that a file brings
 */
public record ExpectedPcr(String bank, int pcr, ByteString value, String origin, boolean typed) {
    /** In place of a bank: run-time measurement registers of an Intel TDX guest, RTMR0 to RTMR3, which are no PCRs. */
    public static final String RTMR = "rtmr";

    /** In place of a bank: the measurement of a TDX guest before it ran. */
    public static final String MRTD = "mrtd";

    /** A value that was not typed. */
    public ExpectedPcr(String bank, int pcr, ByteString value, String origin) {
        this(bank, pcr, value, origin, false);
    }

    /** A value that was typed. */
    public static ExpectedPcr typed(String bank, int pcr, ByteString value, String origin) {
        return new ExpectedPcr(bank, pcr, value, origin, true);
    }

    /** True where it is of a register of a TDX guest, of which no PCR and no measurement list says anything. */
    public boolean ofTdx() {
        return bank.equals(RTMR) || bank.equals(MRTD);
    }
}
