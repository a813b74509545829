package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands on every entry that is not allowed, and keeps the first ones of every judgement, so that a thousand unknown paths do not
 * hide one altered file.
 */
final class NotAllowedFindings {
    /** Allowed digests, and roles that have its path, named with an entry. */
    private static final int ALLOWED = 5;

    private static final List<Judgement> GRAVEST_FIRST = List.of(
            Judgement.OTHER_DIGEST,
            Judgement.UNPROVEN,
            Judgement.VIOLATION,
            Judgement.UNKNOWN_PATH,
            Judgement.NOT_COMPARABLE);

    private final AllowList allowList;
    private final RowSink<Finding.NotAllowed> rows;
    private final Map<Judgement, List<Finding>> kept = new EnumMap<>(Judgement.class);
    private final Map<Judgement, Long> taken = new EnumMap<>(Judgement.class);

    NotAllowedFindings(AllowList allowList, RowSink<Finding.NotAllowed> rows) {
        this.allowList = allowList;
        this.rows = rows;
        GRAVEST_FIRST.forEach(judgement -> kept.put(judgement, new ArrayList<>()));
    }

    /**
     * Takes an entry of {@code input} as it was judged; one that conforms is not a finding.
     *
     * @throws IOException if it cannot be written as a row
     */
    void add(String input, Entry entry, AllowListCheck.Judged judged) throws IOException {
        List<Finding> same = kept.get(judged.judgement());
        if (same == null) {
            return;
        }
        taken.merge(judged.judgement(), 1L, Long::sum);
        Finding.NotAllowed finding = finding(input, entry, judged);
        rows.row(finding);
        if (same.size() < Findings.LISTED) {
            same.add(finding);
        }
    }

    private Finding.NotAllowed finding(String input, Entry entry, AllowListCheck.Judged judged) {
        return new Finding.NotAllowed(
                judged.judgement(),
                input,
                entry.number(),
                entry.location(),
                judged.subject().map(Subject::role),
                entry.name().container(),
                judged.subject().flatMap(Subject::image),
                entry.name().path(),
                entry.fileDigest().flatMap(ContentDigest::of),
                judged.subject()
                        .map(subject -> allowList.allowed(subject, ALLOWED))
                        .orElse(List.of()),
                elsewhere(entry, judged));
    }

    private List<KnownElsewhere> elsewhere(Entry entry, AllowListCheck.Judged judged) {
        if (judged.judgement() != Judgement.UNKNOWN_PATH) {
            return List.of();
        }
        Optional<ContentDigest> logged = entry.fileDigest().flatMap(ContentDigest::of);
        return judged.subject()
                .map(subject -> allowList.elsewhere(subject, logged, ALLOWED))
                .orElse(List.of());
    }

    /** All, the gravest judgement first. */
    Findings findings() {
        FindingCollector findings = new FindingCollector();
        for (Judgement judgement : GRAVEST_FIRST) {
            List<Finding> same = kept.getOrDefault(judgement, List.of());
            same.forEach(findings::add);
            findings.leaveOut(FindingKind.of(judgement), taken.getOrDefault(judgement, 0L) - same.size());
        }
        return findings.findings();
    }
}
