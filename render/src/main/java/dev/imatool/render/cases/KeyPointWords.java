package dev.imatool.render.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.KeyPoint;
import dev.imatool.examine.evidence.CollectNext;
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
import dev.imatool.render.explain.ExplainSummary;
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
            case CHANGED -> new ChangeWords(host, names).changed(host.since().orElseThrow());
            case NEW -> new ChangeWords(host, names).fresh(host.since().orElseThrow());
            case NOT_KNOWN_GOOD -> notKnown();
            case CONTAINERS -> containers();
            case DENIED -> "records report violations or failed checks";
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
                                .map(entry -> "entry " + entry.entry() + " " + file(entry) + when(entry.entry()))
                                .toList(),
                        count);
    }

    private String when(long entry) {
        return CaseWords.measured(host.since().flatMap(since -> since.between(entry)));
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
        // a quote of the newer list covers nothing unless it has the nonce, where one was given
        boolean isFresh = quote.map(each -> each.proof().checks().nonce().passed())
                .orElse(!evidence.collect().contains(CollectNext.OWN_NONCE));
        String newer = coverage.newer()
                .map(list -> " of the newer list " + Printable.ofText(list) + ", which begins with this one")
                .orElse("");
        return (all
                        ? "all " + Phrases.entries(coverage.covered())
                        : Phrases.entries(coverage.covered()) + ", up to entry " + coverage.last())
                + ": covered by the quote "
                + Printable.ofText(coverage.quote().orElse("")) + newer + key
                + (evidence.keyAccepted() ? ", which came with the evidence and was accepted" : "")
                + (isFresh ? ", with your nonce" : "; without your nonce it may be an old one")
                + (coverage.violations() == 0
                        ? ""
                        : "; "
                                + Phrases.count(
                                        coverage.violations(),
                                        "is a violation, whose name",
                                        "are violations, whose names")
                                + " nothing hashes");
    }

    private String notTrusted() {
        if (evidence.list().entries() == 0) {
            return "nothing was read of the list";
        }
        String all = Phrases.entries(evidence.list().entries());
        if (evidence.fitting().isPresent()) {
            QuoteCoverage fitting = evidence.fitting().get();
            String quote = Printable.ofText(fitting.quote().orElse(""));
            return (host.quotedWithOtherKey()
                            ? "the quote " + quote
                                    + " is made with none of the keys that you named, but with another one"
                            : "nobody vouches for the key of the quote " + quote)
                    + ", which would cover "
                    + (fitting.covered() + fitting.unproven()) + " of " + all + provenBefore();
        }
        QuoteCoverage coverage = evidence.quoteCoverage();
        if (coverage.quote().isEmpty()) {
            return "no quote covers any of " + all + provenBefore();
        }
        List<String> parts = new ArrayList<>();
        if (coverage.after() > 0) {
            parts.add(Phrases.entries(coverage.after()) + " after entry " + coverage.last() + ", after the quote");
        }
        if (coverage.unproven() > 0) {
            parts.add("the contents of " + coverage.unproven() + ", whose digests alone are covered");
        }
        if (coverage.never() > coverage.unproven()) {
            parts.add(Phrases.entries(coverage.never() - coverage.unproven())
                    + (coverage.elsewhere() == 0
                            ? " of PCRs that the quote does not select"
                            : " that no quote covers"));
        }
        return String.join("; ", parts);
    }

    private String provenBefore() {
        return host.since()
                .filter(since -> since.provenBefore() > 0)
                .map(since -> "; those up to entry " + since.provenBefore() + " are the ones that the earlier quote "
                        + Printable.ofText(
                                since.evidence().quoteCoverage().quote().orElse("")) + " covers")
                .orElse("");
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
        List<String> beside = beside(host.beside());
        if (!beside.isEmpty()) {
            parts.add("with what else was given: " + String.join(", ", beside));
        }
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
        Optional<String> sentence = ExplainSummary.of(explanations);
        if (sentence.isPresent()) {
            return sentence.get()
                    + host.since()
                            .filter(since -> ExplainSummary.namesReference(explanations))
                            .map(since -> "; the reference is "
                                    + Phrases.name(since.evidence().list()))
                            .orElse("");
        }
        return "nothing that was tried gives the value of the PCR"
                + (ExplainSummary.referenceWanted(explanations)
                        ? "; entries may have been lost at kexec: "
                                + (host.since().isPresent()
                                        ? "the earlier list does not have them"
                                        : "what was collected before it would show them (--before)")
                        : "");
    }

    private String notKnown() {
        return host.notKnownGood().entrySet().stream()
                        .map(count -> count.getValue() + " " + AnswerPhrases.words(count.getKey())
                                + namesOf(count.getKey(), count.getValue()))
                        .collect(Collectors.joining(", "))
                + " of " + Phrases.entries(evidence.list().entries());
    }

    /** Which ones to look at: what is not proven or in flux has no content to look for. */
    private String namesOf(Answer answer, long count) {
        if (answer == Answer.UNPROVEN || answer == Answer.VIOLATION) {
            return "";
        }
        List<String> files = evidence.answers().stream()
                .flatMap(answers -> answers.listed().stream())
                .filter(judged -> judged.answer() == answer)
                .limit(NAMED)
                .map(judged -> Printable.textOf(judged.path()) + of(judged.container()))
                .toList();
        return files.isEmpty() ? "" : " (" + some(files, count) + ")";
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

    static String some(List<String> parts, long all) {
        List<String> named = parts.subList(0, Math.min(NAMED, parts.size()));
        return String.join("; ", named) + (all > named.size() ? "; and " + (all - named.size()) + " more" : "");
    }
}
