package dev.imatool.render.cpcr;

import dev.imatool.examine.cpcr.CpcrReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.render.containers.PlaceShapes;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.container.BootLogReplay;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.Pcr12Binding;
import dev.imatool.replay.container.Pcr12Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code cpcr}, declared. */
public final class CpcrRendering {
    private static final String VALUE = "The value.";

    private static final Shape<Row> CONTAINER_PCR = Shape.of(
            "A container PCR.",
            shape -> shape.field("namespace", "Its namespace.", Type.TEXT, Row::namespace)
                    .field(
                            "container",
                            "The container that the namespace is: 4026532481#2 where a number has two creators.",
                            ContainerShape.CONTAINER,
                            Row::container)
                    .optional(
                            "input",
                            "Path of the input with its list; absent for a row of the cpcr file without a list.",
                            Type.TEXT,
                            Row::input)
                    .optional(
                            "list",
                            "Name of the list, where the input holds several.",
                            Type.TEXT,
                            row -> row.pcr().flatMap(pcr -> CommonShapes.nonEmpty(pcr.list())))
                    .optional(
                            "entries",
                            "Entries extended, violations included.",
                            Type.COUNT,
                            row -> row.pcr().map(ContainerPcr::entries))
                    .optional(
                            "value",
                            "The value after the last of them; absent where an entry has no SHA-1 template digest.",
                            Type.HEX,
                            row -> row.pcr().flatMap(ContainerPcr::value))
                    .optional(
                            "expected",
                            "The value in the cpcr file; absent where it has no row.",
                            Type.HEX,
                            Row::expected)
                    .optional(
                            "match",
                            "How the computed values compare with it.",
                            CommonShapes.MATCH,
                            row -> row.pcr().flatMap(CpcrRendering::match)));

    private static final Shape<Pcr12Binding> BINDING = Shape.of(
            "How PCR 12 binds container PCRs.",
            shape -> shape.number(
                            "generation",
                            "1: SHA1(all cPCRs); 2: nonce XOR all cPCRs; 3: SHA1(each cPCR XOR its secret).",
                            Type.ORDINAL,
                            binding -> binding.generation().number())
                    .field(
                            "history_source",
                            "Where PCR 12 before the bind comes from: file; given; zero (none given).",
                            Type.choice(Pcr12Binding.HistorySource.class, Pcr12Binding.HistorySource::id),
                            Pcr12Binding::historySource)
                    .field("history", "PCR 12 before the bind.", Type.HEX, Pcr12Binding::history)
                    .field("value", "PCR 12 after it.", Type.HEX, Pcr12Binding::value));

    private static final Shape<Pcr12Check> CHECK = Shape.of(
            "An expected value of PCR 12.",
            shape -> shape.include(CommonShapes.EXPECTED, Pcr12Check::expected)
                    .number(
                            "compared_bytes",
                            "Bytes compared: 20, or 19 of a value that was cut.",
                            Type.NUMBER,
                            check -> check.expected().value().length())
                    .field(
                            "result",
                            "bound (the rows give it); sequential (the lists one after the other from zero give it); undecided"
                                    + " (PCR 12 before the bind is not known); none.",
                            Type.choice(Pcr12Check.Result.class, Pcr12Check.Result::id),
                            Pcr12Check::result)
                    .includeOptional(BINDING, Pcr12Check::binding));

    private static final Shape<Sequential> SEQUENTIAL = Shape.of(
            "PCR 12 from zero under generation 1, had the lists grown one after the other as they were read.",
            shape -> shape.field("value", VALUE, Type.HEX, Sequential::value)
                    .field(
                            "single_list",
                            "true where there is one list, so that the order is known.",
                            Type.FLAG,
                            Sequential::certain));

    private static final Shape<CpcrReport> PCR12 = Shape.of(
            "How PCR 12 binds the container PCRs.",
            shape -> shape.list("checks", "Expected values of PCR 12.", CHECK, CpcrReport::checks)
                    .list(
                            "candidates",
                            "Values that PCR 12 can have after the bind of the cpcr file: one for each history and generation.",
                            BINDING,
                            CpcrReport::candidates)
                    .optional(
                            "sequential",
                            SEQUENTIAL.meaning(),
                            SEQUENTIAL,
                            report -> report.sequential()
                                    .map(value -> new Sequential(value, report.sequentialCertain()))));

    private static final Shape<BootLogReplay.Mismatch> MISMATCH = Shape.of(
            "A line whose digest is not that of its text.",
            shape -> shape.number(
                            "line",
                            "Its number.",
                            Type.ORDINAL,
                            wrong -> wrong.boot().line())
                    .name(
                            "text",
                            "Its text with both quotes.",
                            wrong -> wrong.boot().text())
                    .field(
                            "logged",
                            "Its digest.",
                            Type.HEX,
                            wrong -> wrong.boot().digest())
                    .field("computed", "The SHA-1 of its text.", Type.HEX, BootLogReplay.Mismatch::computed));

    private static final Shape<BootLogReplay.Check> BOOT_CHECK = Shape.of(
            "An expected value of PCR 11.",
            shape -> shape.include(CommonShapes.EXPECTED, BootLogReplay.Check::expected)
                    .field(
                            "result",
                            "at_end (after the last line), at_line (earlier), none.",
                            Type.choice(BootLogReplay.Check.Result.class),
                            BootLogReplay.Check::result)
                    .optionalLong(
                            "line",
                            "Number of the line after which the value is the expected one.",
                            Type.ORDINAL,
                            BootLogReplay.Check::line));

    private static final Shape<BootLogReplay> BOOT_LOG = Shape.of(
            "The boot log of Container-IMA.",
            shape -> shape.number(
                            "boots",
                            "Container boots in it.",
                            Type.COUNT,
                            log -> log.boots().size())
                    .list(
                            "mismatching",
                            "Lines whose digest is not that of their text.",
                            MISMATCH,
                            BootLogReplay::mismatching)
                    .field("pcr11", "PCR 11 (sha1) from zero after the last line.", Type.HEX, BootLogReplay::value)
                    .list("checks", "Expected values of PCR 11.", BOOT_CHECK, BootLogReplay::checks));

    /** How it is written. */
    public static final Rendering<CpcrReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "cpcr",
                    "Container PCRs of Container-IMA, and how PCR 12 binds them.",
                    List.of(
                            CpcrReport.COMPUTED,
                            CpcrReport.REPRODUCED,
                            CpcrReport.NOT_REPRODUCED,
                            CpcrReport.UNDECIDED,
                            CpcrReport.NO_NAMESPACE_REGISTERED,
                            ReportHeader.NOTHING_READ),
                    CpcrRendering::declare),
            CpcrPage::write);

    private CpcrRendering() {}

    /** A container PCR computed from a list, or a row of the cpcr file for which there is none. */
    private record Row(ReportHeader head, Optional<ContainerPcr> pcr, Optional<CpcrSnapshot.Row> unlisted) {
        String namespace() {
            return pcr.map(ContainerPcr::namespace)
                    .orElseGet(() -> unlisted.orElseThrow().namespace());
        }

        Container container() {
            return pcr.map(ContainerPcr::container)
                    .orElseGet(() -> unlisted.orElseThrow().container());
        }

        Optional<String> input() {
            return pcr.map(computed -> head.inputs().get(computed.input()).name());
        }

        Optional<ByteString> expected() {
            return pcr.isPresent() ? pcr.get().logged() : unlisted.map(CpcrSnapshot.Row::value);
        }
    }

    private record Sequential(ByteString value, boolean certain) {}

    private static void declare(Fields<CpcrReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of all inputs compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        CpcrReport::templateDigests)
                .field(
                        "no_namespace_registered",
                        "true where the cpcr file gave the error \"Too many levels of symbolic links\", which means just that.",
                        Type.FLAG,
                        CpcrReport::noNamespaceRegistered)
                .list(
                        "container_pcrs",
                        "Those computed from lists, then rows of the cpcr file without a list.",
                        CONTAINER_PCR,
                        CpcrRendering::rows)
                .field("pcr12", "How PCR 12 binds the container PCRs.", PCR12, report -> report)
                .optional(
                        "boot_log",
                        "The boot log of Container-IMA; absent where none was given.",
                        BOOT_LOG,
                        CpcrReport::boots);
        PlaceShapes.bootAggregates(fields, CpcrReport::head, CpcrReport::bootAggregates);
    }

    private static List<Row> rows(CpcrReport report) {
        return Stream.concat(
                        report.pcrs().stream().map(pcr -> new Row(report.head(), Optional.of(pcr), Optional.empty())),
                        report.rowsWithoutList().stream()
                                .map(row -> new Row(report.head(), Optional.empty(), Optional.of(row))))
                .toList();
    }

    private static Optional<CommonShapes.Match> match(ContainerPcr pcr) {
        return pcr.result()
                .map(result -> new CommonShapes.Match(
                        result,
                        pcr.metAt(),
                        Optional.of(pcr.container())
                                .filter(container -> pcr.metAt().isPresent()),
                        pcr.entriesAfter()));
    }
}
