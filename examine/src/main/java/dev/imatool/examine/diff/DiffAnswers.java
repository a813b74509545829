package dev.imatool.examine.diff;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.EntryAnswers;
import dev.imatool.examine.report.Findings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What sources of known files say of the entries of both lists.
 *
 * @param badAlone whether only bad contents were looked for, so that it says nothing of an entry to be unknown
 * @param sources what the entries were held against
 * @param entriesOfSource how many entries of both lists each source says something of that decides, by its place among the sources
 * @param before entries of BEFORE by answer; every answer is there
 * @param after the same of AFTER
 * @param ofBefore what is said of the entries of BEFORE that changes name
 * @param ofAfter the same of AFTER
 * @param findings bad sources of which a list can show nothing, then the entries with bad contents, those of AFTER first
 */
public record DiffAnswers(
        boolean badAlone,
        List<CheckedSource> sources,
        List<Long> entriesOfSource,
        Map<Answer, Long> before,
        Map<Answer, Long> after,
        EntryAnswers ofBefore,
        EntryAnswers ofAfter,
        Findings findings) {
    public DiffAnswers {
        sources = List.copyOf(sources);
        entriesOfSource = List.copyOf(entriesOfSource);
        before = Collections.unmodifiableMap(new EnumMap<>(before));
        after = Collections.unmodifiableMap(new EnumMap<>(after));
    }

    /** Entries of BEFORE with bad contents. */
    public long badBefore() {
        return before.getOrDefault(Answer.KNOWN_BAD, 0L);
    }

    /** Entries of AFTER with bad contents. */
    public long badAfter() {
        return after.getOrDefault(Answer.KNOWN_BAD, 0L);
    }

    /** Entries of both lists with bad contents. */
    public long bad() {
        return badBefore() + badAfter();
    }

    /** The gravest of the answers about the entries of AFTER that prove a change; about those of BEFORE where AFTER has none. */
    public Optional<Answer> gravest(Change change) {
        return change.after().isEmpty() ? gravestBefore(change) : gravestAfter(change);
    }

    /** The gravest of the answers about the entries of BEFORE that prove a change; absent where nothing is said of any. */
    public Optional<Answer> gravestBefore(Change change) {
        return gravest(change.before(), ofBefore::of);
    }

    /** The same of AFTER. */
    public Optional<Answer> gravestAfter(Change change) {
        return gravest(change.after(), ofAfter::of);
    }

    private static Optional<Answer> gravest(List<Side> sides, Function<Long, Optional<EntryAnswer>> answers) {
        return sides.stream()
                .flatMap(side -> answers.apply(side.entry()).stream())
                .map(EntryAnswer::answer)
                .min(Answer::compareTo);
    }
}
