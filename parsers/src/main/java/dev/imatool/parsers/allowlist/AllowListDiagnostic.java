package dev.imatool.parsers.allowlist;

import dev.imatool.model.diagnostic.Severity;
import java.util.Optional;

/**
 * Something malformed or odd about an allow-list.
 *
 * @param severity how much it matters
 * @param place where, such as {@code line 4}; empty for the input as a whole
 * @param message one sentence without place, capital or full stop, safe to print
 * @param hint what to do about it
 */
public record AllowListDiagnostic(Severity severity, Optional<String> place, String message, Optional<String> hint) {}
