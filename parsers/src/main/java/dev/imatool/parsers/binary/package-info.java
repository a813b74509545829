/**
 * Binary measurement lists (kernel {@code ima_fs.c}, {@code ima_measurements_show}). A frame is one entry's bytes; after
 * damage reading goes on only at a frame that its template digest proves.
 */
@NullMarked
package dev.imatool.parsers.binary;

import org.jspecify.annotations.NullMarked;
