package dev.imatool.render.timeline;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.timeline.ClockBounds;
import dev.imatool.examine.timeline.TimeTrust;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineQuote;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.model.TemplateField;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Events for Timesketch, one JSON object a line: each has {@code message}, {@code datetime} and {@code timestamp_desc}, without which
 * Timesketch refuses a file, and {@code timestamp} in microseconds. It has no place for an event without a time. Such a row is at the
 * beginning of 1970 and called {@code Not a time}, as plaso does it, so that no time is made up and the row is not lost.
 */
final class TimesketchLines {
    private static final String RECKONED = "reckoned";
    private static final String NOT_A_TIME = "Not a time";
    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private static final Shape<DatedLine> LINE = Shape.of("An event.", TimesketchLines::declare);

    private TimesketchLines() {}

    static void write(TimelineReport report, OutputStream out) throws IOException {
        JsonSink sink = JsonSink.lines(out);
        report.feed()
                .feed(row -> DatedLine.of(row, line -> {
                    LINE.write(line, sink);
                    sink.endLine();
                }));
        sink.close();
    }

    private static void declare(Fields<DatedLine> fields) {
        fields.field("message", "What happened.", Type.WORDS, TimesketchLines::message)
                .field("datetime", "When.", Type.WORDS, line -> DATETIME.format(time(line)))
                .number(
                        "timestamp",
                        "The same.",
                        Type.NUMBER,
                        line -> ChronoUnit.MICROS.between(Instant.EPOCH, time(line)))
                .field(
                        "timestamp_desc",
                        "What the time is.",
                        Type.WORDS,
                        line -> line.time().isPresent() ? line.words() : NOT_A_TIME)
                .field(
                        "data_type",
                        "What kind of event.",
                        Type.WORDS,
                        line -> "imatool:timeline:"
                                + TimelineShapes.event(line.row().event()))
                .field("host", "Whose.", Type.TEXT, line -> line.row().list().host())
                .optional(
                        "time_trust",
                        "How far the time can be trusted: clocks of hosts are claims.",
                        Type.WORDS,
                        line -> line.time().map(time -> line.reckoned() ? RECKONED : TimeTrust.CLAIMED.id()))
                .optional(
                        "reckoned_from",
                        "Quotes whose claimed times it is reckoned from.",
                        Type.TEXT,
                        line -> Optional.of(
                                        TimelinePhrases.reckonedFrom(line.row().event()))
                                .filter(from -> line.reckoned()))
                .includeOptional(
                        Shape.of("An entry.", TimesketchLines::declareEntry),
                        line -> TimelineShapes.measured(line.row()))
                .includeOptional(
                        Shape.of("A firmware event.", FirmwareWords::declare),
                        line -> TimelineShapes.of(line.row(), TimelineEvent.Firmware.class));
    }

    private static void declareEntry(Fields<TimelineEvent.Measured> fields) {
        fields.number("entry", "Its number.", Type.ORDINAL, row -> row.entry().number())
                .optionalInt("pcr", "PCR index.", Type.COUNT, row -> row.entry().pcr())
                .name("path", "Path.", row -> row.entry().name().path())
                .optional(
                        "hash_algorithm",
                        "Of the file digest.",
                        Type.TEXT,
                        row -> row.entry().fileDigest().map(TemplateField.FileDigest::algorithmName))
                .optional(
                        "hash",
                        "The file digest.",
                        Type.HEX,
                        row -> row.entry().fileDigest().map(TemplateField.FileDigest::digest))
                .field(
                        "template_digest_check",
                        "As in JSON.",
                        Type.choice(TemplateDigestCheck.class, TemplateDigestCheck::id),
                        TimelineEvent.Measured::check)
                .field("known_by", "As in JSON.", Type.WORDS, row -> row.known().id())
                .optional(
                        "tpm_clock_after",
                        "As in JSON.",
                        Type.UNSIGNED,
                        row -> row.clock().after().flatMap(TimelineQuote::clock).map(TimelineShapes::milliseconds))
                .optional(
                        "tpm_clock_before",
                        "As in JSON.",
                        Type.UNSIGNED,
                        row -> row.clock()
                                .before()
                                .flatMap(TimelineQuote::clock)
                                .map(TimelineShapes::milliseconds))
                .optional(
                        "quote_key_vouched_for",
                        "As in JSON.",
                        Type.FLAG,
                        row -> Optional.of(row.clock())
                                .filter(ClockBounds::known)
                                .map(clock -> clock.trust().orElseThrow() == TimeTrust.SIGNED))
                .optional(
                        "audit_line",
                        "As in JSON.",
                        Type.ORDINAL,
                        row -> row.audit().map(joined -> joined.record().line()));
    }

    private static Instant time(DatedLine line) {
        return line.time().orElse(Instant.EPOCH);
    }

    private static String message(DatedLine line) {
        return switch (line.row().event()) {
            case TimelineEvent.Measured measured ->
                "entry " + measured.entry().number() + ": "
                        + Printable.textOf(measured.entry().name().path()) + TimelinePhrases.digest(measured)
                        + TimelinePhrases.remark(measured)
                        + (line.time().isPresent() ? "" : "  [" + TimelinePhrases.when(measured) + "]");
            default -> TimelinePhrases.what(line.row().event());
        };
    }
}
