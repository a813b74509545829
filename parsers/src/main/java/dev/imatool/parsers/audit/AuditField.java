package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;

/**
 * One {@code key=value} of a record.
 *
 * @param key as printed
 * @param operator {@code =}; in policy rules also {@code <} or {@code >}
 * @param value without quotes; hex was decoded where the kernel prints untrusted text so
 */
public record AuditField(String key, char operator, ByteString value) {}
