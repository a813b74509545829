package dev.imatool.render.audit;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.audit.AuditField;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import dev.imatool.parsers.audit.AuditType;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What documents say of single audit records. */
final class AuditRecordShapes {
    static final String PATH = "Path of the file, or event name of a buffer.";

    private static final String CAUSE = "Why the record was made.";
    private static final String MEANING = "The cause in words, where it is known.";
    private static final String FAILURE = "true for violations, and where the result is 0.";
    private static final String COMMAND = "comm";

    /** Fields that rows have a column for, under the kernel's names. */
    private static final List<String> COLUMNS = List.of("pid", "uid", "auid", "ses", "exe", "dev", "ino", "res");

    /** Fields that rows have under another name, or in the same way as the record has them. */
    private static final Set<String> NAMED = Set.of("op", "cause", "mnt_ns", COMMAND);

    private static final Shape<AuditRecord> MOMENT = Shape.named(
            "audit_moment",
            "Where a record is and when it was made.",
            shape -> shape.number("line", "Its line, from 1.", Type.ORDINAL, AuditRecord::line)
                    .optional(
                            "time",
                            "As the record has it, without the serial number: seconds since 1970, or what ausearch made of"
                                    + " them.",
                            Type.TEXT,
                            record -> record.time().map(AuditTime::stamp))
                    .optional(
                            "utc",
                            "The same in UTC (ISO 8601); absent where the record does not show it.",
                            Type.WORDS,
                            record -> record.time().flatMap(AuditTime::utc).map(Instant::toString))
                    .optionalLong(
                            "serial",
                            "Number of the event since boot.",
                            Type.COUNT,
                            record -> record.time().map(AuditTime::serial).orElse(OptionalLong.empty())));

    private static final Shape<AuditRecord> WHAT = Shape.of(
            "What a record is about.",
            shape -> shape.field(
                            "type",
                            "Type of the record.",
                            Type.choice(AuditType.class, AuditType::name),
                            AuditRecord::type)
                    .number(
                            "type_number",
                            "The same as number, 1800 to 1808.",
                            Type.COUNT,
                            record -> record.type().number())
                    .optional("op", "What was done.", Type.TEXT, AuditRecord::op)
                    .optional("cause", CAUSE, Type.TEXT, AuditRecord::cause)
                    .optionalName("path", PATH, AuditRecord::path)
                    .optional(
                            "mnt_ns",
                            "Number of the mount namespace, which the patches of linuxkit add.",
                            Type.TEXT,
                            AuditRecord::mountNamespace)
                    .include(ContainerShape.PLACE, AuditRecord::container)
                    .optional(
                            "file_digest",
                            "The file digest in records of audit rules.",
                            CommonShapes.DIGEST,
                            record -> record.digest()
                                    .map(digest -> CommonShapes.Digest.of(
                                            digest.algorithm().kernelName(), digest.value()))));

    /** Records of one kind. */
    static final Shape<AuditGroup> GROUP = Shape.named(
            "audit_group",
            "Records that report the same.",
            shape -> shape.number(
                            "count",
                            "How many.",
                            Type.ORDINAL,
                            group -> group.records().size())
                    .include(WHAT, AuditGroup::first)
                    .field("failure", FAILURE, Type.FLAG, group -> group.first().isFailure())
                    .optional("meaning", MEANING, Type.WORDS, group -> meaning(group.first()))
                    .optional(
                            "rule",
                            "The policy rule that was loaded, in records of policy rules.",
                            Type.TEXT,
                            group -> group.first().policyRule())
                    .list(
                            "commands",
                            "Programs that caused them, at most ten.",
                            Type.WORDS,
                            group -> group.commands().stream()
                                    .map(Printable::textOf)
                                    .toList())
                    .field("first", "The first one.", MOMENT, AuditGroup::first)
                    .field("last", "The last one.", MOMENT, AuditGroup::last));

    /** Keys are those of the record, so no shape can list them. */
    private static final Type<AuditRecord> ALL_FIELDS = new Type.Scalar<>(
            "object", List.of(), Optional.empty(), OptionalLong.empty(), AuditRecordShapes::writeFields);

    /** One record. */
    static final Shape<AuditRecord> RECORD = Shape.named(
            "audit_record",
            "One record.",
            shape -> shape.include(MOMENT, record -> record)
                    .include(WHAT, record -> record)
                    .field(
                            "fields",
                            "All of it, key by key; hex was decoded where the kernel writes untrusted text so. A key with < or"
                                    + " > at its end is a comparison in a policy rule.",
                            ALL_FIELDS,
                            record -> record));

    /** An entry of a list and its record. */
    static final Shape<AuditJoin.Joined> DATED_ENTRY = Shape.named(
            "dated_entry",
            "An entry and its record.",
            shape -> shape.number("entry", "Number of the entry, from 1.", Type.ORDINAL, AuditJoin.Joined::entry)
                    .name("path", PATH, AuditJoin.Joined::path)
                    .include(ContainerShape.PLACE, AuditJoin.Joined::container)
                    .field(
                            "basis",
                            "file_digest (path and file digest are the same) or violation (the n-th violation of the path in"
                                    + " both, which have equally many).",
                            Type.choice(AuditJoin.Basis.class),
                            AuditJoin.Joined::basis)
                    .optional(
                            "cause", CAUSE, Type.TEXT, joined -> joined.record().cause())
                    .optional("meaning", MEANING, Type.WORDS, joined -> meaning(joined.record()))
                    .optionalName(
                            "command",
                            "Program that caused the record.",
                            joined -> joined.record().field(COMMAND))
                    .field("record", "The first of its records.", MOMENT, AuditJoin.Joined::record)
                    .number(
                            "count",
                            "How many records it has, at most 100 counted.",
                            Type.ORDINAL,
                            AuditJoin.Joined::records));

    /** A line of ndjson or csv: a record as a spreadsheet takes it. */
    static final Shape<AuditReport.DatedRecord> ROW = Shape.of("A record and the entries that it dates.", shape -> {
        shape.include(MOMENT, AuditReport.DatedRecord::record)
                .include(WHAT, AuditReport.DatedRecord::record)
                .field("failure", FAILURE, Type.FLAG, row -> row.record().isFailure())
                .optional("meaning", MEANING, Type.WORDS, row -> meaning(row.record()))
                .optionalList(
                        "entries",
                        "Entries of the list of which it is the first record; only with a list.",
                        Type.ORDINAL,
                        AuditReport.DatedRecord::entries)
                .optionalName(
                        "command",
                        "Program that caused the record.",
                        row -> row.record().field(COMMAND));
        COLUMNS.forEach(key -> column(shape, key));
        shape.optionalList(
                "other_fields",
                "What else the record has, as key=value.",
                Type.WORDS,
                row -> row.record().fields().stream()
                        .filter(field -> !hasColumn(row.record(), field))
                        .map(field ->
                                Printable.ofText(field.key()) + field.operator() + Printable.textOf(field.value()))
                        .toList());
    });

    private AuditRecordShapes() {}

    private static void column(Fields<AuditReport.DatedRecord> shape, String key) {
        shape.optional(
                key,
                "The field " + key + " of the record.",
                Type.WORDS,
                row -> row.record().field(key).map(Printable::textOf));
    }

    private static boolean hasColumn(AuditRecord record, AuditField field) {
        return switch (field.key()) {
            case "name", "file" -> record.path().equals(Optional.of(field.value()));
            case "hash" -> record.digest().isPresent();
            default -> COLUMNS.contains(field.key()) || NAMED.contains(field.key());
        };
    }

    private static Optional<String> meaning(AuditRecord record) {
        return record.cause().flatMap(CauseWords::of);
    }

    private static void writeFields(AuditRecord record, TreeSink sink) throws IOException {
        sink.beginRecord();
        Set<String> seen = new HashSet<>();
        for (AuditField field : record.fields()) {
            String key = field.operator() == '=' ? field.key() : field.key() + field.operator();
            if (seen.add(key)) {
                ByteString value = field.value();
                sink.key(key);
                sink.text(Printable.textOf(value));
            }
        }
        sink.endRecord();
    }
}
