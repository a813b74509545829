package dev.imatool.examine.evidence;

import dev.imatool.parsers.evidence.PartKind;

/**
 * A file of the evidence that was recognised.
 *
 * @param kind what it is
 * @param path where it lies in the evidence; to be escaped before it is shown
 * @param bytes its size
 */
public record EvidenceFile(PartKind kind, String path, long bytes) {}
