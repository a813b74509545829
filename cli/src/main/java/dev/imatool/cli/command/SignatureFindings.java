package dev.imatool.cli.command;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.KeySource;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.SigningKey;
import dev.imatool.cli.report.Finding;
import dev.imatool.cli.report.FindingCollector;
import dev.imatool.cli.report.SignaturesReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the first entries of every verdict that is not good, and what is a finding among them. */
final class SignatureFindings {
    private static final int KEPT = 50;

    private final String input;
    private final FindingCollector findings;
    private final boolean strict;
    private final Map<SignatureVerdict, List<EntrySignatures>> kept = new EnumMap<>(SignatureVerdict.class);
    private final Set<SigningKey> used = new LinkedHashSet<>();
    private long covered;
    private long notProven;
    private long later;

    /**
     * Of one input.
     *
     * @param strict true when a signature by an unknown key is a finding as well
     */
    SignatureFindings(String input, FindingCollector findings, boolean strict) {
        this.input = input;
        this.findings = findings;
        this.strict = strict;
    }

    /** Takes a judged entry. */
    void add(EntrySignatures entry) {
        SignatureVerdict verdict = entry.verdict();
        if (verdict == SignatureVerdict.GOOD) {
            addGood(entry);
        } else if (verdict != SignatureVerdict.UNSIGNED) {
            List<EntrySignatures> same = kept.computeIfAbsent(verdict, first -> new ArrayList<>());
            if (same.size() < KEPT) {
                same.add(entry);
            }
        }
        if (verdict.finding() || (strict && verdict == SignatureVerdict.UNKNOWN_KEY)) {
            findings.add(new Finding.Signature(input, entry));
        }
    }

    /** Counts an entry once, by the weakest of its keys. */
    private void addGood(EntrySignatures entry) {
        boolean unproven = false;
        boolean proven = false;
        boolean before = false;
        for (SignatureCheck check : entry.checks()) {
            check.key().ifPresent(used::add);
            if (check.key().map(SigningKey::source).orElse(null) instanceof KeySource.Measured measured) {
                proven |= measured.coverage() == KeySource.Coverage.COVERED;
                unproven |= measured.coverage() != KeySource.Coverage.COVERED;
                before |= entry.entry() < measured.entry();
            }
        }
        notProven += unproven ? 1 : 0;
        covered += proven && !unproven ? 1 : 0;
        later += before ? 1 : 0;
    }

    /** The gravest verdict first, each in the order of the list. */
    List<EntrySignatures> notGood() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** The keys that made good signatures. */
    List<SigningKey> used() {
        return List.copyOf(used);
    }

    /** Good entries by keys of the list itself. */
    SignaturesReport.MeasuredUse byMeasuredKeys() {
        return new SignaturesReport.MeasuredUse(covered, notProven, later);
    }
}
