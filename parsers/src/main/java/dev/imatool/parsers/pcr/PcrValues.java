package dev.imatool.parsers.pcr;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What one input says about PCRs.
 *
 * @param values in the order of the input; the same bank and PCR come twice where the input gives two different values
 * @param shape the detected shape; empty where nothing was recognised
 * @param diagnostics in the order of the input
 */
public record PcrValues(List<ExpectedPcr> values, Optional<PcrShape> shape, List<Diagnostic> diagnostics) {
    public PcrValues {
        values = List.copyOf(values);
        diagnostics = List.copyOf(diagnostics);
    }

    /** True when part of the input could not be read. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
