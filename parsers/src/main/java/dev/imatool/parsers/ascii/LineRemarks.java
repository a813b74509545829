package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.FieldId;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.NamespaceNames;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.transcript.CleanLine;

/** Remarks on the form of lines that were read: once per input what is a habit of the copy, each time what is damage. */
final class LineRemarks {
    private final DiagnosticLog diagnostics;

    LineRemarks(DiagnosticLog diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Remarks on one entry, after it was filled. */
    void of(EntryLine line, LineReading reading, CurrentEntry entry, boolean carriageReturn, boolean proven) {
        once(DiagnosticKind.CARRIAGE_RETURNS, carriageReturn, entry);
        once(DiagnosticKind.LINE_NUMBERS, line.numbered, entry);
        once(DiagnosticKind.UNUSUAL_BLANKS, line.unusualBlanks, entry);
        once(DiagnosticKind.UPPER_CASE_HEX, line.upperCase, entry);
        once(DiagnosticKind.BLANKS_LOST, reading.fields.blanksLost && reading.template.described(), entry);
        once(DiagnosticKind.BLANKS_ADDED, reading.fields.blanksAdded, entry);
        if (reading.takeOrderChange()) {
            String order = reading.order() == ByteOrder.LITTLE ? "little" : "big";
            report(DiagnosticKind.BYTE_ORDER_CHANGED, entry, order);
        }
        if (line.number > CurrentEntry.HIGHEST_PCR && line.number < NamespaceNames.SMALLEST) {
            report(DiagnosticKind.PCR_OUT_OF_RANGE, entry, Long.toString(line.number));
        }
        String name = reading.template.name();
        if (name.indexOf(':') >= 0 || name.indexOf('/') >= 0) {
            report(DiagnosticKind.TEMPLATE_NAME_BYTES, entry, name);
        }
        if (proven) {
            readingOf(reading, entry);
        } else {
            damage(line, reading, entry);
        }
    }

    /** An entry of several lines whose digest proves it with the line breaks. */
    void lineBreaks(CurrentEntry entry) {
        String lines = "lines " + entry.firstLine() + " to " + entry.lastLine();
        report(DiagnosticKind.NAME_WITH_LINE_BREAK, entry, lines);
    }

    /** Remarks on where an entry stood that was not a line of its own. */
    void ofPlace(TranscriptReading transcript, CurrentEntry entry) {
        boolean marks = true;
        CleanLine line = transcript.line();
        for (int i = 0; i < transcript.start; i++) {
            int c = line.bytes()[i];
            marks &= c == '>' || c == '|' || c == '+' || c == ' ' || c == ':' || (c >= '0' && c <= '9');
        }
        once(DiagnosticKind.LINE_NUMBERS, marks && transcript.start > 0, entry);
        once(DiagnosticKind.LINE_PREFIXES, !marks, entry);
        once(DiagnosticKind.TERMINAL_CODES, line.changed(), entry);
    }

    private void readingOf(LineReading reading, CurrentEntry entry) {
        boolean fork = reading.template.described() && reading.template.indexOf(FieldId.NID) >= 0;
        if (fork) {
            diagnostics.reportOnce(Diagnostic.atEntry(
                    DiagnosticKind.TEMPLATE_READING,
                    entry.number(),
                    entry.location(),
                    reading.template.name(),
                    reading.template.format()));
        }
        unknownTemplate(reading, entry);
    }

    private void unknownTemplate(LineReading reading, CurrentEntry entry) {
        if (!reading.template.described()) {
            diagnostics.reportOnce(Diagnostic.atEntry(
                    DiagnosticKind.UNKNOWN_TEMPLATE, entry.number(), entry.location(), reading.template.name()));
        }
    }

    private void damage(EntryLine line, LineReading reading, CurrentEntry entry) {
        unknownTemplate(reading, entry);
        if (!line.digestWhole) {
            String digits = line.digestDigits + " hex digits, banks have 40, 64, 96 or 128";
            report(DiagnosticKind.DAMAGED_FIELD, entry, "template digest", line.digestText(), "has " + digits);
        }
        if (!reading.template.described()) {
            return;
        }
        if (!reading.fields.countFits) {
            report(
                    DiagnosticKind.FIELD_COUNT,
                    entry,
                    Integer.toString(reading.fields.found),
                    reading.template.name(),
                    Integer.toString(reading.template.fields().size()));
        } else if (reading.failedField >= 0) {
            int field = reading.failedField;
            FieldId id = reading.template.fields().get(field);
            String value = reading.fields.safeText(field);
            report(DiagnosticKind.DAMAGED_FIELD, entry, DamagedLine.describe(id), value, reading.encoder.reason);
        }
    }

    private void once(DiagnosticKind kind, boolean applies, CurrentEntry entry) {
        if (applies) {
            diagnostics.reportOnce(Diagnostic.atEntry(kind, entry.number(), entry.location()));
        }
    }

    private void report(DiagnosticKind kind, CurrentEntry entry, Object... arguments) {
        diagnostics.report(Diagnostic.atEntry(kind, entry.number(), entry.location(), arguments));
    }
}
