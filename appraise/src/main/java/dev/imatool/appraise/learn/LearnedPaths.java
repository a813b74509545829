package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.learn.LearnedPath.LearnedDigest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** All paths in their order; each is made when it is asked for, because there may be millions. */
final class LearnedPaths extends AbstractList<LearnedPath> implements RandomAccess {
    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final PairsPerRun.RunsByPair runs;
    private final JoinedNames joined;
    private final int[] order;

    LearnedPaths(ReferenceTable table, PairsBySubject pairs, PairsPerRun.RunsByPair runs, JoinedNames joined) {
        this.table = table;
        this.pairs = pairs;
        this.runs = runs;
        this.joined = joined;
        this.order = order(table);
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public LearnedPath get(int index) {
        int subject = order[index];
        List<LearnedDigest> digests = new ArrayList<>();
        for (int i = pairs.start(subject); i < pairs.end(subject); i++) {
            int pair = pairs.pair(i);
            digests.add(new LearnedDigest(table.digestOf(pair), runs.of(pair)));
        }
        digests.sort(Comparator.comparing(LearnedDigest::digest));
        Subject named = table.subjectAt(subject);
        return new LearnedPath(named, joined.names(named), digests);
    }

    private static int[] order(ReferenceTable table) {
        Integer[] subjects = new Integer[table.subjects()];
        Arrays.setAll(subjects, subject -> subject);
        Arrays.sort(subjects, table::compareSubjects);
        return Arrays.stream(subjects).mapToInt(Integer::intValue).toArray();
    }
}
