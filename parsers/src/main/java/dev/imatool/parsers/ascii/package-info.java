/**
 * Ascii measurement lists (kernel {@code ima_fs.c}, {@code ima_ascii_measurements_show}), alone or pasted into a text. The
 * text does not carry the bytes that were hashed, so each line is encoded again, in every way that fits its template,
 * until the template digest proves one.
 */
@NullMarked
package dev.imatool.parsers.ascii;

import org.jspecify.annotations.NullMarked;
