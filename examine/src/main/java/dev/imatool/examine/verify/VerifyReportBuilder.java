package dev.imatool.examine.verify;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.buffer.BufferStatement;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.EntryProblem;
import dev.imatool.replay.verify.EntryProblemKind;
import dev.imatool.replay.verify.EntryValue;
import dev.imatool.replay.verify.VerificationResult;
import dev.imatool.replay.verify.VerificationVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the verification of one or two inputs found. */
public final class VerifyReportBuilder {
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<TemplateDigestCounts> counts = new ArrayList<>();
    private final List<BufferFindings> buffers = new ArrayList<>();
    private final List<Long> contradictions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final FindingCollector findings = new FindingCollector();
    private Optional<CopyResult> copies = Optional.empty();

    /**
     * Takes what was found in an input; the list comes first, then its copy.
     *
     * @param result what its entries say against themselves
     * @param ofBuffers what its measured buffers say about other entries
     */
    public void add(InputSummary input, VerificationResult result, BufferFindings ofBuffers) {
        inputs.add(input);
        buffers.add(ofBuffers);
        counts.add(result.templateDigests());
        contradictions.add(result.contradictions() + missing(input, ofBuffers, findings));
        findings.addAll(input, result);
        notices.addAll(Notice.all(List.of(input)));
        result.problems().stream()
                .filter(finding -> finding.kind().note())
                .forEach(note -> notices.add(notice(input.fileOf(note.entry()), note)));
    }

    /**
     * Adds to {@code findings} where the buffers of a list prove that entries are missing; where a stretch could not be read, they are
     * missing anyway.
     *
     * @return how often they prove it, listed or not
     */
    public static long missing(InputSummary input, BufferFindings buffers, FindingCollector findings) {
        if (input.completeness() == Completeness.DAMAGED) {
            return 0;
        }
        List<BufferStatement> proofs = buffers.proofs();
        for (BufferStatement proof : proofs) {
            findings.add(new Finding.OfEntry(
                    EntryProblemKind.ENTRIES_MISSING,
                    input.fileOf(proof.entry()),
                    proof.entry(),
                    proof.location(),
                    Optional.empty(),
                    proof.logged().map(EntryValue.EntriesBefore::new),
                    Optional.of(new EntryValue.EntriesBefore(
                            Long.toString(proof.counted().orElse(0)))),
                    proof.name().container(),
                    proof.name().path()));
        }
        long all = buffers.count(BufferFindings.Kind::proof);
        findings.leaveOut(FindingKind.ENTRIES_MISSING, all - proofs.size());
        return all;
    }

    /** Takes how the two inputs compare; after both were added. Where they part is a finding about the second. */
    public void copies(CopyResult result) {
        copies = Optional.of(result);
        if (result instanceof CopyResult.PartsAt parts) {
            findings.add(new Finding.CopiesPart(inputs.get(1).name(), parts));
        }
    }

    /**
     * The report on all that was added.
     *
     * @param files the command line that names the lists
     * @throws IOException if a file that the report names cannot be read to its end
     */
    public VerifyReport build(InputArguments files) throws IOException {
        TemplateDigestCounts all = counts.stream().reduce(TemplateDigestCounts.NONE, TemplateDigestCounts::plus);
        ReportHeader head = new ReportHeader("verify", inputs, verdict(all), findings.findings(), notices);
        head = head.withJoined(head.joined());
        return new VerifyReport(files.recordedIn(head), all, counts, contradictions, buffers, copies);
    }

    /** Copies that part are never consistent, and an entry that contradicts itself is worse. */
    private String verdict(TemplateDigestCounts all) {
        long found = contradictions.stream().mapToLong(Long::longValue).sum();
        VerificationVerdict verdict = VerificationVerdict.of(all, found);
        boolean part = copies.filter(CopyResult.PartsAt.class::isInstance).isPresent();
        return part && (verdict == VerificationVerdict.CONSISTENT || verdict == VerificationVerdict.UNPROVEN)
                ? VerifyReport.COPIES_PART
                : verdict.id();
    }

    private static Notice notice(String input, EntryProblem note) {
        InputStatement said = new InputStatement.OfEntry(
                note.kind(), note.evidence().algorithm(), note.evidence().logged());
        return Notice.of(NoticeKind.of(note.kind()), input, said)
                .at(Place.atEntry(note.entry(), note.location()).in(note.container()));
    }
}
