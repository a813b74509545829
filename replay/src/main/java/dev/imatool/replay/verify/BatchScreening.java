package dev.imatool.replay.verify;

import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Provenance;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Parts the entries of a batch into good ones, which are only counted, and others, which {@link Verification} has to look at
 * in their order. Screening one batch needs nothing of another, so that threads can share the work: most of it, as almost
 * every entry is good.
 */
public final class BatchScreening {
    private final EntryProblems problems = EntryProblems.countedOnly();
    private final ConsistencyChecker consistency = new ConsistencyChecker(problems);
    private final BatchDigests.Reading reading = new BatchDigests.Reading();
    private final TemplateDigestCounter good = new TemplateDigestCounter();
    private int[] others = new int[0];
    private int otherCount;
    private boolean padded;

    /** Screens the entries that {@code batch} holds now. */
    public void screen(EntryBatch batch, BatchDigests digests) {
        good.clear();
        otherCount = 0;
        padded = false;
        for (int i = 0; i < batch.size(); i++) {
            screen(batch, digests, i);
        }
    }

    private void screen(EntryBatch batch, BatchDigests digests, int index) {
        reading.standOn(batch, digests, index);
        TemplateDigestCheck check = reading.check();
        Optional<LoggedDigestKind> kind = reading.entry().digestKind();
        padded |= kind.isPresent() && kind.get().padded();
        if (check != TemplateDigestCheck.MISMATCH && consistent(reading.entry())) {
            good.add(check);
        } else {
            keep(index);
        }
    }

    /** Fields that were not encoded are decoded to be checked, which is for {@link Verification} to do in order. */
    private boolean consistent(EntryView entry) {
        if (entry.provenance() == Provenance.UNAVAILABLE) {
            return false;
        }
        long before = problems.contradictions() + problems.notes();
        consistency.check(entry);
        return problems.contradictions() + problems.notes() == before;
    }

    private void keep(int index) {
        if (otherCount == others.length) {
            others = Arrays.copyOf(others, Math.max(16, 2 * otherCount));
        }
        others[otherCount++] = index;
    }

    /** The good entries, by what comparing their template digests says. */
    TemplateDigestCounter good() {
        return good;
    }

    /** True when an entry matches only as long as all others of its list are padded as well. */
    boolean padded() {
        return padded;
    }

    /** How many entries are not good. */
    int others() {
        return otherCount;
    }

    /** Index in the batch of one of them, in ascending order. */
    int other(int which) {
        return others[which];
    }
}
