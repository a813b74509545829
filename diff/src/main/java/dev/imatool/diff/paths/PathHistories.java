package dev.imatool.diff.paths;

import dev.imatool.diff.history.KnownContent;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.IntList;
import dev.imatool.model.Container;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the lists of one input say about each path. Made by a {@link PathHistoryBuilder}. */
public final class PathHistories {
    private static final Comparator<PathHistory> MOST_CHANGED = Comparator.comparingInt(PathHistory::changes)
            .thenComparingInt(PathHistory::digests)
            .reversed()
            .thenComparing(history -> history.container().map(Container::id).orElse(""))
            .thenComparing(PathHistory::path);

    private final ListHistory entries;
    private final IntList listOf;
    private final List<String> lists;
    private final long repeated;
    private final IntList subjectOf = new IntList();
    private final int subjects;

    /** Takes over the builder's columns. */
    PathHistories(ListHistory entries, IntList listOf, List<String> lists, long repeated) {
        this.entries = entries;
        this.listOf = listOf;
        this.lists = lists;
        this.repeated = repeated;
        LongTable table = new LongTable();
        for (int i = 0; i < entries.size(); i++) {
            subjectOf.add(table.intern(LongTable.pair(entries.container(i), entries.path(i))));
        }
        this.subjects = table.size();
    }

    /** Paths, each counted once for every container. */
    public int paths() {
        return subjects;
    }

    /** Entries left out because an earlier list of the input has them. */
    public long repeated() {
        return repeated;
    }

    /** The containers that entries name; without one for the host. */
    public List<Container> containers() {
        Vocabulary vocabulary = entries.vocabulary();
        return IntStream.range(0, vocabulary.containerCount())
                .mapToObj(vocabulary::container)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Algorithms of the file digests, as far as they are known. */
    public Set<HashAlgorithm> algorithms() {
        Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
        Vocabulary vocabulary = entries.vocabulary();
        boolean[] seen = new boolean[vocabulary.algorithmCount()];
        for (int digest = 0; digest < vocabulary.digestCount(); digest++) {
            int algorithm = vocabulary.algorithmOf(digest);
            if (!seen[algorithm]) {
                seen[algorithm] = true;
                HashAlgorithm.ofName(vocabulary.loggedDigest(digest).algorithm())
                        .ifPresent(algorithms::add);
            }
        }
        return algorithms;
    }

    /**
     * Where the input has contents that somebody named: every entry is looked at, whatever histories are asked for.
     *
     * @param candidates names of known contents by their digests
     * @return by name, in no order; a name that no entry has is not there
     */
    public Map<String, Occurrences> occurrences(Candidates candidates) {
        Map<Integer, Optional<String>> names = new HashMap<>();
        Map<String, Occurrences> found = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.digest(i) >= 0) {
                int entry = i;
                names.computeIfAbsent(
                                entries.digest(i),
                                digest -> candidates.name(entries.vocabulary().loggedDigest(digest)))
                        .ifPresent(name -> found.merge(name, occurrence(entry), Occurrences::plus));
            }
        }
        return found;
    }

    private Occurrences occurrence(int entry) {
        return new Occurrences(
                1,
                List.of(new PathHistory.OtherName(
                        entries.number(entry),
                        container(entry),
                        entries.vocabulary().pathBytes(entries.path(entry)))));
    }

    /**
     * The histories asked for, those that changed most first.
     *
     * @param candidates names of known contents by their digests
     */
    public List<PathHistory> find(PathQuery query, Candidates candidates) {
        int[] next = new int[entries.size()];
        int[] first = new int[subjects];
        Arrays.fill(first, -1);
        for (int i = entries.size() - 1; i >= 0; i--) {
            next[i] = first[subjectOf.get(i)];
            first[subjectOf.get(i)] = i;
        }
        KnownContent known = new KnownContent(entries, subjectOf);
        List<PathHistory> found = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            int[] chain = chain(first[subject], next);
            if (asked(query, chain)) {
                found.add(history(chain, known, candidates));
            }
        }
        found.sort(MOST_CHANGED);
        return found;
    }

    private static int[] chain(int first, int[] next) {
        int length = 0;
        for (int i = first; i >= 0; i = next[i]) {
            length++;
        }
        int[] chain = new int[length];
        int at = 0;
        for (int i = first; i >= 0; i = next[i]) {
            chain[at++] = i;
        }
        return chain;
    }

    private boolean asked(PathQuery query, int[] chain) {
        if (query.onlyChanged() && (chain.length < 2 || entries.buffer(chain[0]) || digests(chain) < 2)) {
            return false;
        }
        return query.asked().about(entries.vocabulary().pathBytes(entries.path(chain[0])), container(chain[0]));
    }

    private PathHistory history(int[] chain, KnownContent known, Candidates candidates) {
        List<PathHistory.Measured> measurements = new ArrayList<>();
        for (int entry : chain) {
            Side side = entries.side(entry);
            Optional<String> candidate = side.fileDigest().flatMap(candidates::name);
            measurements.add(
                    new PathHistory.Measured(lists.get(listOf.get(entry)), side, candidate, alsoAs(entry, known)));
        }
        return new PathHistory(
                entries.vocabulary().pathBytes(entries.path(chain[0])),
                container(chain[0]),
                digests(chain),
                changes(chain),
                measurements);
    }

    private List<PathHistory.OtherName> alsoAs(int entry, KnownContent known) {
        if (entries.content(entry) != MeasuredContent.DIGEST || !known.knows(entries.digest(entry))) {
            return List.of();
        }
        IntList others = new IntList();
        known.addEntries(entries.digest(entry), others);
        List<PathHistory.OtherName> origins = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            int other = others.get(i);
            if (subjectOf.get(other) != subjectOf.get(entry)) {
                origins.add(new PathHistory.OtherName(
                        entries.number(other),
                        container(other),
                        entries.vocabulary().pathBytes(entries.path(other))));
            }
        }
        return origins;
    }

    private int digests(int[] chain) {
        Set<Integer> different = new HashSet<>();
        for (int entry : chain) {
            if (entries.content(entry) == MeasuredContent.DIGEST) {
                different.add(entries.digest(entry));
            }
        }
        return different.size();
    }

    /** Digests of different algorithms cannot be compared. */
    private int changes(int[] chain) {
        Map<Integer, Integer> lastOf = new HashMap<>();
        int changes = 0;
        for (int entry : chain) {
            if (entries.content(entry) == MeasuredContent.DIGEST) {
                int digest = entries.digest(entry);
                Integer last = lastOf.put(entries.vocabulary().algorithmOf(digest), digest);
                changes += last != null && last != digest ? 1 : 0;
            }
        }
        return changes;
    }

    private Optional<Container> container(int entry) {
        return entries.vocabulary().container(entries.container(entry));
    }
}
