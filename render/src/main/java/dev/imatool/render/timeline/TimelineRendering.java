package dev.imatool.render.timeline;

import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.examine.timeline.TimelineRow;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.Rendering;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** How the report of {@code timeline} is written. */
public final class TimelineRendering {
    /**
     * How many entries are dated in a way.
     *
     * @param known the way
     * @param entries how many
     */
    private record Dated(TimelineEvent.Known known, long entries) {}

    private static final Shape<Dated> DATED = Shape.of(
            "How many entries are dated in one way.",
            shape -> shape.field(
                            "known_by",
                            "As in rows.",
                            Type.choice(TimelineEvent.Known.class, TimelineEvent.Known::id),
                            Dated::known)
                    .number("entries", "How many.", Type.COUNT, Dated::entries));

    /** How it is written. */
    public static final Rendering<TimelineReport> RENDERING = new Rendering<>(
                    Rendering.<TimelineReport>document(
                                    "timeline",
                                    "When entries were measured, as far as evidence shows: each time with its source and how far it"
                                            + " can be trusted.",
                                    List.of(TimelineReport.READ, ReportHeader.NOTHING_READ),
                                    TimelineRendering::declare)
                            .withNotes(
                                    "There is no verdict on the evidence and no finding: `evidence` has them.",
                                    "Rows come list by list, each in the order of its entries; quotes and collections come after the last"
                                            + " entry that they have, audit records that belong to no entry last.",
                                    "`--format timesketch` writes JSONL for Timesketch: `message`, `datetime`, `timestamp` (microseconds),"
                                            + " `timestamp_desc`, `data_type`, `host`, and for entries `entry`, `pcr`, `path`, `hash`,"
                                            + " `known_by`, `tpm_clock_after`, `tpm_clock_before` and others. A row whose time lies between"
                                            + " two moments is two lines, `Measured not before` and `Measured not after`; one that is reckoned"
                                            + " from a quote's time ends with `(reckoned)`, its `time_trust` is `reckoned`, and"
                                            + " `reckoned_from` has the quotes; a row without a time is `Not a time` at 1970-01-01, because Timesketch takes no event without one.",
                                    "`--format bodyfile` writes the body file of The Sleuth Kit 3: the access time of a measured file, the"
                                            + " modification time of other events, -1 for times that are not known. Rows without a time are"
                                            + " comments. A bar in a name is `\\x7c`.")
                            .withRows("rows", TimelineShapes.ROW, TimelineRendering::rows),
                    TimelinePage::write)
            .with(Format.TIMESKETCH, TimesketchLines::write)
            .with(Format.BODYFILE, BodyFile::write);

    private TimelineRendering() {}

    /**
     * Writes the rows for another program, as they are written for {@code timeline}.
     *
     * @param format one that is {@linkplain Format#exported exported}
     */
    public static void export(TimelineReport report, Format format, OutputStream out) throws IOException {
        Objects.requireNonNull(RENDERING.exports().get(format)).write(report, out);
    }

    private static void declare(Fields<TimelineReport> fields) {
        fields.list("lists", "The lists.", TimelineShapes.LIST, TimelineReport::lists)
                .number("entries", "Entries among the rows.", Type.COUNT, TimelineReport::entries)
                .list(
                        "dated",
                        "How many entries are dated in which way.",
                        DATED,
                        report -> Arrays.stream(TimelineEvent.Known.values())
                                .filter(report.known()::containsKey)
                                .map(known -> new Dated(known, report.known().getOrDefault(known, 0L)))
                                .toList())
                .rows("rows", "The rows.", TimelineShapes.ROW, TimelineRendering::rows);
    }

    static Rows<TimelineRow> rows(TimelineReport report) {
        return sink -> report.feed().feed(sink::row);
    }
}
