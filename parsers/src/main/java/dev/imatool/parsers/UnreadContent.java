package dev.imatool.parsers;

/**
 * Content of which no entry was read.
 *
 * @param name the file
 * @param head its first bytes, which say what it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record UnreadContent(String name, byte[] head) {}
