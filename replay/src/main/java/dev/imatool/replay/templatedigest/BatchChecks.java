package dev.imatool.replay.templatedigest;

import dev.imatool.model.EntryBatch;

/** What comparing the template digests of the entries of a batch says, kept until the batch is filled anew. */
public final class BatchChecks {
    private final TemplateDigests digests = new TemplateDigests();
    private TemplateDigestCheck[] checks = new TemplateDigestCheck[0];

    /** Checks the entries that {@code batch} holds now. */
    public void check(EntryBatch batch) {
        if (checks.length < batch.size()) {
            checks = new TemplateDigestCheck[batch.size()];
        }
        for (int i = 0; i < batch.size(); i++) {
            digests.standOn(batch.entry(i));
            checks[i] = digests.check();
        }
    }

    /** What it says of entry {@code index}, from 0. */
    public TemplateDigestCheck of(int index) {
        return checks[index];
    }
}
