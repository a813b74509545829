package dev.imatool.examine.report;

import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.Via;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import java.util.List;
import java.util.Optional;

/**
 * What sources of known files say of an entry.
 *
 * @param answer what it is, by all sources together
 * @param reason what is behind that
 * @param by what says so; some of it, where there is much
 * @param expected some of the digests that are good under its path instead
 * @param elsewhere some other roles that have its path, where its own does not
 */
public record EntryAnswer(
        Answer answer,
        Optional<AnswerReason> reason,
        List<By> by,
        List<ContentDigest> expected,
        List<KnownElsewhere> elsewhere) {
    public EntryAnswer {
        by = List.copyOf(by);
        expected = List.copyOf(expected);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Whose word it is.
     *
     * @param source name of the source, as given
     * @param bad true of a source of bad contents
     * @param item what of the source says so: package and version, layer, remark; empty where it is one whole
     * @param path as the source has it; empty where it names contents without files
     * @param via how the path of the entry leads there
     * @param state how the source stands to the content
     * @param signedBy the name of the given key whose valid signature of the content the source has; absent where it has none
     */
    public record By(
            String source,
            boolean bad,
            String item,
            ByteString path,
            Via via,
            KnownFile.State state,
            Optional<String> signedBy) {}
}
