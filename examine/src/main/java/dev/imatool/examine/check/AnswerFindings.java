package dev.imatool.examine.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands on every entry with its answer, and keeps the first ones of every answer that is a finding, so that a thousand unknown files do
 * not hide one altered file.
 */
final class AnswerFindings {
    private final CheckQuestion question;
    private final RowSink<JudgedEntry> rows;
    private final Map<Answer, List<JudgedEntry>> kept = new EnumMap<>(Answer.class);
    private final Map<Answer, Long> taken = new EnumMap<>(Answer.class);

    AnswerFindings(CheckQuestion question, RowSink<JudgedEntry> rows) {
        this.question = question;
        this.rows = rows;
        question.findings().forEach(answer -> kept.put(answer, new ArrayList<>()));
    }

    /**
     * Takes an entry with that answer.
     *
     * @param whole asked for only where it is listed or written
     * @throws IOException if it cannot be written as a row
     */
    void add(Answer answer, Supplier<JudgedEntry> whole) throws IOException {
        List<JudgedEntry> same = kept.getOrDefault(answer, List.of());
        boolean finding = kept.containsKey(answer);
        boolean keep = finding && same.size() < Findings.LISTED;
        if (finding) {
            taken.merge(answer, 1L, Long::sum);
        }
        if (keep || rows.wanted()) {
            JudgedEntry judged = whole.get();
            rows.row(judged);
            if (same != null && keep) {
                same.add(judged);
            }
        }
    }

    /** True where an entry with that answer is neither listed nor written, but counted. */
    boolean countedOnly(Answer answer) {
        boolean keep =
                kept.containsKey(answer) && kept.getOrDefault(answer, List.of()).size() < Findings.LISTED;
        return !keep && !rows.wanted();
    }

    /** Counts an entry with such an answer. */
    void count(Answer answer) {
        if (kept.containsKey(answer)) {
            taken.merge(answer, 1L, Long::sum);
        }
    }

    /** True where an entry has an answer that is a finding. */
    boolean any() {
        return !taken.isEmpty();
    }

    /** True where an entry has that answer, and it is a finding. */
    boolean has(Answer answer) {
        return taken.containsKey(answer);
    }

    /** Those about sources and evidence first, then all entries, the gravest answer first, or in the order of the list. */
    Findings findings(List<Finding> undecided) {
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
