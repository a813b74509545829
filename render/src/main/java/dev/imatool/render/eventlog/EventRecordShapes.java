package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.RecordLogs;
import dev.imatool.examine.eventlog.RecordLogs.ReportedRecord;
import dev.imatool.examine.eventlog.RecordText;
import dev.imatool.model.cel.CelForm;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.replay.cel.ContentCheck;
import dev.imatool.replay.cel.NvRegister;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the document of {@code eventlog} says of Canonical Event Logs. */
final class EventRecordShapes {
    private static final Shape<Map.Entry<String, Long>> CONTENT_TYPE = Shape.of(
            "One content type.",
            shape -> shape.field(
                            "type",
                            "As logged, escaped; empty for records without one and for those over 64 types.",
                            Type.TEXT,
                            Map.Entry::getKey)
                    .number("records", "How many records.", Type.ORDINAL, Map.Entry::getValue));

    private static final Shape<RecordLogs> RECORD_LOGS = Shape.of(
            "Canonical Event Logs.",
            shape -> shape.list(
                            "formats",
                            "The form of each, in the order given.",
                            Type.choice(CelForm.class, CelForm::id),
                            RecordLogs::forms)
                    .number("records", "How many records they have.", Type.COUNT, RecordLogs::records)
                    .list(
                            "content_types",
                            "How many records of each content type.",
                            CONTENT_TYPE,
                            logs -> logs.types().entrySet())
                    .number(
                            "matching",
                            "Records whose digests are those of what they say was measured.",
                            Type.COUNT,
                            logs -> logs.count(ContentCheck.Outcome.MATCHES))
                    .number(
                            "mismatching",
                            "Records with another digest.",
                            Type.COUNT,
                            logs -> logs.count(ContentCheck.Outcome.CONTRADICTS))
                    .number(
                            "as_logged",
                            "Records whose content type does not say what was hashed: extended as logged.",
                            Type.COUNT,
                            logs -> logs.count(ContentCheck.Outcome.AS_LOGGED))
                    .number(
                            "violations",
                            "Violations of IMA, whose contents nothing hashes.",
                            Type.COUNT,
                            logs -> logs.count(ContentCheck.Outcome.VIOLATION))
                    .number(
                            "not_extended",
                            "Records that extend nothing: remarks of the log, EV_NO_ACTION.",
                            Type.COUNT,
                            logs -> logs.count(ContentCheck.Outcome.NOT_EXTENDED))
                    .optional(
                            "not_replayed",
                            "Records of PCRs that no TPM has, or of more than 64 NV indices; absent when none.",
                            Type.ORDINAL,
                            logs -> Optional.of(logs.notReplayed()).filter(records -> records > 0)));

    private static final Shape<NvRegister> NV_INDEX = Shape.of(
            "One NV index.",
            shape -> shape.number(
                            "nv_index",
                            "Its handle.",
                            Type.COUNT,
                            row -> row.register().index())
                    .optional(
                            "name",
                            "What systemd calls it, escaped; absent where no record says it.",
                            Type.TEXT,
                            row -> CommonShapes.nonEmpty(row.register().name()))
                    .field(
                            "bank",
                            "The hash of its records.",
                            Type.WORDS,
                            row -> row.bank().name())
                    .field(
                            "start",
                            "What it held before the first record: zeros; zeros_extended (systemd extended zeros, as its nvpcr-init"
                                    + " record in PCR 9 says); stated (the nvpcr-init record has the value); unknown (systemd"
                                    + " extended a secret, and no record says what that led to).",
                            Type.choice(NvRegister.Start.class, NvRegister.Start::id),
                            NvRegister::start)
                    .optional(
                            "value",
                            "Its value after the last record; absent where it cannot be computed.",
                            Type.HEX,
                            NvRegister::value)
                    .number("events", "How many records extend it.", Type.COUNT, NvRegister::events)
                    .optionalLong(
                            "broken_at",
                            "Number of the first record that extends it and has no digest in this bank.",
                            Type.ORDINAL,
                            NvRegister::brokenAt));

    /** One record. */
    static final Shape<ReportedRecord> RECORD = Shape.named(
            "log_record",
            "One record of a Canonical Event Log.",
            shape -> shape.number(
                            "number",
                            "Its position, from 1, counted over all Canonical Event Logs.",
                            Type.ORDINAL,
                            ReportedRecord::number)
                    .field("input", "Path of its log.", Type.TEXT, ReportedRecord::input)
                    .field("location", "Where it is.", CommonShapes.LOCATION, ReportedRecord::location)
                    .optionalLong("recnum", "The number that it gives itself.", Type.COUNT, ReportedRecord::recnum)
                    .optional("pcr", "The PCR that it extends.", Type.COUNT, record -> index(record, false))
                    .optional("nv_index", "The NV index that it extends.", Type.COUNT, record -> index(record, true))
                    .field(
                            "content_type",
                            "As logged, escaped; empty where it has none.",
                            Type.TEXT,
                            ReportedRecord::type)
                    .list(
                            "digests",
                            "What was extended, by bank.",
                            CommonShapes.DIGEST,
                            record -> EventShapes.digests(record.digests()))
                    .field(
                            "content_check",
                            "matches; contradicts; as_logged (the content type does not say what was hashed); violation (of IMA);"
                                    + " not_extended.",
                            Type.choice(outcomes()),
                            record -> record.check().id())
                    .optional(
                            "words",
                            "What its content says, escaped, long ones cut.",
                            Type.TEXT,
                            record -> Optional.of(words(record.text()))));

    /** What the content of a record says; not escaped. */
    static String words(RecordText text) {
        return switch (text) {
            case RecordText.Said said -> said.text();
            case RecordText.NotRead content -> content.bytes() + " bytes of content";
        };
    }

    /** What a document has of Canonical Event Logs. */
    static final Shape<RecordLogs> LOGS = Shape.of(
            "Canonical Event Logs.",
            shape -> shape.field(
                            "record_logs",
                            "Canonical Event Logs (TCG CEL, systemd's tpm2-measure.log); absent where none was given.",
                            RECORD_LOGS,
                            logs -> logs)
                    .list(
                            "nv_indices",
                            "NV indices that records extend (systemd's NvPCRs), by index and bank; absent without records.",
                            NV_INDEX,
                            RecordLogs::nvRegisters)
                    .list(
                            "records",
                            "The first 1000 records, in order; absent without records.",
                            RECORD,
                            RecordLogs::listed)
                    .optional(
                            "records_omitted",
                            "How many more records there are; absent when none.",
                            Type.ORDINAL,
                            logs -> Optional.of(logs.omitted()).filter(omitted -> omitted > 0)));

    private EventRecordShapes() {}

    private static Optional<Long> index(ReportedRecord record, boolean nv) {
        return record.register().filter(register -> register.nv() == nv).map(register -> register.index());
    }

    private static List<String> outcomes() {
        return Stream.of(ContentCheck.Outcome.values())
                .filter(outcome -> outcome != ContentCheck.Outcome.LATER)
                .map(ContentCheck.Outcome::id)
                .toList();
    }
}
