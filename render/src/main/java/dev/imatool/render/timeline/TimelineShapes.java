package dev.imatool.render.timeline;

import dev.imatool.examine.timeline.ClockBounds;
import dev.imatool.examine.timeline.CollectedList;
import dev.imatool.examine.timeline.TimeTrust;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineList;
import dev.imatool.examine.timeline.TimelineQuote;
import dev.imatool.examine.timeline.TimelineRow;
import dev.imatool.examine.timeline.WallTime;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.QuoteShapes;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What documents say of a timeline. */
final class TimelineShapes {
    private static final Type<TimeTrust> TRUST = Type.choice(TimeTrust.class, TimeTrust::id);

    private static final String TRUSTED =
            "Of what known_by names, or of the quote: signed (with an attestation key that the user vouches for),"
                    + " contents_not_proven (the same, of an entry of which no digest proves what it says, as of violations),"
                    + " key_not_vouched_for (whoever writes the evidence can make such a quote), claimed (a log says so, or the list"
                    + " alone says that there is the entry: whoever can write it can say anything).";

    /** A quote. */
    static final Shape<TimelineQuote> QUOTE = Shape.named(
            "timeline_quote",
            "A quote and what it says about when entries were measured.",
            shape -> shape.field("quote", "File of the quote.", Type.TEXT, TimelineQuote::message)
                    .field(
                            "dates",
                            "dates_entries, or why it dates none: not_valid (a check failed), not_signed (no signature that"
                                    + " could be checked), covers_nothing, other_reset (of another boot than the quote that"
                                    + " covers most).",
                            Type.choice(TimelineQuote.Bound.class, TimelineQuote.Bound::id),
                            TimelineQuote::bound)
                    .field(
                            "vouched_for",
                            "Whether the user vouches for its key or accepts it.",
                            Type.FLAG,
                            TimelineQuote::vouchedFor)
                    .optional(
                            "last_entry",
                            "Number of the last entry that it covers.",
                            Type.ORDINAL,
                            quote -> Optional.of(quote.entry()).filter(entry -> entry > 0))
                    .optional("clock", "What the TPM's clock showed.", QuoteShapes.CLOCK, TimelineQuote::clock)
                    .optional(
                            "taken",
                            "When it was made, as logs claim.",
                            WallShapes.WALL,
                            quote -> Optional.of(quote.taken()).filter(WallTime::known)));

    /** A list as it was collected. */
    static final Shape<CollectedList> COLLECTION = Shape.named(
            "timeline_collection",
            "A list as it was when it was collected.",
            shape -> shape.field("path", "File of the list in the evidence.", Type.TEXT, CollectedList::path)
                    .number("entries", "Entries that it had.", Type.COUNT, CollectedList::entries)
                    .optional(
                            "counted",
                            "Entries that the kernel counted, where its count was collected.",
                            Type.COUNT,
                            CollectedList::counted)
                    .optional(
                            "collected",
                            "When it was collected, as the log claims.",
                            WallShapes.WALL,
                            list -> Optional.of(list.read()).filter(WallTime::known))
                    .optional("log", "The log that says so.", Type.TEXT, CollectedList::log));

    /** A list. */
    static final Shape<TimelineList> LIST = Shape.of(
            "One list.",
            shape -> shape.field(
                            "host",
                            "What distinguishes it from the other lists of the evidence.",
                            Type.TEXT,
                            TimelineList::host)
                    .field("path", "Its file in the evidence.", Type.TEXT, TimelineList::path)
                    .number(
                            "entries",
                            "Its entries.",
                            Type.COUNT,
                            list -> list.list().entries())
                    .list(
                            "collections",
                            "It and the lists with which it begins: collections of one boot, the shortest first.",
                            COLLECTION,
                            TimelineList::collections)
                    .list("quotes", "The quotes of all of them, by the clock of the TPM.", QUOTE, TimelineList::quotes)
                    .optional("firmware_log", "The firmware's event log.", Type.TEXT, TimelineList::firmware)
                    .field(
                            "claims_contradict",
                            "true where logs claim times that contradict each other or the order of the list; then no entry"
                                    + " is dated by those of others.",
                            Type.FLAG,
                            TimelineList::claimsContradict));

    private static final Shape<ClockBounds> CLOCK = Shape.of(
            "By the clock of a TPM, in milliseconds with power since it was cleared. Both quotes are of one key and one reset.",
            shape -> shape.optional(
                            "after",
                            "Later than this: the clock in the last quote that does not cover the entry.",
                            Type.UNSIGNED,
                            bounds ->
                                    bounds.after().flatMap(TimelineQuote::clock).map(TimelineShapes::milliseconds))
                    .optional(
                            "before",
                            "Not later than this: the clock in the first quote that covers it; of a firmware event, in the"
                                    + " first quote of that boot.",
                            Type.UNSIGNED,
                            bounds -> bounds.before()
                                    .flatMap(TimelineQuote::clock)
                                    .map(TimelineShapes::milliseconds))
                    .number(
                            "reset_count",
                            "Resets of the TPM.",
                            Type.COUNT,
                            bounds -> bounds.before()
                                    .or(bounds::after)
                                    .flatMap(TimelineQuote::clock)
                                    .orElseThrow()
                                    .resetCount())
                    .optional(
                            "after_quote",
                            "File of that quote.",
                            Type.TEXT,
                            bounds -> bounds.after().map(TimelineQuote::message))
                    .optional(
                            "before_quote",
                            "File of that quote.",
                            Type.TEXT,
                            bounds -> bounds.before().map(TimelineQuote::message))
                    .field(
                            "vouched_for",
                            "Whether the user vouches for the key of these quotes, or accepts it.",
                            Type.FLAG,
                            bounds -> bounds.trust().orElseThrow() == TimeTrust.SIGNED));

    private static final Shape<AuditJoin.Joined> AUDIT = Shape.of(
            "The audit record of the entry.",
            shape -> shape.include(Shape.of("Where it is.", TimelineShapes::declareRecord), AuditJoin.Joined::record)
                    .number(
                            "records",
                            "How many records fit, at most 100 counted; of several, this is the first, and it may be of"
                                    + " another boot.",
                            Type.ORDINAL,
                            AuditJoin.Joined::records));

    private static final Shape<AuditRecord> RECORD = Shape.of("The audit record.", TimelineShapes::declareRecord);

    /** A row. */
    static final Shape<TimelineRow> ROW = Shape.of("One row.", TimelineShapes::declareRow);

    private TimelineShapes() {}

    static BigInteger milliseconds(TpmClock clock) {
        return QuoteShapes.unsigned(clock.clock());
    }

    private static void declareRecord(Fields<AuditRecord> fields) {
        fields.number("line", "Its line in the audit log, from 1.", Type.ORDINAL, AuditRecord::line)
                .field("type", "Its type.", Type.WORDS, record -> record.type().name())
                .optional(
                        "time",
                        "As the record has it, without the serial number.",
                        Type.TEXT,
                        record -> record.time().map(AuditTime::stamp))
                .optional("op", "What was done.", Type.TEXT, AuditRecord::op)
                .optional("cause", "Why the record was made.", Type.TEXT, AuditRecord::cause)
                .optionalName("command", "Program that caused the record.", record -> record.field("comm"));
    }

    private static void declareRow(Fields<TimelineRow> fields) {
        fields.field("host", "As in lists.", Type.TEXT, row -> row.list().host())
                .field("event", "What happened.", Type.choice(EVENTS), row -> event(row.event()))
                .optional(
                        "time",
                        "The moment, UTC, where a log claims one.",
                        Type.WORDS,
                        row -> WallShapes.words(row.event().wall().moment()))
                .optional(
                        "not_before",
                        "It was not earlier, UTC, as logs claim; absent where the moment is known.",
                        Type.WORDS,
                        row -> row.event().wall().moment().isPresent()
                                ? Optional.empty()
                                : WallShapes.words(row.event().wall().notBefore()))
                .optional(
                        "not_after",
                        "It was not later, UTC, as logs claim; absent where the moment is known.",
                        Type.WORDS,
                        row -> row.event().wall().moment().isPresent()
                                ? Optional.empty()
                                : WallShapes.words(row.event().wall().notAfter()))
                .optional(
                        "reckoned",
                        "About when, by the time that is claimed of a quote; absent where nothing can be reckoned, or a log claims"
                                + " the moment. --since does not go by it.",
                        WallShapes.RECKONED,
                        row -> Optional.of(row.event())
                                .filter(event -> event.about().known()))
                .optional(
                        "known_by",
                        "What is known best of when an entry was measured: audit_record, between_quotes, before_quote,"
                                + " after_quote (a quote does not cover it, and no later one does), times_around (of other"
                                + " entries or collections), between_collections, order (nothing but the order of the list).",
                        Type.choice(TimelineEvent.Known.class, TimelineEvent.Known::id),
                        row -> measured(row).map(TimelineEvent.Measured::known))
                .optional("trust", TRUSTED, TRUST, TimelineShapes::trust)
                .optional(
                        "clock",
                        "What the clock of a TPM says.",
                        CLOCK,
                        row -> clock(row.event()).filter(ClockBounds::known))
                .optional(
                        "audit",
                        "Its audit record.",
                        AUDIT,
                        row -> measured(row).flatMap(TimelineEvent.Measured::audit))
                .optional(
                        "first_in",
                        "The first collection that has the entry; only of several.",
                        Type.TEXT,
                        row -> measured(row)
                                .flatMap(measured -> measured.seen().in())
                                .map(CollectedList::path))
                .optional(
                        "not_in",
                        "The last collection that does not have it.",
                        Type.TEXT,
                        row -> measured(row)
                                .flatMap(measured -> measured.seen().notIn())
                                .map(CollectedList::path))
                .includeOptional(Shape.of("An entry.", TimelineShapes::declareEntry), TimelineShapes::measured)
                .includeOptional(
                        Shape.of(
                                "A kexec.",
                                shape -> shape.number("entry", "Its number.", Type.ORDINAL, TimelineEvent.Kexec::entry)
                                        .number(
                                                "kernel",
                                                "Number of the kernel that measured it, from 1; more than 1 after a kexec.",
                                                Type.COUNT,
                                                TimelineEvent.Kexec::kernel)),
                        row -> of(row, TimelineEvent.Kexec.class))
                .optional(
                        "quote",
                        "The quote that was made.",
                        QUOTE,
                        row -> of(row, TimelineEvent.Quoted.class).map(TimelineEvent.Quoted::quote))
                .optional(
                        "collection",
                        "The list as it was collected.",
                        COLLECTION,
                        row -> of(row, TimelineEvent.Collected.class).map(TimelineEvent.Collected::list))
                .optional(
                        "firmware_log",
                        "The firmware's event log.",
                        Type.TEXT,
                        row -> of(row, TimelineEvent.Firmware.class)
                                .map(TimelineEvent.Firmware::log)
                                .or(() -> of(row, TimelineEvent.MoreFirmware.class)
                                        .map(TimelineEvent.MoreFirmware::log)))
                .optional(
                        "firmware_event",
                        "What the firmware measured, as eventlog names it; the first 1,000 of a log.",
                        FirmwareWords.EVENT,
                        row -> of(row, TimelineEvent.Firmware.class))
                .optional(
                        "firmware_events_omitted",
                        "How many more events the log has.",
                        Type.ORDINAL,
                        row -> of(row, TimelineEvent.MoreFirmware.class).map(TimelineEvent.MoreFirmware::events))
                .optional(
                        "record",
                        "The audit record that belongs to no entry.",
                        RECORD,
                        row -> of(row, TimelineEvent.Recorded.class).map(TimelineEvent.Recorded::record))
                .includeOptional(
                        Shape.of(
                                "The path of a record.",
                                shape -> shape.optionalName(
                                        "path",
                                        "Path of the file, or event name of a buffer, as logged in the container or on the host.",
                                        (TimelineEvent.Recorded recorded) ->
                                                recorded.record().path())),
                        row -> of(row, TimelineEvent.Recorded.class));
    }

    private static void declareEntry(Fields<TimelineEvent.Measured> fields) {
        fields.number("entry", "Its number.", Type.ORDINAL, row -> row.entry().number())
                .number(
                        "kernel",
                        "Number of the kernel that measured it, from 1; more than 1 after a kexec.",
                        Type.COUNT,
                        TimelineEvent.Measured::kernel)
                .optionalInt("pcr", "PCR index.", Type.COUNT, row -> row.entry().pcr())
                .include(ContainerShape.PLACE, row -> row.entry().name().container())
                .field(
                        "template_digest_check",
                        "Whether the template digest is that of what the entry says (matches); only then a quote proves what"
                                + " it says.",
                        Type.choice(TemplateDigestCheck.class, TemplateDigestCheck::id),
                        TimelineEvent.Measured::check)
                .optional(
                        "file_digest",
                        "The file digest.",
                        CommonShapes.FILE_DIGEST,
                        row -> row.entry()
                                .fileDigest()
                                .map(digest -> CommonShapes.LoggedDigest.of(
                                        digest.type(), digest.algorithmName(), digest.digest())))
                .name(
                        "path",
                        "Path of the file, or event name of a buffer, as logged in the container or on the host.",
                        row -> row.entry().name().path());
    }

    private static final List<String> EVENTS =
            List.of("measured", "quote", "collection", "firmware", "firmware_omitted", "kexec", "audit_record");

    /** The word for what happened. */
    static String event(TimelineEvent event) {
        return switch (event) {
            case TimelineEvent.Measured measured -> "measured";
            case TimelineEvent.Quoted quoted -> "quote";
            case TimelineEvent.Collected collected -> "collection";
            case TimelineEvent.Firmware firmware -> "firmware";
            case TimelineEvent.MoreFirmware more -> "firmware_omitted";
            case TimelineEvent.Kexec kexec -> "kexec";
            case TimelineEvent.Recorded recorded -> "audit_record";
        };
    }

    /** How far what is known best can be trusted. */
    static Optional<TimeTrust> trust(TimelineRow row) {
        return switch (row.event()) {
            case TimelineEvent.Measured measured -> measured.trust();
            case TimelineEvent.Quoted quoted ->
                quoted.quote().bound() == TimelineQuote.Bound.DATES_ENTRIES
                        ? Optional.of(quoted.quote().trust())
                        : Optional.empty();
            case TimelineEvent.Collected collected ->
                collected.list().read().known() ? Optional.of(TimeTrust.CLAIMED) : Optional.empty();
            case TimelineEvent.Recorded recorded -> Optional.of(TimeTrust.CLAIMED);
            case TimelineEvent.Firmware firmware -> Optional.of(TimeTrust.CLAIMED);
            case TimelineEvent.MoreFirmware more -> Optional.of(TimeTrust.CLAIMED);
            case TimelineEvent.Kexec kexec -> Optional.empty();
        };
    }

    /** What the clock of a TPM says of when something was measured. */
    private static Optional<ClockBounds> clock(TimelineEvent event) {
        return switch (event) {
            case TimelineEvent.Measured measured -> Optional.of(measured.clock());
            case TimelineEvent.Firmware firmware -> Optional.of(firmware.clock());
            case TimelineEvent.MoreFirmware more -> Optional.of(more.clock());
            default -> Optional.empty();
        };
    }

    static Optional<TimelineEvent.Measured> measured(TimelineRow row) {
        return of(row, TimelineEvent.Measured.class);
    }

    static <E extends TimelineEvent> Optional<E> of(TimelineRow row, Class<E> event) {
        return event.isInstance(row.event()) ? Optional.of(event.cast(row.event())) : Optional.empty();
    }
}
