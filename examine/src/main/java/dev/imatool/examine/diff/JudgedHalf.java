package dev.imatool.examine.diff;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.report.EntryAnswers;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What sources say of BEFORE, or of AFTER: every bad content, and of the other entries those that changes name. */
final class JudgedHalf {
    private final BitSet named = new BitSet();
    private final EntryAnswers answers = new EntryAnswers();
    private final Map<Answer, Long> counts = new EnumMap<>(Answer.class);
    private final List<JudgedEntry> bad = new ArrayList<>();

    JudgedHalf() {
        for (Answer answer : Answer.values()) {
            counts.put(answer, 0L);
        }
    }

    /** Takes entries that a change names; to be called before entries are added. */
    void name(List<Side> sides) {
        sides.forEach(side -> named.set(Math.toIntExact(side.entry())));
    }

    void add(JudgedEntry judged) {
        counts.merge(judged.answer(), 1L, Long::sum);
        if (judged.answer() == Answer.KNOWN_BAD && bad.size() < Findings.LISTED) {
            bad.add(judged);
        }
        if (named.get(Math.toIntExact(judged.entry()))) {
            answers.add(judged.entry(), judged.said());
        }
    }

    EntryAnswers answers() {
        return answers;
    }

    /** Entries by answer; every answer is there. */
    Map<Answer, Long> counts() {
        return counts;
    }

    /** Hands on the entries with bad contents. */
    void report(FindingCollector findings) {
        bad.forEach(entry -> findings.add(new Finding.OfAnswer(entry)));
        findings.leaveOut(FindingKind.of(Answer.KNOWN_BAD), counts.getOrDefault(Answer.KNOWN_BAD, 0L) - bad.size());
    }
}
