package dev.imatool.model.diagnostic;

/** Takes diagnostics as a reader meets them. */
@FunctionalInterface
public interface DiagnosticSink {
    /** Takes one diagnostic. */
    void report(Diagnostic diagnostic);
}
