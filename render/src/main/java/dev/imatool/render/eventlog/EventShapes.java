package dev.imatool.render.eventlog;

import dev.imatool.examine.eventlog.EventLogReport.ReportedEvent;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.eventlog.SpecId;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.CommonShapes.Digest;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.eventlog.LogAssumption;
import java.util.List;

/** What the document of {@code eventlog} says of a firmware's log. */
final class EventShapes {
    private static final Shape<SpecId> SPEC_ID = Shape.of(
            "The header of a log.",
            shape -> shape.field(
                            "signature",
                            "Spec ID Event03, in SHA-1 logs Spec ID Event00 or 02.",
                            Type.TEXT,
                            SpecId::signature)
                    .number("platform_class", "0 client, 1 server.", Type.COUNT, SpecId::platformClass)
                    .number("version_major", "Version of the specification.", Type.COUNT, SpecId::versionMajor)
                    .number("version_minor", "Version of the specification.", Type.COUNT, SpecId::versionMinor)
                    .number("errata", "Errata of the specification.", Type.COUNT, SpecId::errata)
                    .number("uintn_size", "1 for 32-bit, 2 for 64-bit firmware.", Type.COUNT, SpecId::uintnSize)
                    .field("vendor_info", "What the vendor put after it.", Type.HEX, SpecId::vendorInfo));

    private static final Shape<EventAlgorithm> BANK = Shape.of(
            "One bank.",
            shape -> shape.field(
                            "name",
                            "Its name; 0x and the number where the algorithm is unknown.",
                            Type.WORDS,
                            EventAlgorithm::name)
                    .number("id", "TPM_ALG_ID.", Type.COUNT, EventAlgorithm::id)
                    .number(
                            "digest_length",
                            "Length of its digests in this log, in bytes.",
                            Type.ORDINAL,
                            EventAlgorithm::digestLength));

    /** A firmware's log. */
    static final Shape<EventLog> LOG = Shape.of(
            "A firmware's log.",
            shape -> shape.field(
                            "format",
                            "crypto_agile (digests of any number of banks) or sha1 (TPM 1.2, and TPM 2.0 on request).",
                            Type.choice(EventLogFormat.class),
                            EventLog::format)
                    .field(
                            "registers",
                            "What the numbers called pcr are: pcr, or rtmr in the log of an Intel TDX guest (CCEL), where 0 is MRTD"
                                    + " and 1 to 4 are RTMR0 to RTMR3.",
                            Type.choice(EventRegisters.class),
                            EventLog::registers)
                    .optional("spec_id", "The header; absent where the log has none.", SPEC_ID, EventLog::specId)
                    .list("banks", "The PCR banks that the log has digests for.", BANK, EventLog::algorithms)
                    .optionalInt(
                            "startup_locality",
                            "What a StartupLocality event, or an H-CRTM event (4), says; absent where none does.",
                            Type.COUNT,
                            LogAssumption::statedLocality)
                    .field(
                            "whole",
                            "false where the end of the log is missing or unreadable.",
                            Type.FLAG,
                            EventLog::whole));

    /** One event. */
    static final Shape<ReportedEvent> EVENT = Shape.named(
            "event",
            "One event.",
            shape -> shape.number(
                            "number",
                            "Position in the log, from 1 (EventNum of tpm2_eventlog plus one).",
                            Type.ORDINAL,
                            event -> event.event().number())
                    .field(
                            "location",
                            "Where it is.",
                            CommonShapes.LOCATION,
                            event -> event.event().location())
                    .number(
                            "pcr",
                            "PCR index as logged.",
                            Type.COUNT,
                            event -> event.event().pcr())
                    .field(
                            "type",
                            "Name of the event type, or its number in hex.",
                            Type.WORDS,
                            event -> event.event().typeName())
                    .number(
                            "type_id",
                            "Its number.",
                            Type.COUNT,
                            event -> event.event().type())
                    .field(
                            "extended",
                            "false for EV_NO_ACTION, and for PCRs that no TPM has.",
                            Type.FLAG,
                            event -> event.event().extended())
                    .list(
                            "digests",
                            "What was extended, by bank.",
                            CommonShapes.DIGEST,
                            event -> digests(event.event().digests()))
                    .field(
                            "data_check",
                            "Whether the digests are those of the event data: matches (for EV_SEPARATOR also the value of a"
                                    + " separator under a label); contradicts (a finding: other events of that type match);"
                                    + " differs (no other event like it matches, so firmware may hash something else here);"
                                    + " not_checked (the type does not say).",
                            Type.choice(EventDataCheck.Outcome.class),
                            event -> event.data().outcome())
                    .optional(
                            "words",
                            "What the event data says, escaped like names; absent where it is not text.",
                            Type.TEXT,
                            ReportedEvent::words)
                    .field(
                            "data",
                            "The event data.",
                            Type.HEX,
                            event -> event.event().data()));

    private EventShapes() {}

    static List<Digest> digests(List<LoggedDigest> digests) {
        return digests.stream()
                .map(digest -> Digest.of(digest.algorithm().name(), digest.digest()))
                .toList();
    }
}
