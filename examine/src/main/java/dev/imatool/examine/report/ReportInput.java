package dev.imatool.examine.report;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import java.util.Optional;

/**
 * A file that was read, as documents list it: a list with what is known of its entries, any other file without.
 *
 * @param role what it was read for
 * @param path as the user gave it, {@code <stdin>} for standard input
 * @param sha256 lower-case hex over the raw bytes; absent where the question was asked without digests of files
 * @param bytes number of raw bytes
 * @param completeness whether all of it was understood, where its reader can say so
 * @param list what is known of the list in it
 */
public record ReportInput(
        InputRole role,
        String path,
        Optional<String> sha256,
        long bytes,
        Optional<Completeness> completeness,
        Optional<InputSummary> list) {
    static ReportInput of(InputRole role, InputSummary summary) {
        boolean list = role == InputRole.LIST || summary.format().isPresent();
        return new ReportInput(
                role,
                summary.name(),
                summary.sha256(),
                summary.bytes(),
                Optional.of(summary.completeness()),
                list ? Optional.of(summary) : Optional.empty());
    }

    static ReportInput of(ReadFile file) {
        return new ReportInput(
                file.role(), file.path(), Optional.of(file.sha256()), file.bytes(), Optional.empty(), Optional.empty());
    }

    /** The same list, which stands in {@code document}: the bytes of that are those that were read. */
    ReportInput within(ReadFile document) {
        return new ReportInput(role, path, Optional.of(document.sha256()), document.bytes(), completeness, list);
    }

    /** Whether {@code file} is this input. */
    boolean is(ReadFile file) {
        return role == file.role() && path.equals(file.path());
    }
}
