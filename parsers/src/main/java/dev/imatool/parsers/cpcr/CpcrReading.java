package dev.imatool.parsers.cpcr;

import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code cpcr} file says.
 *
 * @param snapshot its rows; absent where there are none
 * @param noNamespaceRegistered true when the text holds the error that reading the file gives before the first namespace is
 *     registered (ELOOP), and no rows
 * @param diagnostics what is odd about it
 */
public record CpcrReading(
        Optional<CpcrSnapshot> snapshot, boolean noNamespaceRegistered, List<Diagnostic> diagnostics) {
    public CpcrReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
