/** Tells of what form a source of known files is, and reads it. {@link dev.imatool.parsers.known.source.KnownSourceReader} is the entry. */
@NullMarked
package dev.imatool.parsers.known.source;

import org.jspecify.annotations.NullMarked;
