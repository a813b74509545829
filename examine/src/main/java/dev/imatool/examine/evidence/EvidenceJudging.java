package dev.imatool.examine.evidence;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.reference.AskedContents;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.reference.KnownFiles;
import dev.imatool.examine.reference.ListJudge;
import dev.imatool.examine.reference.ProvenEntries;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.replay.quote.QuotedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Holds the entries of all lists of the evidence against sources of known files. Copies are looked through for bad contents that their list
 * does not have. Where the user asks what quotes prove, entries that none covers are unproven.
 */
final class EvidenceJudging {
    private final ListPass pass;
    private final List<ExaminedSet> sets;
    private final boolean proofAsked;

    /** @param proofAsked whether the user asks what quotes prove */
    EvidenceJudging(ListPass pass, List<ExaminedSet> sets, boolean proofAsked) {
        this.pass = pass;
        this.sets = sets;
        this.proofAsked = proofAsked;
    }

    /**
     * What came out.
     *
     * @param sources what the entries were held against
     * @param entriesOfSource how many entries each source says something of that decides, those of copies left out
     * @param lists the sources that are measurement lists
     * @param undecided bad sources of which a list can show nothing
     * @param notices what is to be said of sources and entries
     * @param byList answers by the path of the list
     */
    record Judged(
            List<CheckedSource> sources,
            List<Long> entriesOfSource,
            List<InputSummary> lists,
            List<Finding.OfLine> undecided,
            List<Notice> notices,
            Map<String, EvidenceAnswers> byList) {
        static final Judged NOTHING = new Judged(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

        Optional<EvidenceAnswers> of(ExaminedSet set) {
            return Optional.ofNullable(byList.get(set.list().part().path()));
        }
    }

    /**
     * Reads the sources and judges all entries.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a source cannot be read, or nothing was read from it
     */
    Judged judge(GivenSources given) throws IOException {
        if (given.none()) {
            return Judged.NOTHING;
        }
        AskedContents contents = new AskedContents(false);
        for (ExaminedSet set : sets) {
            gather(contents, set.list().part().source());
            for (Part copy : copies(set)) {
                gather(contents, copy.source());
            }
        }
        KnownFiles known = KnownFiles.read(pass, contents, given);
        List<Long> entries = new ArrayList<>();
        known.sources().forEach(source -> entries.add(0L));
        List<Notice> notices = new ArrayList<>(known.notices());
        Map<String, EvidenceAnswers> byList = new HashMap<>();
        for (ExaminedSet set : sets) {
            OfSet ofSet = new OfSet(given.badAlone() ? EnumSet.of(Answer.KNOWN_BAD) : Answer.notGood());
            Optional<ProvenEntries> proven = proofAsked ? Optional.of(proven(set)) : Optional.empty();
            judge(known, set.list().part().source(), proven, ofSet, entries, notices);
            for (Part copy : copies(set)) {
                ofSet.copies(known, copy.source());
            }
            byList.put(set.list().part().path(), ofSet.answers());
        }
        return new Judged(known.sources(), entries, known.lists(), known.undecided(), notices, byList);
    }

    private void gather(AskedContents contents, InputSource list) throws IOException {
        contents.list(list.name());
        pass.unchecked(list, digests -> contents.add(list.name(), digests.entry()));
    }

    /** Every other file with entries of the list. */
    private static List<Part> copies(ExaminedSet set) {
        List<Part> copies = new ArrayList<>(set.set().lists());
        for (EvidenceSet part : set.set().before()) {
            copies.addAll(part.lists());
        }
        copies.removeIf(copy -> copy.path().equals(set.list().part().path()));
        return copies;
    }

    /** What quotes of vouched-for keys cover, those of the newer list among them that begins with this one. */
    private ProvenEntries proven(ExaminedSet set) {
        List<EvidenceQuote> quotes = new ArrayList<>(set.list().quotes());
        set.older()
                .ifPresent(older -> sets.stream()
                        .filter(other -> other.list().part().path().equals(older.newer()))
                        .forEach(other -> quotes.addAll(other.list().quotes())));
        ProvenEntries proven = new ProvenEntries();
        quotes.stream()
                .filter(EvidenceQuote::covers)
                .flatMap(quote -> quote.proof().covered().stream())
                .forEach(prefix -> prefix.pcrs().stream()
                        .filter(pcr -> pcr.state() == QuotedPcr.State.REPRODUCED)
                        .forEach(pcr -> proven.add(prefix.list(), pcr.slot().pcr(), OptionalLong.of(prefix.entry()))));
        return proven;
    }

    private void judge(
            KnownFiles known,
            InputSource list,
            Optional<ProvenEntries> proven,
            OfSet ofSet,
            List<Long> entries,
            List<Notice> notices)
            throws IOException {
        ListJudge judge = known.judge(pass, list);
        pass.over(
                list,
                new FindingCollector(),
                (digests, match) -> ofSet.add(judge.judge(
                        digests.entry(),
                        match == TemplateDigestCheck.MATCHES,
                        proven.flatMap(some -> some.why(digests.entry())))));
        judge.addEntriesOfSource(entries);
        notices.addAll(judge.notices());
    }

    /** What is said of the entries of one list and of its copies. */
    private final class OfSet {
        private final Map<Answer, Long> counts = new EnumMap<>(Answer.class);
        private final Map<Answer, List<JudgedEntry>> kept = new EnumMap<>(Answer.class);
        private final Set<ContentDigest> bad = new HashSet<>();
        private final FindingCollector findings = new FindingCollector();
        private final EntryNumbers badEntries = new EntryNumbers();
        private final EntryNumbers goodEntries = new EntryNumbers();
        private final Set<Answer> wanted;

        OfSet(Set<Answer> wanted) {
            this.wanted = wanted;
            for (Answer answer : Answer.values()) {
                counts.put(answer, 0L);
                kept.put(answer, new ArrayList<>());
            }
        }

        void add(JudgedEntry entry) {
            if (entry.answer() == Answer.KNOWN_BAD) {
                badEntries.add(entry.entry());
            }
            if (entry.answer() == Answer.KNOWN_GOOD) {
                goodEntries.add(entry.entry());
            }
            counts.merge(entry.answer(), 1L, Long::sum);
            List<JudgedEntry> same = kept.getOrDefault(entry.answer(), List.of());
            if (wanted.contains(entry.answer()) && same.size() < Findings.LISTED) {
                same.add(entry);
            }
            report(entry);
        }

        /** Looks a copy through for bad contents that no other has. */
        void copies(KnownFiles known, InputSource copy) throws IOException {
            ListJudge judge = known.judge(pass, copy);
            Set<ContentDigest> before = Set.copyOf(bad);
            pass.over(copy, new FindingCollector(), (digests, match) -> {
                JudgedEntry entry = judge.judge(digests.entry(), match == TemplateDigestCheck.MATCHES);
                if (entry.logged().filter(before::contains).isEmpty()) {
                    report(entry);
                }
            });
        }

        private void report(JudgedEntry entry) {
            if (entry.answer() == Answer.KNOWN_BAD) {
                entry.logged().filter(digest -> bad.size() < Findings.LISTED).ifPresent(bad::add);
                findings.add(new Finding.OfAnswer(entry));
            }
        }

        EvidenceAnswers answers() {
            List<JudgedEntry> all = new ArrayList<>();
            kept.values().forEach(all::addAll);
            List<JudgedEntry> listed = all.subList(0, Math.min(all.size(), Findings.LISTED));
            long countable = wanted.stream()
                    .mapToLong(answer -> counts.getOrDefault(answer, 0L))
                    .sum();
            return new EvidenceAnswers(
                    counts, listed, countable - listed.size(), findings.findings(), badEntries, goodEntries);
        }
    }
}
