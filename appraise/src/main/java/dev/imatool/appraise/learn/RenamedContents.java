package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.PairsBySubject;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.model.ByteString;
import dev.imatool.model.table.LongTable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Contents that several runs show and several names have: only these can show that a part of a name is new in every run. Contents are
 * told apart by the beginning of their digests, so that of others there may be some among them.
 */
final class RenamedContents {
    private static final int HASHED = Long.BYTES;

    private final ReferenceTable table;
    private final PairsBySubject pairs;
    private final LongTable contents = new LongTable();
    private final BitSet severalNames = new BitSet();
    private final BitSet severalRuns = new BitSet();
    private int[] firstName = new int[64];
    private int[] firstRun = new int[64];

    RenamedContents(ReferenceTable table, PairsBySubject pairs, PairsPerRun.RunsByPair runs) {
        this.table = table;
        this.pairs = pairs;
        for (int pair = 0; pair < table.pairs(); pair++) {
            for (int run : runs.of(pair)) {
                see(contents.intern(content(pair)), table.subjectOf(pair), run);
            }
        }
    }

    private void see(int content, int name, int run) {
        if (content == firstName.length) {
            firstName = Arrays.copyOf(firstName, 2 * content);
            firstRun = Arrays.copyOf(firstRun, 2 * content);
        }
        if (firstRun[content] == 0) {
            firstName[content] = name;
            firstRun[content] = run;
        } else if (firstName[content] != name) {
            severalNames.set(content);
        }
        if (firstRun[content] != run) {
            severalRuns.set(content);
        }
    }

    /** True where a name has such a content. */
    boolean has(int name) {
        for (int i = pairs.start(name); i < pairs.end(name); i++) {
            int content = contents.find(content(pairs.pair(i)));
            if (content >= 0 && severalNames.get(content) && severalRuns.get(content)) {
                return true;
            }
        }
        return false;
    }

    private long content(int pair) {
        ByteString digest = table.digestOf(pair).digest();
        long beginning = 0;
        for (int i = 0; i < Math.min(HASHED, digest.length()); i++) {
            beginning = (beginning << 8) | digest.at(i);
        }
        return beginning;
    }
}
