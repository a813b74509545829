package dev.imatool.examine.cpcr;

import dev.imatool.diff.survey.ContainerSurvey.BootAggregate;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.replay.container.BootLogReplay;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.Pcr12Binding;
import dev.imatool.replay.container.Pcr12Check;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Container PCRs and their binding in PCR 12.
 *
 * @param head with the verdict {@code computed}, {@code reproduced}, {@code not_reproduced}, {@code undecided}, {@code
 *     no_namespace_registered} or {@code nothing_read}
 * @param templateDigests of all lists together
 * @param noNamespaceRegistered true when the cpcr file gave the error that stands for that
 * @param snapshot the rows of the cpcr file
 * @param pcrs container PCRs computed from lists
 * @param candidates values that PCR 12 can have after the bind of the snapshot
 * @param sequential PCR 12 had the lists grown one after the other from zero, under the first generation
 * @param checks expected values of PCR 12
 * @param boots the boot log
 * @param bootAggregates the first ones of the lists
 */
public record CpcrReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        boolean noNamespaceRegistered,
        Optional<CpcrSnapshot> snapshot,
        List<ContainerPcr> pcrs,
        List<Pcr12Binding> candidates,
        Optional<ByteString> sequential,
        List<Pcr12Check> checks,
        Optional<BootLogReplay> boots,
        List<BootAggregate> bootAggregates)
        implements Report {
    /** Verdict when everything that was asked for is reproduced. */
    public static final String REPRODUCED = "reproduced";

    /** Verdict when something that was asked for is not. */
    public static final String NOT_REPRODUCED = "not_reproduced";

    /** Verdict when something that was asked for cannot be decided. */
    public static final String UNDECIDED = "undecided";

    /** Verdict when there was nothing to compare with. */
    public static final String COMPUTED = "computed";

    /** Verdict when the cpcr file holds only the error of a kernel without a registered namespace. */
    public static final String NO_NAMESPACE_REGISTERED = "no_namespace_registered";

    public CpcrReport {
        pcrs = List.copyOf(pcrs);
        candidates = List.copyOf(candidates);
        checks = List.copyOf(checks);
        bootAggregates = List.copyOf(bootAggregates);
    }

    /** Rows of the cpcr file for whose namespaces there is no list. */
    public List<CpcrSnapshot.Row> rowsWithoutList() {
        Set<Container> listed = pcrs.stream().map(ContainerPcr::container).collect(Collectors.toSet());
        Set<String> numbers = pcrs.stream().map(ContainerPcr::namespace).collect(Collectors.toSet());
        List<CpcrSnapshot.Row> rows = snapshot.map(CpcrSnapshot::rows).orElse(List.of());
        Set<String> severalRows = rows.stream()
                .filter(row -> row.use() > 1)
                .map(CpcrSnapshot.Row::namespace)
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> severalRows.contains(row.namespace())
                        ? !listed.contains(row.container())
                        : !numbers.contains(row.namespace()))
                .toList();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(Report.super.namedContainers(), pcrs.stream().map(ContainerPcr::container));
    }

    /** True when the order of all extends is known: there is one namespace. */
    public boolean sequentialCertain() {
        return pcrs.stream().map(ContainerPcr::container).distinct().count() == 1;
    }
}
