package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.PaddedBelief;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.EntryProblem.Evidence;

/**
 * Checks entry by entry whether a list agrees with itself: template digests against template data, and the data's fields
 * against each other. Says nothing about whether a machine ever logged it; for that, replay it.
 *
 * <p>Nothing is allocated for a good entry, and problems are kept up to a bound. Not for use by several threads.
 */
public final class Verification {
    private final EntryProblems problems = new EntryProblems();
    private final ConsistencyChecker consistency = new ConsistencyChecker(problems);
    private final TemplateDigestCounter counter = new TemplateDigestCounter();
    private final PaddedBelief padded = new PaddedBelief();
    private EntryProblems unlessPadded = new EntryProblems();
    private final TemplateDigests ownDigests = new TemplateDigests();

    /** Checks {@code entry}. */
    public TemplateDigestCheck check(EntryView entry) {
        ownDigests.standOn(entry);
        return check(ownDigests);
    }

    /** Checks the entry that {@code digests} stands on, with digests shared with a replay. */
    public TemplateDigestCheck check(TemplateDigests digests) {
        TemplateDigestCheck check = digests.check();
        believe(digests);
        counter.add(check);
        if (check == TemplateDigestCheck.MISMATCH) {
            problems.add(EntryProblemKind.TEMPLATE_DIGEST_MISMATCH, digests.entry(), () -> mismatch(digests));
        } else if (check == TemplateDigestCheck.NOT_COMPUTABLE) {
            problems.add(
                    EntryProblemKind.ENTRY_UNPROVEN, digests.entry(), () -> EntryProblem.loggedDigest(digests.entry()));
        }
        consistency.check(digests.entry());
        return check;
    }

    /** Keeps for later what is wrong with an entry that matches only as long as all others fit; or takes back such matches. */
    private void believe(TemplateDigests digests) {
        long before = padded.entries();
        long takenBack = padded.add(digests.entry());
        if (takenBack > 0) {
            counter.takeBack(takenBack);
            problems.addAll(unlessPadded);
        }
        if (padded.entries() < before) {
            unlessPadded = new EntryProblems();
        } else if (padded.entries() > before) {
            PcrBank byLength = LoggedDigestKind.usual(
                            digests.entry().templateDigest().length())
                    .orElseThrow()
                    .bank();
            unlessPadded.add(
                    EntryProblemKind.TEMPLATE_DIGEST_MISMATCH, digests.entry(), () -> mismatch(digests, byLength));
        }
    }

    /** Takes the entries of a batch that {@code screening} has just screened. */
    public void check(EntryBatch batch, BatchScreening screening) {
        if (screening.padded() || padded.entries() > 0) {
            for (int i = 0; i < batch.size(); i++) {
                check(batch.entry(i));
            }
            return;
        }
        counter.addAll(screening.good());
        for (int i = 0; i < screening.others(); i++) {
            check(batch.entry(screening.other(i)));
        }
    }

    private static Evidence mismatch(TemplateDigests digests) {
        return mismatch(digests, digests.entry().digestKind().orElseThrow().bank());
    }

    private static Evidence mismatch(TemplateDigests digests, PcrBank bank) {
        ByteSlice logged = digests.entry().templateDigest();
        EntryValue computed = new EntryValue.Digest(ByteString.copyOf(digests.computed(bank)));
        return Evidence.of(new EntryValue.Digest(logged.toByteString()), computed)
                .in(bank.algorithm().kernelName());
    }

    /** What was found in the entries checked so far. */
    public VerificationResult result() {
        TemplateDigestCounts counts = counter.counts();
        VerificationVerdict verdict = VerificationVerdict.of(counts, problems.contradictions());
        return new VerificationResult(verdict, counts, problems.kept(), problems.counts());
    }
}
