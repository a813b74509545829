/**
 * Integrity audit records (types 1800 to 1808) out of whatever holds them: auditd's log, the kernel log, a journal, a pasted
 * text.
 *
 * <p>A measurement list has no times and does not tell one kind of violation from the other; these records do.
 * {@link dev.imatool.parsers.audit.AuditLog} reads them, {@link dev.imatool.parsers.audit.AuditGroup} groups them,
 * {@link dev.imatool.parsers.audit.EntryJoin} brings them together with the entries of a list.
 */
@NullMarked
package dev.imatool.parsers.audit;

import org.jspecify.annotations.NullMarked;
