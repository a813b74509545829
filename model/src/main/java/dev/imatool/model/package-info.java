/**
 * What the field says, as immutable values: measurement list, entry, template digest, PCR bank. No I/O, no cryptography.
 *
 * <pre>
 * measurement list = entry*                       in the order of the kernel, numbered from 1
 * entry            = number, location, PCR or namespace, template digest, template, template data
 * template data    = template field*              the bytes that the template digest covers
 * </pre>
 *
 * <p>Readers deliver entries through an {@link EntryCursor}, which shows one {@link EntryView} at a time; an {@link Entry} is
 * made only when a caller wants to keep one.
 */
@NullMarked
package dev.imatool.model;

import org.jspecify.annotations.NullMarked;
