package dev.imatool.examine.report;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.EntryProblem;
import dev.imatool.replay.verify.EntryProblemKind;
import dev.imatool.replay.verify.EntryValue;
import dev.imatool.replay.verify.VerificationResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes findings as a command meets them and keeps as many as a report lists. */
public final class FindingCollector {
    private final List<Finding> listed = new ArrayList<>();
    private final Map<FindingKind, Long> omitted = new EnumMap<>(FindingKind.class);

    /**
     * Takes one finding. Where there is no room left, one about a single entry makes room for one that is not: a list in which every
     * entry is bad must not hide that the question is not answered.
     */
    public void add(Finding finding) {
        if (listed.size() < Findings.LISTED || (!(finding instanceof Finding.OfEntry) && giveUpOne())) {
            listed.add(finding);
        } else {
            leaveOut(finding.kind(), 1);
        }
    }

    private boolean giveUpOne() {
        for (int last = listed.size() - 1; last >= 0; last--) {
            if (listed.get(last) instanceof Finding.OfEntry) {
                leaveOut(listed.remove(last).kind(), 1);
                return true;
            }
        }
        return false;
    }

    /** Counts findings that came too late to be listed. */
    public void leaveOut(FindingKind kind, long findings) {
        if (findings > 0) {
            omitted.merge(kind, findings, Long::sum);
        }
    }

    /** Takes what another collector took. */
    public void addAll(Findings findings) {
        findings.listed().forEach(this::add);
        findings.omittedByKind().forEach(this::leaveOut);
    }

    /** Takes the entry on which {@code digests} stands, whose template digest does not match. */
    public void addMismatch(String input, TemplateDigests digests) {
        if (listed.size() >= Findings.LISTED) {
            leaveOut(FindingKind.TEMPLATE_DIGEST_MISMATCH, 1);
            return;
        }
        EntryView view = digests.entry();
        PcrBank bank = view.digestKind().orElseThrow().bank();
        Entry entry = view.toEntry();
        listed.add(new Finding.OfEntry(
                EntryProblemKind.TEMPLATE_DIGEST_MISMATCH,
                input,
                entry.number(),
                entry.location(),
                Optional.of(bank.algorithm().kernelName()),
                Optional.of(new EntryValue.Digest(entry.templateDigest())),
                Optional.of(new EntryValue.Digest(ByteString.copyOf(digests.computed(bank)))),
                entry.name().container(),
                entry.name().path()));
    }

    /** Takes {@code entry}, of which nothing proves what it says. */
    public void addUnproven(String input, EntryView entry) {
        if (listed.size() >= Findings.LISTED) {
            leaveOut(FindingKind.ENTRY_UNPROVEN, 1);
        } else {
            add(ofEntry(input, EntryProblem.unproven(entry)));
        }
    }

    private static Finding ofEntry(String input, EntryProblem problem) {
        return new Finding.OfEntry(
                problem.kind(),
                input,
                problem.entry(),
                problem.location(),
                problem.evidence().algorithm(),
                problem.evidence().logged(),
                problem.evidence().computed(),
                problem.container(),
                problem.path());
    }

    /** Takes what a verification of {@code input} found, without its notes; an entry of a joined list is one of its part. */
    public void addAll(InputSummary input, VerificationResult result) {
        addAll(input, result, kind -> !kind.note());
    }

    /** Takes what a verification found wrong, without what nothing proves and without its notes. */
    public void addContradictions(InputSummary input, VerificationResult result) {
        addAll(input, result, EntryProblemKind::contradiction);
    }

    private void addAll(InputSummary input, VerificationResult result, Predicate<EntryProblemKind> kinds) {
        Map<EntryProblemKind, Long> left = new EnumMap<>(EntryProblemKind.class);
        left.putAll(result.counts());
        for (EntryProblem problem : result.problems()) {
            if (kinds.test(problem.kind())) {
                left.merge(problem.kind(), -1L, Long::sum);
                add(ofEntry(input.fileOf(problem.entry()), problem));
            }
        }
        left.forEach((kind, count) -> {
            if (kinds.test(kind)) {
                leaveOut(FindingKind.of(kind), count);
            }
        });
    }

    /** What was taken so far. */
    public Findings findings() {
        return new Findings(listed, omitted);
    }
}
