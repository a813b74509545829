package dev.imatool.appraise.known;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Sources that say what an entry is, each once; some of them, where there are many. */
final class Glance {
    static final Optional<Answer> GOOD = Optional.of(Answer.KNOWN_GOOD);
    static final Optional<Answer> UNKNOWN = Optional.of(Answer.UNKNOWN);

    private final int[] sources = new int[ClaimJudge.NAMED];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int source) {
        boolean known = count == sources.length;
        for (int i = 0; i < count; i++) {
            known |= sources[i] == source;
        }
        if (!known) {
            sources[count++] = source;
        }
    }

    void each(IntConsumer taker) {
        Arrays.stream(sources, 0, count).forEach(taker);
    }
}
