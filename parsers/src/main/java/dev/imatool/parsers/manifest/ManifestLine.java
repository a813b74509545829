package dev.imatool.parsers.manifest;

import dev.imatool.model.reference.ContentDigest;

/**
 * A digest of a file.
 *
 * @param number of the line, from 1
 * @param name of the file, as text that gives its bytes back ({@link dev.imatool.parsers.FileNames}); to be escaped before
 *     it is shown
 * @param digest what the file should have
 * @param tagged true where the line says which hash it is; else that is known by the number of digits alone
 */
public record ManifestLine(long number, String name, ContentDigest digest, boolean tagged) {}
