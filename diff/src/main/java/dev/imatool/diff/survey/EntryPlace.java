package dev.imatool.diff.survey;

import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * An entry among those of several inputs.
 *
 * @param input number of its input, from 0
 * @param entry its number in that input, from 1
 * @param namespace label of the namespace that it names
 * @param path its event name without the namespace
 * @param digest its file digest; absent where it could not be read
 */
public record EntryPlace(
        int input, long entry, Optional<String> namespace, ByteString path, Optional<MeasuredDigest> digest) {}
