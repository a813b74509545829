package dev.imatool.model;

/**
 * A PCR value that a TPM, a quote or the user gives, for a replay to reproduce.
 *
 * @param bank name of the bank, lower case as in {@code sha256} or {@code sm3_256}; may be one nobody knows
 * @param pcr index, from 0
 * @param value as long as the bank's digests
 * @param origin where it was read, for people: a file name and line, or the option
 */
public record ExpectedPcr(String bank, int pcr, ByteString value, String origin) {}
