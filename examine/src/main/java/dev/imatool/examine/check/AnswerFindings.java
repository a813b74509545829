package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.KnownAnswer;
import dev.imatool.appraise.known.KnownClaim;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands on every entry with its answer, and keeps the first ones of every answer that is a finding, so that a thousand unknown files do
 * not hide one altered file.
 */
final class AnswerFindings {
    private final CheckQuestion question;
    private final List<Named> sources;
    private final RowSink<JudgedEntry> rows;
    private final Map<Answer, List<JudgedEntry>> kept = new EnumMap<>(Answer.class);
    private final Map<Answer, Long> taken = new EnumMap<>(Answer.class);
    private final Map<AnswerReason, Long> reasons = new EnumMap<>(AnswerReason.class);
    private final long[] namedBySource;

    /** A source as entries name it. */
    record Named(String name, boolean bad) {}

    AnswerFindings(CheckQuestion question, List<Named> sources, RowSink<JudgedEntry> rows) {
        this.question = question;
        this.sources = sources;
        this.rows = rows;
        this.namedBySource = new long[sources.size()];
        question.findings().forEach(answer -> kept.put(answer, new ArrayList<>()));
    }

    /**
     * Takes an entry of {@code input} with its answer.
     *
     * @throws IOException if it cannot be written as a row
     */
    void add(String input, Entry entry, KnownAnswer known) throws IOException {
        count(known.by());
        known.reason().ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
        List<JudgedEntry> same = kept.get(known.answer());
        boolean keep = same != null && same.size() < Findings.LISTED;
        if (same != null) {
            taken.merge(known.answer(), 1L, Long::sum);
        }
        if (keep || rows.wanted()) {
            JudgedEntry judged = judged(input, entry, known);
            rows.row(judged);
            if (same != null && keep) {
                same.add(judged);
            }
        }
    }

    /** Each source once. */
    private void count(List<KnownClaim> by) {
        for (int i = 0; i < by.size(); i++) {
            int source = by.get(i).source();
            boolean before = by.subList(0, i).stream().anyMatch(other -> other.source() == source);
            namedBySource[source] += before ? 0 : 1;
        }
    }

    private JudgedEntry judged(String input, Entry entry, KnownAnswer known) {
        return new JudgedEntry(
                input,
                entry.number(),
                entry.location(),
                known.answer(),
                known.reason(),
                known.subject().map(Subject::role),
                entry.name().container(),
                known.subject().flatMap(Subject::image),
                entry.name().path(),
                entry.fileDigest().flatMap(ContentDigest::of),
                known.by().stream().map(this::by).toList(),
                known.expected(),
                known.elsewhere());
    }

    private JudgedEntry.By by(KnownClaim claim) {
        Named source = sources.get(claim.source());
        return new JudgedEntry.By(source.name(), source.bad(), claim.item(), claim.path(), claim.via(), claim.state());
    }

    /** Entries by reason. */
    Map<AnswerReason, Long> reasons() {
        return reasons;
    }

    /** How many entries name each source. */
    List<Long> namedBySource() {
        List<Long> named = new ArrayList<>();
        for (long count : namedBySource) {
            named.add(count);
        }
        return named;
    }

    /** True where an entry has an answer that is a finding. */
    boolean any() {
        return !taken.isEmpty();
    }

    /** Those of bad sources first, then all entries, the gravest answer first, or in the order of the list. */
    Findings findings(List<Finding.OfLine> undecided) {
        List<JudgedEntry> all = new ArrayList<>();
        Set<Answer> answers = kept.keySet();
        answers.forEach(answer -> all.addAll(kept.getOrDefault(answer, List.of())));
        List<JudgedEntry> listed = all.size() > Findings.LISTED ? all.subList(0, Findings.LISTED) : all;
        List<JudgedEntry> ordered = new ArrayList<>(listed);
        if (question.inOrder()) {
            ordered.sort(Comparator.comparingLong(JudgedEntry::entry));
        }
        FindingCollector findings = new FindingCollector();
        undecided.forEach(findings::add);
        Map<Answer, Long> left = new EnumMap<>(taken);
        int room = Math.max(0, Findings.LISTED - undecided.size());
        for (JudgedEntry entry : ordered.subList(0, Math.min(room, ordered.size()))) {
            findings.add(new Finding.OfAnswer(entry));
            left.merge(entry.answer(), -1L, Long::sum);
        }
        left.forEach((answer, count) -> findings.leaveOut(FindingKind.of(answer), count));
        return findings.findings();
    }
}
