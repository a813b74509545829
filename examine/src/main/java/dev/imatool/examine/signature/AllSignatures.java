package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.examine.report.RowSink;
import java.io.IOException;

/** Every entry of a list that has or could have a signature; the list is read again each time, because a report does not keep them. */
@FunctionalInterface
public interface AllSignatures {
    /**
     * Hands all of them to {@code sink}, in the order of the list.
     *
     * @throws IOException if the list cannot be read again, or the sink cannot take an entry
     */
    void feed(RowSink<? super EntrySignatures> sink) throws IOException;
}
