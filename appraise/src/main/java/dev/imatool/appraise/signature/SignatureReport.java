package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.model.EntryCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the signatures of a whole list.
 *
 * @param counts entries by verdict
 * @param notGood the first of those entries with a signature that is not good
 * @param omitted how many more of them there are
 */
public record SignatureReport(SignatureCounts counts, List<EntrySignatures> notGood, long omitted) {
    private static final int LISTED = 1000;

    public SignatureReport {
        notGood = List.copyOf(notGood);
    }

    /**
     * Judges every entry that {@code cursor} still has.
     *
     * @throws IOException only if the input cannot be read
     */
    public static SignatureReport of(EntryCursor cursor, SignatureKeys keys, HashFunctions hashes) throws IOException {
        SignatureAppraisal appraisal = new SignatureAppraisal(keys, hashes);
        List<EntrySignatures> notGood = new ArrayList<>();
        long omitted = 0;
        while (cursor.next()) {
            EntrySignatures judged = appraisal
                    .appraise(cursor.entry())
                    .filter(one -> one.verdict().compareTo(SignatureVerdict.GOOD) < 0)
                    .orElse(null);
            if (judged != null && notGood.size() < LISTED) {
                notGood.add(judged);
            } else if (judged != null) {
                omitted++;
            }
        }
        return new SignatureReport(appraisal.counts(), notGood, omitted);
    }
}
