package dev.imatool.examine.signature;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.replay.GivenStarts;
import java.util.List;

/**
 * What is asked of the signatures in a list. Names of files are as typed; {@code -} is standard input.
 *
 * @param list the list
 * @param keys files and directories with public keys to trust
 * @param measuredKeys true when certificates that the list itself measured count too
 * @param expected PCR values that say which of those count; only with {@code measuredKeys}
 * @param starts what PCRs held before the first entry of the list; only with {@code expected}
 * @param strict true when a signature by an unknown key, or one that cannot be checked, is a finding as well
 */
public record SignaturesQuestion(
        String list,
        List<String> keys,
        boolean measuredKeys,
        ExpectedArguments expected,
        GivenStarts starts,
        boolean strict) {
    public SignaturesQuestion {
        keys = List.copyOf(keys);
    }
}
