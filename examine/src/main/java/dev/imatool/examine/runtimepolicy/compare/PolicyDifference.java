package dev.imatool.examine.runtimepolicy.compare;

import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * One thing in which two policies differ.
 *
 * @param part of the policy
 * @param change from the first to the second
 * @param name of the path, keyring or buffer; absent for other parts
 * @param removed digests that only the first has under the name
 * @param added digests that only the second has under the name
 * @param before what the first says, for parts without digests: not safe to print; absent where it says nothing
 * @param after what the second says
 */
public record PolicyDifference(
        PolicyStatement.Part part,
        PolicyStatement.Change change,
        Optional<ByteString> name,
        List<ByteString> removed,
        List<ByteString> added,
        Optional<String> before,
        Optional<String> after) {
    public PolicyDifference {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
