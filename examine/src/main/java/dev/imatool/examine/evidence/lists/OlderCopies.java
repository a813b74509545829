package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds lists that are older copies of others in the same evidence: a list only grows, so what covers the newer one covers the
 * older one, and PCR values and quotes of a later time contradict neither.
 *
 * <p>That a list is an older copy is what an attacker would like to be believed of their own. It is taken for one only where
 * every entry of it is that of the newer one at its place, contents and digests, and only entries whose contents are proven in
 * both count as covered.
 */
public final class OlderCopies {
    /** Lists that are compared with one: those covered first, then the nearest. */
    private static final int MOST = 64;

    /** Pairs of lists that are compared in one piece of evidence; each costs what is read up to where they part. */
    public static final int MOST_COMPARED = 1 << 14;

    private final ListPass pass;
    private final List<ExaminedSet> sets;
    private final Map<Place, List<ExaminedSet>> byLength = new HashMap<>();
    private int compared;

    /**
     * A search among the lists of one piece of evidence.
     *
     * @param pass reads both lists of a pair, up to where they part
     * @param sets all of them
     */
    public OlderCopies(ListPass pass, List<ExaminedSet> sets) {
        this.pass = pass;
        this.sets = sets;
        sets.stream()
                .filter(set -> one(set.list()))
                .sorted(Comparator.comparingLong(set -> -set.list().summary().entries()))
                .forEach(set -> {
                    boolean covered = set.list().quoteCoverage().covered() > 0;
                    List.of(Optional.<String>empty(), Optional.of(set.set().folder()))
                            .forEach(folder -> byLength.computeIfAbsent(
                                            new Place(covered, folder), first -> new ArrayList<>())
                                    .add(set));
                });
    }

    /** Lists that a quote covers, or others, in one folder or in all. */
    private record Place(boolean covered, Optional<String> folder) {}

    /**
     * The sets, each with the newer list that begins with its own, where it needs one. To be called once.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a list cannot be read again
     */
    public List<ExaminedSet> related() throws IOException {
        List<ExaminedSet> related = new ArrayList<>();
        for (ExaminedSet set : sets) {
            related.add(newer(set).map(set::olderThan).orElse(set));
        }
        return related;
    }

    /** True when not all lists were compared. */
    public boolean incomplete() {
        return compared >= MOST_COMPARED;
    }

    private Optional<OlderCopy> newer(ExaminedSet older) throws IOException {
        ExaminedList list = older.list();
        boolean open = list.quoteCoverage().covered() < list.summary().entries();
        boolean odd = list.missesSomething()
                || older.count().filter(KernelCount::listShorter).isPresent();
        if (compared >= MOST_COMPARED || !one(list) || !(open || odd)) {
            return Optional.empty();
        }
        for (ExaminedSet candidate : candidates(older, odd)) {
            if (compared++ >= MOST_COMPARED) {
                break;
            }
            if (pass.begins(candidate.list().part().source(), list.part().source())) {
                return Optional.of(through(older, candidate));
            }
        }
        return Optional.empty();
    }

    /** Lists that may go on where that one ends: those covered first, of them those in its folder, of them the longest. */
    private List<ExaminedSet> candidates(ExaminedSet older, boolean odd) {
        Map<String, ExaminedSet> candidates = new LinkedHashMap<>();
        String folder = older.set().folder();
        for (boolean covered : odd ? List.of(true, false) : List.of(true)) {
            gather(older, byLength.getOrDefault(new Place(covered, Optional.of(folder)), List.of()), candidates);
            gather(older, byLength.getOrDefault(new Place(covered, Optional.empty()), List.of()), candidates);
        }
        return List.copyOf(candidates.values());
    }

    private static void gather(ExaminedSet older, List<ExaminedSet> longest, Map<String, ExaminedSet> into) {
        for (ExaminedSet other : longest) {
            if (into.size() == MOST
                    || other.list().summary().entries() < older.list().summary().entries()) {
                return;
            }
            if (!path(other).equals(path(older)) && longer(other.list(), older.list())) {
                into.putIfAbsent(path(other), other);
            }
        }
    }

    private static String path(ExaminedSet set) {
        return set.list().part().path();
    }

    /** True when the input is one list of entries. */
    private static boolean one(ExaminedList list) {
        return list.summary().entries() > 0 && list.summary().lists().size() <= 1;
    }

    private static boolean longer(ExaminedList newer, ExaminedList older) {
        long more = newer.summary().entries() - older.summary().entries();
        return more > 0
                || (more == 0
                        && newer.quoteCoverage().covered()
                                > older.quoteCoverage().covered());
    }

    /** Holds the quotes and values of the older list against the newer one, and counts what that one's quote proves of it. */
    private OlderCopy through(ExaminedSet older, ExaminedSet newer) throws IOException {
        String name = newer.list().part().path();
        ExaminedList list = older.list();
        List<ListCheck.Running> quotes = older.matched().stream()
                .map(quote -> ListCheck.Running.of(quote, GivenStarts.NONE))
                .toList();
        List<EvidencePcr> values = list.pcrs().orElse(List.of());
        Replay replay =
                Replay.against(values.stream().map(EvidencePcr::expected).toList());
        Counter counter = new Counter(list, newer.list());
        pass.over(newer.list().part().source(), new FindingCollector(), (digests, check) -> {
            quotes.forEach(quote -> quote.replay().ifPresent(search -> search.extend(digests)));
            replay.extend(digests);
            counter.count(digests.entry());
        });
        List<EvidenceQuote> judged = new ArrayList<>();
        for (int i = 0; i < quotes.size(); i++) {
            EvidenceQuote own = list.quotes().get(i);
            EvidenceQuote other = quotes.get(i).result();
            judged.add(!own.fits() && other.fits() ? own.covering(newerList(name, other)) : own);
        }
        List<EvidencePcr> ofNewer =
                EvidencePcr.of(name, replay.result(), newer.list().bootAggregates());
        List<EvidencePcr> pcrs =
                values.stream().map(value -> judged(value, ofNewer, name)).toList();
        return new OlderCopy(
                name,
                newer.list().summary().entries(),
                counter.quoteCoverage(name),
                judged,
                list.pcrs().map(found -> pcrs),
                sharesCount(older, newer));
    }

    private static EvidenceQuote.NewerList newerList(String name, EvidenceQuote quote) {
        return new EvidenceQuote.NewerList(name, quote.proof().coverage().orElseThrow());
    }

    private static EvidencePcr judged(EvidencePcr value, List<EvidencePcr> ofNewer, String name) {
        return value.reproduced()
                ? value
                : ofNewer.stream()
                        .filter(other -> other.expected().equals(value.expected()) && other.reproduced())
                        .findFirst()
                        .map(other -> value.by(name, other))
                        .orElse(value);
    }

    private static boolean sharesCount(ExaminedSet older, ExaminedSet newer) {
        return older.count()
                .filter(count -> newer.set().of(PartKind.ENTRY_COUNT).stream()
                        .anyMatch(part -> part.path().equals(count.path())))
                .isPresent();
    }

    /** Counts the entries of the older list that the quote of the newer one covers. */
    private static final class Counter {
        private final ExaminedList older;
        private final ExaminedList newer;
        private final long last;
        private final long pcrs;
        private Optional<Container> lastIn = Optional.empty();
        private long covered;
        private long violations;
        private long unproven;

        Counter(ExaminedList older, ExaminedList newer) {
            this.older = older;
            this.newer = newer;
            this.last =
                    Math.min(older.summary().entries(), newer.quoteCoverage().last());
            this.pcrs = newer.quoteCoverage().quote().stream()
                    .flatMap(message -> newer.quotes().stream()
                            .filter(quote -> quote.message().equals(message)))
                    .flatMap(quote -> quote.proof().coverage().stream())
                    .mapToLong(QuoteCoverage::pcrs)
                    .findFirst()
                    .orElse(0);
        }

        void count(EntryView entry) {
            if (entry.number() == last) {
                lastIn = entry.container();
            }
            if (entry.number() > last || entry.pcr() == EntryView.NO_PCR || (pcrs >>> entry.pcr() & 1) == 0) {
                return;
            }
            if (older.unproven().has(entry.number()) || newer.unproven().has(entry.number())) {
                unproven++;
                return;
            }
            covered++;
            if (entry.violation()) {
                violations++;
            }
        }

        QuoteCoverage quoteCoverage(String name) {
            long entries = older.summary().entries();
            long after = entries - last;
            return covered + unproven == 0
                    ? QuoteCoverage.nothing(entries)
                    : new QuoteCoverage(
                            newer.quoteCoverage().quote(),
                            Optional.of(name),
                            last,
                            lastIn,
                            covered,
                            violations,
                            after,
                            entries - covered - after,
                            0,
                            unproven);
        }
    }
}
