package dev.imatool.examine.report;

import dev.imatool.appraise.known.Answer;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import java.util.Optional;

/**
 * An entry and what sources of known files say of it.
 *
 * @param input name of the input
 * @param entry number of the entry
 * @param location where it is
 * @param said what they say
 * @param role role in which its path was looked up; absent where nothing was looked up
 * @param container whose it is; absent for the host
 * @param image of the references against which its container was held; absent where it fits none or there is none
 * @param path path in the container, or label
 * @param logged the digest of its content
 */
public record JudgedEntry(
        String input,
        long entry,
        Location location,
        EntryAnswer said,
        Optional<PathRole> role,
        Optional<Container> container,
        Optional<String> image,
        ByteString path,
        Optional<ContentDigest> logged) {
    /** What it is, by all sources together. */
    public Answer answer() {
        return said.answer();
    }
}
