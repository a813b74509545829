/**
 * The entry a reader stands on and what can be told of it alone: its fields, its name and namespace, and whether its
 * template digest fits its template data.
 */
@NullMarked
package dev.imatool.parsers.entry;

import org.jspecify.annotations.NullMarked;
