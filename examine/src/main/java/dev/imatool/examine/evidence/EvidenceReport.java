package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a folder or an archive of evidence proves.
 *
 * @param head with the verdicts of {@code verify}
 * @param evidence the folder or archive
 * @param members how many files it holds
 * @param parts what became of each
 * @param manifests how its files stand to the checksums in it
 * @param templateDigests of all lists together
 * @param sources what the entries of all lists were held against; none where no source was given
 * @param entriesOfSource how many entries each of them says something of that decides
 * @param cases one for each list, copies not counted
 */
public record EvidenceReport(
        ReportHeader head,
        String evidence,
        long members,
        EvidenceParts parts,
        List<ManifestReport> manifests,
        TemplateDigestCounts templateDigests,
        List<CheckedSource> sources,
        List<Long> entriesOfSource,
        List<EvidenceCase> cases)
        implements Report {
    public EvidenceReport {
        manifests = List.copyOf(manifests);
        sources = List.copyOf(sources);
        entriesOfSource = List.copyOf(entriesOfSource);
        cases = List.copyOf(cases);
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(Report.super.namedContainers(), cases.stream().flatMap(EvidenceCase::containers));
    }

    @Override
    public Optional<String> host(String input) {
        return cases.size() < 2
                ? Optional.empty()
                : cases.stream()
                        .filter(each -> each.list().name().equals(input)
                                || each.quotes().stream()
                                        .anyMatch(quote -> quote.message().equals(input)))
                        .map(EvidenceCase::host)
                        .findFirst();
    }
}
