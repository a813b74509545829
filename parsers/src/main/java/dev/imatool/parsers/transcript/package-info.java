/**
 * Entries in texts that people and their tools made of a list: lines after prefixes, broken lines, terminal recordings. What
 * makes an entry of it is never its looks alone but its template digest ({@link dev.imatool.parsers.transcript.Folding}); and what
 * looks like one and was not read is distinguished from prose ({@link dev.imatool.parsers.transcript.EntryTraces}).
 */
@NullMarked
package dev.imatool.parsers.transcript;

import org.jspecify.annotations.NullMarked;
