package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the first entries of every verdict that is not good, and what is a finding among them. */
public final class SignatureFindings {
    private static final int KEPT = 50;

    private final String input;
    private final FindingCollector findings;
    private final boolean strict;
    private final Map<SignatureVerdict, List<EntrySignatures>> kept = new EnumMap<>(SignatureVerdict.class);
    private final Map<SigningKey, Long> goodByKey = new LinkedHashMap<>();
    private final Map<ByteString, Long> unknownKeys = new LinkedHashMap<>();
    private long covered;
    private long notProven;
    private long later;

    /**
     * Of one input.
     *
     * @param strict true when a signature by an unknown key, or one that cannot be checked, is a finding as well
     */
    public SignatureFindings(String input, FindingCollector findings, boolean strict) {
        this.input = input;
        this.findings = findings;
        this.strict = strict;
    }

    /** Takes a judged entry. */
    public void add(EntrySignatures entry) {
        SignatureVerdict verdict = entry.verdict();
        if (verdict == SignatureVerdict.GOOD) {
            addGood(entry);
        } else if (verdict != SignatureVerdict.UNSIGNED) {
            List<EntrySignatures> same = kept.computeIfAbsent(verdict, first -> new ArrayList<>());
            if (same.size() < KEPT) {
                same.add(entry);
            }
        }
        if (verdict == SignatureVerdict.UNKNOWN_KEY) {
            addUnknown(entry);
        }
        boolean unanswered = verdict == SignatureVerdict.UNKNOWN_KEY || verdict == SignatureVerdict.NOT_CHECKABLE;
        if (verdict.finding() || (strict && unanswered)) {
            findings.add(new Finding.Signature(input, entry));
        }
    }

    private void addUnknown(EntrySignatures entry) {
        entry.checks().stream()
                .filter(check -> check.verdict() == SignatureVerdict.UNKNOWN_KEY)
                .flatMap(check -> check.keyId().stream())
                .distinct()
                .filter(id -> unknownKeys.size() < KEPT || unknownKeys.containsKey(id))
                .forEach(id -> unknownKeys.merge(id, 1L, Long::sum));
    }

    /** Counts an entry once, by the weakest of its keys. */
    private void addGood(EntrySignatures entry) {
        entry.checks().stream()
                .flatMap(check -> check.key().stream())
                .distinct()
                .forEach(key -> goodByKey.merge(key, 1L, Long::sum));
        boolean unproven = false;
        boolean proven = false;
        boolean before = false;
        for (SignatureCheck check : entry.checks()) {
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
    public List<EntrySignatures> notGood() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** Good entries by key. */
    public Map<SigningKey, Long> goodByKey() {
        return goodByKey;
    }

    /** Entries by the id of a key that is not known. */
    public Map<ByteString, Long> unknownKeys() {
        return unknownKeys;
    }

    /** Good entries by keys of the list itself. */
    public SignaturesReport.MeasuredUse byMeasuredKeys() {
        return new SignaturesReport.MeasuredUse(covered, notProven, later);
    }
}
