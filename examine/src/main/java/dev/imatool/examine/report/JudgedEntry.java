package dev.imatool.examine.report;

import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.Via;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import java.util.List;
import java.util.Optional;

/**
 * An entry and what sources of known files say of it.
 *
 * @param input name of the input
 * @param entry number of the entry
 * @param location where it is
 * @param answer what it is, by all sources together
 * @param reason what is behind that
 * @param role role in which its path was looked up; absent where nothing was looked up
 * @param container whose it is; absent for the host
 * @param image of the references against which its container was held; absent where it fits none or there is none
 * @param path path in the container, or label
 * @param logged the digest of its content
 * @param by what says so; some of it, where there is much
 * @param expected some of the digests that are good under its path instead
 * @param elsewhere some other roles that have its path, where its own does not
 */
public record JudgedEntry(
        String input,
        long entry,
        Location location,
        Answer answer,
        Optional<AnswerReason> reason,
        Optional<PathRole> role,
        Optional<Container> container,
        Optional<String> image,
        ByteString path,
        Optional<ContentDigest> logged,
        List<By> by,
        List<ContentDigest> expected,
        List<KnownElsewhere> elsewhere) {
    public JudgedEntry {
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
     */
    public record By(String source, boolean bad, String item, ByteString path, Via via, KnownFile.State state) {}
}
