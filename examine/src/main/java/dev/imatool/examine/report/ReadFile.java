package dev.imatool.examine.report;

/**
 * A file that was read, and how to recognise it again.
 *
 * @param role what it was read for
 * @param path as the user gave it, {@code <stdin>} for standard input
 * @param sha256 lower-case hex over the raw bytes, which are those that were analysed
 * @param bytes number of raw bytes
 */
public record ReadFile(InputRole role, String path, String sha256, long bytes) {}
