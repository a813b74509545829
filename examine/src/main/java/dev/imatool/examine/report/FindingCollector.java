package dev.imatool.examine.report;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.EntryProblem;
import dev.imatool.replay.verify.EntryProblemKind;
import dev.imatool.replay.verify.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes findings as a command meets them and keeps as many as a report lists. */
public final class FindingCollector {
    private final List<Finding> listed = new ArrayList<>();
    private long omitted;

    /**
     * Takes one finding. Where there is no room left, one about a single entry makes room for one that is not: a list in which every
     * entry is bad must not hide that the question is not answered.
     */
    public void add(Finding finding) {
        if (listed.size() >= Findings.LISTED) {
            omitted++;
            if (finding instanceof Finding.OfEntry || !giveUpOne()) {
                return;
            }
        }
        listed.add(finding);
    }

    private boolean giveUpOne() {
        for (int last = listed.size() - 1; last >= 0; last--) {
            if (listed.get(last) instanceof Finding.OfEntry) {
                listed.remove(last);
                return true;
            }
        }
        return false;
    }

    /** Counts findings that came too late to be listed. */
    public void leaveOut(long findings) {
        omitted += findings;
    }

    /** Takes what another collector took. */
    public void addAll(Findings findings) {
        findings.listed().forEach(this::add);
        omitted += findings.omitted();
    }

    /** Takes the entry on which {@code digests} stands, whose template digest does not match. */
    public void addMismatch(String input, TemplateDigests digests) {
        if (listed.size() >= Findings.LISTED) {
            omitted++;
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
                Optional.of(entry.templateDigest().hex()),
                Optional.of(ByteString.copyOf(digests.computed(bank)).hex()),
                entry.name().container(),
                entry.name().path()));
    }

    /** Takes {@code entry}, of which nothing proves what it says. */
    public void addUnproven(String input, EntryView entry) {
        if (listed.size() >= Findings.LISTED) {
            omitted++;
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
        long kept = 0;
        for (EntryProblem problem : result.problems()) {
            if (!problem.kind().note()) {
                kept++;
                add(ofEntry(input.fileOf(problem.entry()), problem));
            }
        }
        omitted += result.contradictions() + result.unproven() - kept;
    }

    /** Takes what a verification found wrong, without what nothing proves and without its notes. */
    public void addContradictions(InputSummary input, VerificationResult result) {
        long kept = 0;
        for (EntryProblem problem : result.problems()) {
            if (problem.kind().contradiction()) {
                kept++;
                add(ofEntry(input.fileOf(problem.entry()), problem));
            }
        }
        omitted += result.contradictions() - kept;
    }

    /** What was taken so far. */
    public Findings findings() {
        return new Findings(listed, omitted);
    }
}
