package dev.imatool.cli.csv;

import dev.imatool.cli.report.EntryRows;
import dev.imatool.cli.report.ShownEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.Location;
import dev.imatool.model.Namespace;
import dev.imatool.model.TemplateField.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Entries as rows of a table with titles. */
public final class EntryTable implements EntryRows {
    private static final List<String> TITLES = List.of(
            "number",
            "list",
            "pcr",
            "namespace",
            "template",
            "template_digest",
            "template_digest_check",
            "violation",
            "file_digest_algorithm",
            "file_digest",
            "path",
            "path_hex",
            "offset",
            "length",
            "line");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;

    /** Makes rows in memory. */
    public EntryTable() {
        try {
            printer = FORMAT.print(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public byte[] head() throws IOException {
        text.setLength(0);
        printer.printRecord(TITLES);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] row(ShownEntry shown) throws IOException {
        text.setLength(0);
        Entry entry = shown.entry();
        Printable path = Printable.of(entry.name().path());
        printer.printRecord(
                entry.number(),
                Printable.ofText(entry.list()),
                entry.pcr().isPresent() ? Integer.toString(entry.pcr().getAsInt()) : "",
                Printable.ofText(entry.name().namespace().map(Namespace::label).orElse("")),
                Printable.ofText(entry.template().name()),
                entry.templateDigest().hex(),
                shown.check().name().toLowerCase(Locale.ROOT),
                entry.violation(),
                Printable.ofText(
                        entry.fileDigest().map(FileDigest::algorithmName).orElse("")),
                entry.fileDigest().map(FileDigest::digest).map(ByteString::hex).orElse(""),
                path.text(),
                path.escaped() ? entry.name().path().hex() : "",
                entry.location().offset(),
                entry.location().length(),
                entry.location()
                        .lines()
                        .map(Location.Lines::first)
                        .map(line -> Long.toString(line))
                        .orElse(""));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
