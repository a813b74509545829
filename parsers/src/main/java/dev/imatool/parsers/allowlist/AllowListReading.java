package dev.imatool.parsers.allowlist;

import dev.imatool.model.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was read of an allow-list, in addition to its values.
 *
 * @param sha256 of the raw bytes, in lower-case hex
 * @param values how many values were delivered
 * @param diagnostics in the order of the input, at most {@link AllowListDiagnostics#LISTED} and one that counts the rest
 */
public record AllowListReading(String sha256, long values, List<Diagnostic> diagnostics) {
    public AllowListReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
