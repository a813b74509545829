package dev.imatool.examine.evidence;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sources of known files say of the entries of a list.
 *
 * @param counts entries by answer; every answer is there
 * @param listed the entries that are {@linkplain Answer#notGood not good}, the gravest first, and no more than a report lists; those with bad
 *     contents where only these were looked for
 * @param omitted how many more there are
 * @param findings the entries with bad contents, of the list and of its copies
 * @param bad all entries of the list with bad contents, listed or not
 * @param good all entries of the list that are known good
 */
public record EvidenceAnswers(
        Map<Answer, Long> counts,
        List<JudgedEntry> listed,
        long omitted,
        Findings findings,
        EntryNumbers bad,
        EntryNumbers good) {
    public EvidenceAnswers {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        listed = List.copyOf(listed);
    }

    /** What is said of an entry of the list; absent where it is neither good nor listed. */
    public Optional<Answer> of(long entry) {
        if (bad.contains(entry)) {
            return Optional.of(Answer.KNOWN_BAD);
        }
        if (good.contains(entry)) {
            return Optional.of(Answer.KNOWN_GOOD);
        }
        return listed.stream()
                .filter(judged -> judged.entry() == entry)
                .map(JudgedEntry::answer)
                .findFirst();
    }
}
