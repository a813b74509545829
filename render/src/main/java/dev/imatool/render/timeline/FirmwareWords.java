package dev.imatool.render.timeline;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.CommonShapes.Digest;
import java.util.Optional;

/** An event of the firmware's log, in words and as fields; both call things as {@code eventlog} does. */
final class FirmwareWords {
    private static final int WORDS_PRINTED = 60;
    private static final String USUAL_BANK = "sha256";

    /** The event of a row. */
    static final Shape<TimelineEvent.Firmware> EVENT = Shape.of(
            "An event of the firmware's log.",
            shape -> shape.number(
                            "number",
                            "Position in the log, from 1.",
                            Type.ORDINAL,
                            row -> row.event().number())
                    .number(
                            "pcr",
                            "PCR index as logged.",
                            Type.COUNT,
                            row -> row.event().pcr())
                    .field(
                            "register",
                            "What people call it: PCR 7; in the log of an Intel TDX guest RTMR0.",
                            Type.WORDS,
                            TimelineEvent.Firmware::register)
                    .field(
                            "type",
                            "Name of the event type, or its number in hex.",
                            Type.WORDS,
                            row -> row.event().typeName())
                    .list(
                            "digests",
                            "What was extended, by bank.",
                            CommonShapes.DIGEST,
                            row -> row.event().digests().stream()
                                    .map(FirmwareWords::digest)
                                    .toList())
                    .optional(
                            "words",
                            "What the event data says, escaped like names; absent where it is not text.",
                            Type.TEXT,
                            TimelineEvent.Firmware::words));

    private FirmwareWords() {}

    /** One digest of an event, that of SHA-256 where there is one. */
    static Optional<Digest> digest(FirmwareEvent event) {
        return event.digests().stream()
                .filter(each -> each.algorithm().name().equals(USUAL_BANK))
                .findFirst()
                .or(() -> event.digests().stream().findFirst())
                .map(FirmwareWords::digest);
    }

    private static Digest digest(LoggedDigest logged) {
        return Digest.of(logged.algorithm().name(), logged.digest());
    }

    /** What happened, with the whole digest. */
    static String of(TimelineEvent.Firmware row) {
        return of(row, Integer.MAX_VALUE);
    }

    /** The same with no more than so many hex digits of the digest. */
    static String of(TimelineEvent.Firmware row, int digits) {
        return "firmware event " + row.event().number() + ": " + row.register() + " "
                + row.event().typeName()
                + digest(row.event())
                        .map(digest -> " " + Printable.ofText(digest.algorithm()) + ":"
                                + TimelinePhrases.shortened(digest.value().hex(), digits))
                        .orElse("")
                + row.words().map(words -> " " + shortened(words)).orElse("");
    }

    private static String shortened(String words) {
        return Printable.ofText(words.length() > WORDS_PRINTED ? words.substring(0, WORDS_PRINTED) + "…" : words);
    }

    /** Fields for Timesketch. */
    static void declare(Fields<TimelineEvent.Firmware> fields) {
        fields.number(
                        "firmware_event",
                        "Its number.",
                        Type.ORDINAL,
                        row -> row.event().number())
                .number("pcr", "PCR index.", Type.COUNT, row -> row.event().pcr())
                .field(
                        "event_type",
                        "As in JSON.",
                        Type.WORDS,
                        row -> row.event().typeName())
                .optional(
                        "hash_algorithm",
                        "Of the digest.",
                        Type.TEXT,
                        row -> digest(row.event()).map(Digest::algorithm))
                .optional(
                        "hash",
                        "What was extended.",
                        Type.HEX,
                        row -> digest(row.event()).map(Digest::value));
    }
}
