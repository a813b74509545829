package dev.imatool.render.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.SinceBefore;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a brief says of changes: the files that matter most by name, and when they were measured. */
final class ChangeWords {
    /** Files that one sentence names. */
    private static final int NAMED = 3;

    private final HostCase host;
    private final Function<Container, String> names;

    /** @param names what containers are called */
    ChangeWords(HostCase host, Function<Container, String> names) {
        this.host = host;
        this.names = names;
    }

    String changed(SinceBefore since) {
        ListDiff diff = since.changes().diff();
        String counts = diff.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0 && !count.getKey().remark())
                .map(count -> count.getValue() + " " + Phrases.words(count.getKey()))
                .collect(Collectors.joining(", "));
        if (diff.verdict() == ListDiff.Verdict.SAME_CONTENTS) {
            return "no content, but the entries are not those of one list that grew: another boot, or an altered copy";
        }
        if (counts.isEmpty()) {
            return "nothing since " + Phrases.name(since.evidence().list());
        }
        String modified = modified(since);
        String added = since.entries().isEmpty() ? files(ChangeKind.ADDED) : "";
        return counts
                + (modified.isEmpty() ? "" : ": " + modified)
                + (added.isEmpty() ? "" : (modified.isEmpty() ? ": " : "; ") + "added " + added);
    }

    /** Entries that follow the earlier list, and those of files that it does not have. */
    String fresh(SinceBefore since) {
        String added = files(ChangeKind.ADDED);
        return Phrases.entries(since.newEntries()) + ", from entry "
                + since.entries().get(0).entry() + " on" + (added.isEmpty() ? "" : "; added " + added);
    }

    private String modified(SinceBefore since) {
        List<Change> modified = host.gravest(ChangeKind.MODIFIED, NAMED);
        long all = count(ChangeKind.MODIFIED);
        if (all == 1) {
            Change one = modified.get(0);
            return file(one) + " from " + digest(last(one.before())) + " to " + digest(first(one.after()))
                    + CaseWords.measured(between(one, since)) + said(one);
        }
        List<Optional<QuoteInterval>> when = modified.stream()
                .map(change -> between(change, since))
                .distinct()
                .toList();
        long good = host.knownGood(ChangeKind.MODIFIED);
        return files(ChangeKind.MODIFIED)
                + (when.size() == 1 ? CaseWords.measured(when.get(0)) : "")
                + (good == 0
                        ? ""
                        : "; " + good + " of the modified files " + (good == 1 ? "is" : "are") + " known good");
    }

    /** {@code /etc/a in entry 5 (changed); /etc/b in entry 7; and 3 more}. */
    private String files(ChangeKind kind) {
        return KeyPointWords.some(
                host.gravest(kind, NAMED).stream()
                        .map(change -> file(change)
                                + first(change.after())
                                        .map(side -> " in entry " + side.entry())
                                        .orElse("")
                                + said(change))
                        .toList(),
                count(kind));
    }

    private long count(ChangeKind kind) {
        return host.since()
                .map(since -> since.changes().diff().counts().getOrDefault(kind, 0))
                .orElse(0);
    }

    private String file(Change change) {
        return Printable.textOf(change.path())
                + change.container().map(one -> " [" + names.apply(one) + "]").orElse("");
    }

    /** What sources say of it; that a modified file differs from what is known is said already. */
    private String said(Change change) {
        return first(change.after())
                .flatMap(side -> host.evidence().answers().flatMap(answers -> answers.of(side.entry())))
                .filter(answer -> answer != Answer.CHANGED)
                .map(answer -> " (" + AnswerPhrases.words(answer) + ")")
                .orElse("");
    }

    private static Optional<QuoteInterval> between(Change change, SinceBefore since) {
        return first(change.after()).flatMap(side -> since.between(side.entry()));
    }

    private static Optional<Side> first(List<Side> sides) {
        return sides.stream().findFirst();
    }

    private static Optional<Side> last(List<Side> sides) {
        return sides.isEmpty() ? Optional.empty() : Optional.of(sides.get(sides.size() - 1));
    }

    private static String digest(Optional<Side> side) {
        return side.flatMap(Side::fileDigest).map(ChangeWords::digest).orElse("no digest");
    }

    private static String digest(MeasuredDigest digest) {
        return Printable.ofText(digest.algorithm()) + ":" + digest.digest().hex();
    }
}
