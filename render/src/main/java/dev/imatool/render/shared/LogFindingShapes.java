package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;

/** What documents say of findings about lines and events of inputs that are not measurement lists. */
final class LogFindingShapes {
    private static final String LOCATION_MEANING = "Where it is.";
    private static final String PCR_INDEX = "PCR index.";
    private static final String LINE = "Line of an input that is not a measurement list, from 1.";
    private static final String LOGGED = "What the input says: a digest in hex, or words.";
    private static final String COMPUTED = "What it ought to say, or for a PCR the value after the last entry.";
    private static final String ALGORITHM = "Hash algorithm of logged and computed, where they are digests.";

    static final Shape<Finding.BootDigestMismatch> BOOT_DIGEST = Shape.of(
            "A line of a boot log.",
            shape -> shape.number(
                            "line", LINE, Type.ORDINAL, boot -> boot.boot().line())
                    .field("algorithm", ALGORITHM, Type.WORDS, boot -> "sha1")
                    .field("logged", LOGGED, Type.HEX, boot -> boot.boot().digest())
                    .field("computed", COMPUTED, Type.HEX, Finding.BootDigestMismatch::computed));

    static final Shape<Finding.ManifestLineFails> MANIFEST = Shape.of(
            "A file that is not what a manifest says.",
            shape -> shape.number("line", LINE, Type.ORDINAL, Finding.ManifestLineFails::line)
                    .field(
                            "file",
                            "The other file, as the line of a manifest calls it.",
                            Type.TEXT,
                            Finding.ManifestLineFails::file)
                    .field(
                            "algorithm",
                            ALGORITHM,
                            Type.WORDS,
                            line -> line.listed().algorithm().kernelName())
                    .field("logged", LOGGED, Type.HEX, line -> line.listed().digest())
                    .optional("computed", COMPUTED, Type.HEX, Finding.ManifestLineFails::computed));

    static final Shape<Finding.EventDataMismatch> EVENT = Shape.of(
            "An event of a firmware event log.",
            shape -> shape.number(
                            "event",
                            "Number of the event or record.",
                            Type.NUMBER,
                            event -> event.event().number())
                    .field(
                            "location",
                            LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            event -> event.event().location())
                    .field(
                            "type",
                            "Type of the event; of a record its content type.",
                            Type.TEXT,
                            event -> event.event().typeName())
                    .number("pcr", PCR_INDEX, Type.COUNT, event -> event.event().pcr())
                    .optional(
                            "algorithm",
                            ALGORITHM,
                            Type.WORDS,
                            event -> event.check().bank().map(EventAlgorithm::name))
                    .optional("logged", LOGGED, Type.HEX, event -> event.check().logged())
                    .optional(
                            "computed",
                            COMPUTED,
                            Type.HEX,
                            event -> event.check().computed()));

    static final Shape<Finding.RecordDigestMismatch> RECORD = Shape.of(
            "A record of a Canonical Event Log.",
            shape -> shape.number(
                            "event",
                            "Number of the event or record.",
                            Type.NUMBER,
                            Finding.RecordDigestMismatch::record)
                    .field("location", LOCATION_MEANING, CommonShapes.LOCATION, Finding.RecordDigestMismatch::location)
                    .field(
                            "type",
                            "Type of the event; of a record its content type.",
                            Type.TEXT,
                            Finding.RecordDigestMismatch::type)
                    .optional(
                            "pcr",
                            PCR_INDEX,
                            Type.COUNT,
                            record -> record.register()
                                    .filter(register -> !register.nv())
                                    .map(CelRegister::index)
                                    .map(Long::valueOf))
                    .optional(
                            "algorithm",
                            ALGORITHM,
                            Type.WORDS,
                            record -> record.check().bank().map(EventAlgorithm::name))
                    .optional(
                            "logged", LOGGED, Type.HEX, record -> record.check().logged())
                    .optional(
                            "computed",
                            COMPUTED,
                            Type.HEX,
                            record -> record.check().computed()));

    private LogFindingShapes() {}
}
