package dev.imatool.render.cases;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.KeyPoint;
import dev.imatool.examine.cases.SinceBefore;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import dev.imatool.model.Container;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.explain.report.Explanations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the points of a brief say, one sentence each. */
final class KeyPointWords {
    /** Kinds, files, containers that one sentence names. */
    private static final int NAMED = 3;

    private final HostCase host;
    private final EvidenceCase evidence;
    private final Function<Container, String> names;

    /** @param names what containers are called */
    KeyPointWords(HostCase host, Function<Container, String> names) {
        this.host = host;
        this.evidence = host.evidence();
        this.names = names;
    }

    String of(KeyPoint.Topic topic) {
        return switch (topic) {
            case KNOWN_BAD -> bad();
            case TRUSTED -> trusted();
            case NOT_TRUSTED -> notTrusted();
            case CONTRADICTIONS -> wrong();
            case EXPLANATION -> why();
            case CHANGED -> changed(host.since().orElseThrow());
            case NEW -> fresh(host.since().orElseThrow());
            case NOT_KNOWN_GOOD -> notKnown();
            case CONTAINERS -> containers();
            case DENIED -> "records report failures of integrity checks";
            case MISSING -> evidence.collect().stream().map(CaseWords::of).collect(Collectors.joining(", "));
            case NEXT -> host.next().stream().map(CaseWords::of).collect(Collectors.joining("; "));
        };
    }

    private String bad() {
        List<JudgedEntry> bad = evidence.answers().orElseThrow().findings().listed().stream()
                .flatMap(finding -> finding instanceof Finding.OfAnswer(JudgedEntry entry)
                        ? List.of(entry).stream()
                        : List.<JudgedEntry>of().stream())
                .toList();
        long count = evidence.answers().get().findings().count();
        return Phrases.entries(count) + ": "
                + some(
                        bad.stream()
                                .map(entry -> "entry " + entry.entry() + " " + file(entry))
                                .toList(),
                        count);
    }

    private String file(JudgedEntry entry) {
        return Printable.textOf(entry.path())
                + of(entry.container())
                + (entry.said().by().isEmpty()
                        ? ""
                        : ", " + AnswerPhrases.by(entry.said().by().get(0)));
    }

    private String trusted() {
        QuoteCoverage coverage = evidence.quoteCoverage();
        boolean all = coverage.covered() == evidence.list().entries();
        Optional<EvidenceQuote> quote = evidence.quotes().stream()
                .filter(each -> coverage.quote().equals(Optional.of(each.message())))
                .findFirst();
        String key = quote.flatMap(EvidenceQuote::key)
                .map(origin -> ", made with the key " + Printable.ofText(origin))
                .orElse("");
        boolean isFresh =
                quote.map(each -> each.proof().checks().nonce().passed()).orElse(false);
        return (all
                        ? "all " + Phrases.entries(coverage.covered())
                        : Phrases.entries(coverage.covered()) + ", up to entry " + coverage.last())
                + ": covered by the quote "
                + Printable.ofText(coverage.quote().orElse("")) + key
                + (evidence.keyAccepted() ? ", which came with the evidence and was accepted" : "")
                + (coverage.violations() == 0
                        ? ""
                        : "; "
                                + Phrases.count(
                                        coverage.violations(),
                                        "is a violation, whose name",
                                        "are violations, whose names")
                                + " nothing hashes")
                + (isFresh ? ", with your nonce" : "; without your nonce it may be an old one");
    }

    private String notTrusted() {
        if (evidence.list().entries() == 0) {
            return "nothing was read of the list";
        }
        String all = Phrases.entries(evidence.list().entries());
        if (evidence.fitting().isPresent()) {
            QuoteCoverage fitting = evidence.fitting().get();
            return "nobody vouches for the key of the quote "
                    + Printable.ofText(fitting.quote().orElse("")) + ", which would cover "
                    + (fitting.covered() + fitting.unproven()) + " of " + all;
        }
        QuoteCoverage coverage = evidence.quoteCoverage();
        if (coverage.quote().isEmpty()) {
            return "no quote covers any of " + all;
        }
        List<String> parts = new ArrayList<>();
        if (coverage.after() > 0) {
            parts.add(Phrases.entries(coverage.after()) + " after entry " + coverage.last() + ", after the quote");
        }
        if (coverage.unproven() > 0) {
            parts.add("the contents of " + coverage.unproven() + ", whose digests alone are covered");
        }
        if (coverage.never() > coverage.unproven()) {
            parts.add(Phrases.entries(coverage.never() - coverage.unproven()) + " that no quote covers");
        }
        return String.join("; ", parts);
    }

    private String wrong() {
        List<String> parts = new ArrayList<>();
        if (evidence.list().completeness() != Completeness.COMPLETE) {
            parts.add("the list is " + Phrases.words(evidence.list().completeness()));
        }
        evidence.findings().kinds().stream()
                .filter(kind -> kind != FindingKind.KNOWN_BAD)
                .sorted()
                .map(kind -> kind.words() + " (" + evidence.findings().count(kind) + ")")
                .forEach(parts::add);
        parts.addAll(beside(host.beside()));
        return parts.isEmpty() ? "something that was given is damaged, or was not read" : some(parts, parts.size());
    }

    /** {@code no earlier list (1)}: what is wrong with something else than a list. */
    static List<String> beside(Findings findings) {
        return findings.kinds().stream()
                .sorted()
                .map(kind -> kind.words() + " (" + findings.count(kind) + ")")
                .toList();
    }

    private String why() {
        Explanations explanations = host.explained().orElseThrow().explanations();
        return explanations.verdict() == Explanations.Verdict.EXPLAINED
                ? "what the PCR holds is explained, see below"
                : "nothing that was tried gives the value of the PCR";
    }

    private String changed(SinceBefore since) {
        List<Change> modified = since.changes().diff().changes().stream()
                .limit(NAMED + 1L)
                .filter(change -> change.kind() == ChangeKind.MODIFIED)
                .toList();
        String counts = since.changes().diff().counts().entrySet().stream()
                .filter(count -> count.getValue() > 0 && !count.getKey().remark())
                .map(count -> count.getValue() + " " + Phrases.words(count.getKey()))
                .collect(Collectors.joining(", "));
        if (since.changes().diff().verdict() == ListDiff.Verdict.SAME_CONTENTS) {
            return "no content, but the entries are not those of one list that grew: another boot, or an altered copy";
        }
        if (counts.isEmpty()) {
            return "nothing since " + Phrases.name(since.evidence().list());
        }
        if (modified.isEmpty()) {
            return counts;
        }
        long all = since.changes().diff().counts().getOrDefault(ChangeKind.MODIFIED, 0);
        return counts + ": "
                + some(modified.stream().map(change -> modified(change, since)).toList(), all);
    }

    private String modified(Change change, SinceBefore since) {
        Optional<Side> old = change.before().isEmpty()
                ? Optional.empty()
                : Optional.of(change.before().get(change.before().size() - 1));
        Optional<Side> now = change.after().isEmpty()
                ? Optional.empty()
                : Optional.of(change.after().get(0));
        String when = now.flatMap(side -> since.between(side.entry()))
                .map(interval -> ", measured " + CaseWords.of(interval))
                .orElse("");
        return Printable.textOf(change.path()) + of(change.container()) + " from " + digest(old) + " to " + digest(now)
                + when;
    }

    private static String digest(Optional<Side> side) {
        return side.flatMap(Side::fileDigest).map(KeyPointWords::digest).orElse("no digest");
    }

    private static String digest(MeasuredDigest digest) {
        return Printable.ofText(digest.algorithm()) + ":" + digest.digest().hex();
    }

    private static String fresh(SinceBefore since) {
        return Phrases.entries(since.newEntries()) + ", from entry "
                + since.entries().get(0).entry() + " on";
    }

    private String notKnown() {
        return host.notKnownGood().entrySet().stream()
                        .map(count -> count.getValue() + " " + AnswerPhrases.words(count.getKey()))
                        .collect(Collectors.joining(", "))
                + " of " + Phrases.entries(evidence.list().entries());
    }

    private String containers() {
        List<String> all = host.containers().orElseThrow().containers().stream()
                .limit(NAMED)
                .map(container -> names.apply(container.container()))
                .toList();
        int count = host.containers().orElseThrow().containers().size();
        return count + ": " + some(all, count);
    }

    private String of(Optional<Container> container) {
        return container.map(one -> " [" + names.apply(one) + "]").orElse("");
    }

    private static String some(List<String> parts, long all) {
        List<String> named = parts.subList(0, Math.min(NAMED, parts.size()));
        return String.join("; ", named) + (all > named.size() ? "; and " + (all - named.size()) + " more" : "");
    }
}
