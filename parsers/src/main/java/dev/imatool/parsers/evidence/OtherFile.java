package dev.imatool.parsers.evidence;

/**
 * A file of the evidence that is none of its known parts.
 *
 * @param path where it lies, below the folder or in the archive; to be escaped before it is shown
 * @param bytes its size, or -1 where the archive does not say
 * @param form what its first bytes look like, in words that are safe to print
 */
public record OtherFile(String path, long bytes, String form) {}
