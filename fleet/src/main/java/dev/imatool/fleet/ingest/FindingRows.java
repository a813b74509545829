package dev.imatool.fleet.ingest;

import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.fleet.table.FindingRow;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with lists, and what could not be read of them, as rows. */
final class FindingRows {
    private final EvidenceReport report;
    private final FindingText words;

    FindingRows(EvidenceReport report, FindingText words) {
        this.report = report;
        this.words = words;
    }

    /** Rows of one list; the first one takes those of the evidence as a whole. */
    List<FindingRow> of(EvidenceCase list, ListRow.Key key, boolean first) {
        List<FindingRow> rows = new ArrayList<>();
        list.findings().listed().forEach(finding -> rows.add(row(key, finding)));
        list.findings()
                .omittedByKind()
                .forEach((kind, count) -> rows.add(new FindingRow(
                        key,
                        FindingRow.FINDING,
                        kind.id(),
                        count,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "")));
        if (first) {
            Set<Finding> ofLists = report.cases().stream()
                    .map(EvidenceCase::findings)
                    .map(Findings::listed)
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            report.head().findings().listed().stream()
                    .filter(finding -> !ofLists.contains(finding))
                    .forEach(finding -> rows.add(row(key, finding)));
        }
        report.head().notices().stream()
                .filter(Notice::error)
                .filter(notice -> names(list).contains(notice.input()) || (first && !ofAnyList(notice)))
                .forEach(notice -> rows.add(damage(key, notice)));
        return List.copyOf(rows);
    }

    /** Rows of evidence without a list. */
    List<FindingRow> ofNothing(ListRow.Key key) {
        return report.head().notices().stream()
                .filter(Notice::error)
                .map(notice -> damage(key, notice))
                .toList();
    }

    private boolean ofAnyList(Notice notice) {
        return report.cases().stream().anyMatch(list -> names(list).contains(notice.input()));
    }

    private static Set<String> names(EvidenceCase list) {
        Set<String> names = new HashSet<>();
        names.add(list.list().name());
        list.list().files().forEach(file -> names.add(file.name()));
        return names;
    }

    private FindingRow damage(ListRow.Key key, Notice notice) {
        OptionalLong entry = notice.place().entry();
        return new FindingRow(
                key,
                FindingRow.DAMAGE,
                notice.kind().id(),
                1,
                entry.isPresent() ? Optional.of(entry.getAsLong()) : Optional.empty(),
                notice.place().location().map(Location::offset),
                Optional.empty(),
                Optional.empty(),
                words.of(notice));
    }

    private FindingRow row(ListRow.Key key, Finding finding) {
        Optional<Long> entry = Optional.empty();
        Optional<Long> location = Optional.empty();
        Optional<String> logged = Optional.empty();
        Optional<String> computed = Optional.empty();
        if (finding instanceof Finding.OfEntry of) {
            entry = Optional.of(of.entry());
            location = Optional.of(of.location().offset());
            logged = of.logged().map(words::of);
            computed = of.computed().map(words::of);
        } else if (finding instanceof Finding.PcrNotReproduced pcr) {
            logged = Optional.of(pcr.expected().value().hex());
            computed = pcr.computed().map(ByteString::hex);
        }
        return new FindingRow(
                key, FindingRow.FINDING, finding.kind().id(), 1, entry, location, logged, computed, words.of(finding));
    }
}
