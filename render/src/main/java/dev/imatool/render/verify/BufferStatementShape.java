package dev.imatool.render.verify;

import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.buffer.BufferStatement;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.Optional;

/** What documents say of measured buffers that were compared with the entries around them. */
final class BufferStatementShape {
    private static final String SUBJECT = "What it is about: a device, a keyring or the name it bears, a release.";

    private static final Shape<BufferStatement> STATEMENT = Shape.of(
            "One comparison.",
            shape -> shape.number(
                            "entry", "Number of the entry that has the buffer.", Type.ORDINAL, BufferStatement::entry)
                    .include(ContainerShape.PLACE, statement -> statement.name().container())
                    .name(
                            "path",
                            "Its event name.",
                            statement -> statement.name().eventName())
                    .field(
                            "check",
                            "kexec_entries and kexec_size (the kernel's count of its list at a kexec), kexec_room (memory set"
                                    + " aside for the list), kexec_execute (the last record before a kexec), active_table"
                                    + " and inactive_table (hash of a device mapper table), module (loaded from memory),"
                                    + " keyring, key_id, kernel_version.",
                            Type.choice(Check.class, Check::id),
                            BufferStatement::check)
                    .field(
                            "result",
                            "agrees; fewer (entries are missing, a finding); fewer_or_staged; more; differs (another size, as"
                                    + " many entries); too_small; events_lost (no kexec_execute after this kexec_load,"
                                    + " before the boot_aggregate in other_entry); linked (other_entry has it); not_in_list;"
                                    + " lookalike (a keyring called like something of the kernel's); private_key; shared"
                                    + " (two keys with one key id); changed_without_boot (another kernel than before).",
                            Type.choice(Result.class, Result::id),
                            BufferStatement::result)
                    .optional(
                            "subject",
                            SUBJECT + " Of check key_id: the key id, in hex.",
                            Type.HEX,
                            statement -> statement.subject().filter(id -> ofKeyId(statement)))
                    .optionalName(
                            "subject", SUBJECT, statement -> statement.subject().filter(name -> !ofKeyId(statement)))
                    .optional(
                            "logged",
                            "What the buffer says: a number, or a hash in hex.",
                            Type.WORDS,
                            BufferStatement::logged)
                    .optionalLong(
                            "counted",
                            "What the list has, where logged is a number.",
                            Type.COUNT,
                            BufferStatement::counted)
                    .optionalLong(
                            "other_entry",
                            "Entry that it belongs to, or that was there before.",
                            Type.ORDINAL,
                            BufferStatement::other)
                    .optional(
                            "other_container",
                            "The container of other_entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            BufferStatement::otherIn));

    /** The buffers of one input. */
    static final Shape<OfInput> BUFFERS = Shape.of(
            "The measured buffers of one input.",
            shape -> shape.field("input", "Path of the input.", Type.TEXT, OfInput::input)
                    .number(
                            "buffers",
                            "How many measured buffers it has.",
                            Type.COUNT,
                            of -> of.findings().buffers())
                    .number(
                            "keys",
                            "How many of them are keys given to keyrings.",
                            Type.COUNT,
                            of -> of.findings().keys())
                    .list(
                            "statements",
                            "What was compared, by entry; at most 1000.",
                            STATEMENT,
                            of -> of.findings().statements())
                    .optional(
                            "statements_omitted",
                            "How many more there are; absent where there are none.",
                            Type.ORDINAL,
                            of -> Optional.of(of.findings().omitted()).filter(omitted -> omitted > 0)));

    private BufferStatementShape() {}

    private static boolean ofKeyId(BufferStatement statement) {
        return statement.check() == Check.KEY_ID;
    }

    /**
     * What the buffers of an input say.
     *
     * @param input path of the input
     * @param findings what they say
     */
    record OfInput(String input, BufferFindings findings) {}
}
