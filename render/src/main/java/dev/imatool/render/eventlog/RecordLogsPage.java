package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.RecordLogs;
import dev.imatool.examine.eventlog.RecordLogs.ReportedRecord;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.cel.ContentCheck.Outcome;
import dev.imatool.replay.cel.NvRegister;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a page says of the records of Canonical Event Logs: the NV indices that they extend, what proves them, and the records. */
final class RecordLogsPage {
    private static final int USUAL = 60;
    private static final int WORDS_PRINTED = 200;

    private RecordLogsPage() {}

    /** {@code 12 records (JSON text sequence)}. */
    static String records(RecordLogs logs) {
        String forms = logs.forms().stream().distinct().map(CelForm::words).collect(Collectors.joining(", "));
        return Phrases.count(logs.records(), "record", "records") + " (" + forms + ")";
    }

    /** The NV indices, and how many records are proven. */
    static void registers(Page page, RecordLogs logs) throws IOException {
        if (!logs.nvRegisters().isEmpty()) {
            page.blank();
            page.table(nvRegisters(logs.nvRegisters()));
        }
        page.blank();
        page.line(types(logs));
        page.line(proof(page, logs));
    }

    private static Table nvRegisters(List<NvRegister> rows) {
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);
        table.titles("bank", "nv index", "name", "records", "start", "value");
        for (NvRegister row : rows) {
            table.row(
                    Cell.plain(row.bank().name()),
                    Cell.plain(
                            String.format(Locale.ROOT, "0x%08x", row.register().index())),
                    Cell.plain(Printable.ofText(row.register().name())),
                    Cell.number(row.events()),
                    Cell.plain(start(row.start())),
                    Cell.plain(row.value().map(ByteString::hex).orElse("-")));
        }
        return table;
    }

    private static String start(NvRegister.Start start) {
        return switch (start) {
            case ZEROS -> "zeros";
            case ZEROS_EXTENDED -> "zeros extended (nvpcr-init)";
            case STATED -> "as nvpcr-init says";
            case UNKNOWN -> "not known";
        };
    }

    private static String types(RecordLogs logs) {
        String types = logs.types().entrySet().stream()
                .map(type -> type.getValue() + " "
                        + (type.getKey().isEmpty() ? "of no or further types" : Printable.ofText(type.getKey())))
                .collect(Collectors.joining(", "));
        return records(logs) + ": " + types;
    }

    private static String proof(Page page, RecordLogs logs) {
        List<String> parts = new ArrayList<>();
        long wrong = logs.count(Outcome.CONTRADICTS);
        parts.add(Phrases.count(logs.count(Outcome.MATCHES), "digest is", "digests are")
                + " recomputed from what the record says");
        if (wrong > 0) {
            parts.add(page.paint(Role.BAD, wrong + " of something else"));
        }
        if (logs.count(Outcome.AS_LOGGED) > 0) {
            parts.add(logs.count(Outcome.AS_LOGGED) + " extended as logged (nothing says what was hashed)");
        }
        if (logs.count(Outcome.VIOLATION) > 0) {
            parts.add(Phrases.count(logs.count(Outcome.VIOLATION), "violation", "violations") + " (hashed by nothing)");
        }
        if (logs.count(Outcome.NOT_EXTENDED) > 0) {
            parts.add(Phrases.count(logs.count(Outcome.NOT_EXTENDED), "remark that extends", "remarks that extend")
                    + " nothing");
        }
        return String.join("; ", parts);
    }

    static void mismatch(Page page, Finding.RecordDigestMismatch finding) throws IOException {
        String bank = finding.check().bank().map(EventAlgorithm::name).orElse("");
        page.blank();
        page.line("record " + finding.record() + " at " + Phrases.place(finding.location()) + ": "
                + Printable.ofText(finding.type()) + ": "
                + page.paint(Role.BAD, "the digest is not that of what the record says was measured"));
        page.line("  logged    " + bank + "  "
                + finding.check().logged().map(ByteString::hex).orElse("-"));
        page.line("  computed  " + bank + "  "
                + finding.check().computed().map(ByteString::hex).orElse("-"));
    }

    /** The records. */
    static void records(Page page, RecordLogs logs, boolean all) throws IOException {
        page.blank();
        long most = Math.min(all ? logs.records() : most(page, logs.records()), logs.records());
        if (most > logs.listed().size()) {
            logs.all().feed(record -> {
                if (record.number() <= most) {
                    record(page, record);
                }
            });
        } else {
            for (ReportedRecord record : logs.listed().subList(0, (int) most)) {
                record(page, record);
            }
        }
        more(page, most, logs.records(), "record", "records");
    }

    /** How many of so many rows to list: all where there are few, and none where there are many and no limit is given. */
    static int most(Page page, long rows) {
        return page.most(rows > USUAL ? 0 : USUAL);
    }

    /** What is not listed. */
    static void more(Page page, long listed, long rows, String one, String many) throws IOException {
        if (listed == 0 && rows > 0) {
            page.line(Phrases.count(rows, one, many) + "; --events lists them");
        } else if (listed < rows) {
            page.line(Listing.more(rows - listed));
        }
    }

    private static void record(Page page, ReportedRecord record) throws IOException {
        String register = record.register().map(CelRegister::words).orElse("-");
        String odd = record.check() == Outcome.CONTRADICTS
                ? "  " + page.paint(Role.BAD, "(other content than was digested)")
                : "";
        page.line(String.format(Locale.ROOT, "%5d  %-13s  ", record.number(), register)
                + Printable.ofText(record.type()) + ": "
                + Printable.ofText(shortened(EventRecordShapes.words(record.text()))) + odd);
    }

    private static String shortened(String words) {
        return words.length() > WORDS_PRINTED ? words.substring(0, WORDS_PRINTED) + "…" : words;
    }
}
