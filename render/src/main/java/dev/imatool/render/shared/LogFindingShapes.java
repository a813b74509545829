package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;

/** What documents say of findings about lines and events of inputs that are not measurement lists. */
final class LogFindingShapes {
    static final Shape<Finding.BootDigestMismatch> BOOT_DIGEST = Shape.of(
            "A line of a boot log.",
            shape -> shape.number(
                            "line",
                            FindingShape.LINE,
                            Type.ORDINAL,
                            boot -> boot.boot().line())
                    .field("algorithm", FindingShape.ALGORITHM, Type.WORDS, boot -> "sha1")
                    .field(
                            "logged",
                            FindingShape.LOGGED,
                            Type.HEX,
                            boot -> boot.boot().digest())
                    .field("computed", FindingShape.COMPUTED, Type.HEX, Finding.BootDigestMismatch::computed));

    static final Shape<Finding.ManifestLineFails> MANIFEST = Shape.of(
            "A file that is not what a manifest says.",
            shape -> shape.number("line", FindingShape.LINE, Type.ORDINAL, Finding.ManifestLineFails::line)
                    .field(
                            "file",
                            "The other file, as the line of a manifest calls it.",
                            Type.TEXT,
                            Finding.ManifestLineFails::file)
                    .field(
                            "algorithm",
                            FindingShape.ALGORITHM,
                            Type.WORDS,
                            line -> line.listed().algorithm().kernelName())
                    .field(
                            "logged",
                            FindingShape.LOGGED,
                            Type.HEX,
                            line -> line.listed().digest())
                    .optional("computed", FindingShape.COMPUTED, Type.HEX, Finding.ManifestLineFails::computed));

    static final Shape<Finding.EventDataMismatch> EVENT = Shape.of(
            "An event of a firmware event log.",
            shape -> shape.number(
                            "event",
                            "Number of the event or record.",
                            Type.NUMBER,
                            event -> event.event().number())
                    .field(
                            "location",
                            FindingShape.LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            event -> event.event().location())
                    .field(
                            "type",
                            "Type of the event; of a record its content type.",
                            Type.TEXT,
                            event -> event.event().typeName())
                    .number(
                            "pcr",
                            FindingShape.PCR_INDEX,
                            Type.COUNT,
                            event -> event.event().pcr())
                    .optional(
                            "algorithm",
                            FindingShape.ALGORITHM,
                            Type.WORDS,
                            event -> event.check().bank().map(EventAlgorithm::name))
                    .optional(
                            "logged",
                            FindingShape.LOGGED,
                            Type.HEX,
                            event -> event.check().logged())
                    .optional(
                            "computed",
                            FindingShape.COMPUTED,
                            Type.HEX,
                            event -> event.check().computed()));

    static final Shape<Finding.RecordDigestMismatch> RECORD = Shape.of(
            "A record of a Canonical Event Log.",
            shape -> shape.number(
                            "event",
                            "Number of the event or record.",
                            Type.NUMBER,
                            Finding.RecordDigestMismatch::record)
                    .field(
                            "location",
                            FindingShape.LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            Finding.RecordDigestMismatch::location)
                    .field(
                            "type",
                            "Type of the event; of a record its content type.",
                            Type.TEXT,
                            Finding.RecordDigestMismatch::type)
                    .optional(
                            "pcr",
                            FindingShape.PCR_INDEX,
                            Type.COUNT,
                            record -> record.register()
                                    .filter(register -> !register.nv())
                                    .map(CelRegister::index)
                                    .map(Long::valueOf))
                    .optional(
                            "algorithm",
                            FindingShape.ALGORITHM,
                            Type.WORDS,
                            record -> record.check().bank().map(EventAlgorithm::name))
                    .optional(
                            "logged",
                            FindingShape.LOGGED,
                            Type.HEX,
                            record -> record.check().logged())
                    .optional(
                            "computed",
                            FindingShape.COMPUTED,
                            Type.HEX,
                            record -> record.check().computed()));

    private LogFindingShapes() {}
}
