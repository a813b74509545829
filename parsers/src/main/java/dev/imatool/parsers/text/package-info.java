/**
 * Text inputs that are no measurement lists, line by line: audit logs, policies, what {@code getfattr} prints. Gzip and
 * UTF-16 are handled as for lists.
 */
@NullMarked
package dev.imatool.parsers.text;

import org.jspecify.annotations.NullMarked;
