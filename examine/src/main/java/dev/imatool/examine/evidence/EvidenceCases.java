package dev.imatool.examine.evidence;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.lists.ExaminedList;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.replay.verify.VerificationVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes cases of examined sets. */
final class EvidenceCases {
    private final List<ExaminedSet> sets;
    private final EvidenceKeys keys;
    private final EvidenceJudging.Judged judged;
    private final Map<String, List<AuditReport>> audits;
    private final Map<String, List<ExaminedSet>> olderOf = new HashMap<>();

    EvidenceCases(
            List<ExaminedSet> sets,
            EvidenceKeys keys,
            EvidenceJudging.Judged judged,
            Map<String, List<AuditReport>> audits) {
        this.sets = sets;
        this.judged = judged;
        this.audits = audits;
        this.keys = keys;
        sets.forEach(set -> set.older()
                .ifPresent(older -> olderOf.computeIfAbsent(older.newer(), first -> new ArrayList<>())
                        .add(set)));
    }

    /** One for each set, in their order. */
    List<EvidenceCase> all() {
        List<String> hosts =
                HostNames.of(sets.stream().map(set -> set.list().part().path()).toList());
        List<EvidenceCase> cases = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            ExaminedSet set = sets.get(i);
            cases.add(EvidenceAdvice.with(of(hosts.get(i), set), set.set(), keys));
        }
        return cases;
    }

    private EvidenceCase of(String host, ExaminedSet set) {
        ExaminedList list = set.list();
        Optional<EvidenceAnswers> answers = judged.of(set);
        Findings findings = EvidenceFindings.of(set, keys, answers);
        QuoteCoverage quoteCoverage = set.quoteCoverage();
        boolean fits = quoteCoverage.quote().isEmpty() && list.fitting().quote().isPresent();
        SignatureCounts signatures = list.signatures();
        return new EvidenceCase(
                host,
                list.summary(),
                verdict(list, findings),
                findings,
                list.templateDigests(),
                list.joined(),
                set.copies(),
                set.quotes(),
                QuoteInterval.between(points(set)),
                list.bootAggregates(),
                set.firmware(),
                set.pcrs(),
                signatures.signed() == 0 ? Optional.empty() : Optional.of(signatures),
                keys.signing().isEmpty(),
                set.kernelCount(),
                quoteCoverage,
                fits ? Optional.of(list.fitting()) : Optional.empty(),
                answers,
                audits.getOrDefault(list.summary().name(), List.of()),
                set.older(),
                List.of());
    }

    /** Quotes of this list, and those of its older copies that cover it. */
    private List<QuoteInterval.Point> points(ExaminedSet set) {
        List<QuoteInterval.Point> points = new ArrayList<>();
        if (set.older().isEmpty()) {
            points.addAll(QuoteInterval.Point.of(set.list().quotes()));
            String path = set.list().part().path();
            olderOf.getOrDefault(path, List.of())
                    .forEach(other -> points.addAll(QuoteInterval.Point.of(other.quotes())));
        }
        return points.stream().distinct().toList();
    }

    private static EvidenceVerdict verdict(ExaminedList list, Findings findings) {
        EvidenceVerdict worst = EvidenceVerdict.of(VerificationVerdict.of(list.templateDigests(), 0));
        if (worst == EvidenceVerdict.NOTHING_READ) {
            return worst;
        }
        for (FindingKind kind : findings.kinds()) {
            worst = worst.worse(EvidenceVerdict.of(kind));
        }
        return worst;
    }
}
