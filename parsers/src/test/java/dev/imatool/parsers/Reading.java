package dev.imatool.parsers;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came out of reading one input to its end. */
record Reading(List<Entry> entries, List<Boolean> proven, InputSummary summary) {
    static Reading of(Path file) {
        return of(InputSource.ofFile(file), ReadOptions.detectAll());
    }

    static Reading of(byte[] bytes) {
        return of(bytes, ReadOptions.detectAll());
    }

    static Reading of(byte[] bytes, ReadOptions options) {
        return of(new ByteArrayInputStream(bytes), options);
    }

    static Reading of(InputStream stream, ReadOptions options) {
        return of(InputSource.ofStream("test", stream), options);
    }

    private static Reading of(InputSource source, ReadOptions options) {
        try (MeasurementListReader reader = MeasurementListReader.open(source, options)) {
            List<Entry> entries = new ArrayList<>();
            List<Boolean> proven = new ArrayList<>();
            while (reader.next()) {
                entries.add(reader.entry().toEntry());
                proven.add(reader.entry().proven());
            }
            return new Reading(entries, proven, reader.summary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Diagnostics as {@code kind@offset}, or {@code kind} alone where they have no place. */
    List<String> diagnostics() {
        return summary.diagnostics().stream().map(Reading::placed).toList();
    }

    List<DiagnosticKind> kinds() {
        return summary.diagnostics().stream()
                .map(diagnostic -> (DiagnosticKind) diagnostic.kind())
                .toList();
    }

    Diagnostic diagnostic(DiagnosticKind kind) {
        return summary.diagnostics().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + diagnostics()));
    }

    List<ByteString> templateData() {
        return entries.stream().map(Entry::templateData).toList();
    }

    List<String> paths() {
        return entries.stream().map(entry -> entry.name().path().latin1()).toList();
    }

    private static String placed(Diagnostic diagnostic) {
        String place = diagnostic
                .location()
                .map(where ->
                        where.lines().map(lines -> "@line " + lines.first()).orElse("@" + where.offset()))
                .orElse("");
        return diagnostic.kind() + place;
    }
}
