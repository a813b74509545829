package dev.imatool.examine.replay;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a list, or of each of several. Names of files are as typed; {@code -} is standard input.
 *
 * @param lists the list as typed; several, or a directory of them, where each is replayed independently
 * @param expected PCR values that the list is to lead to
 * @param banks the only PCR banks that count; all of them where none is named
 * @param starts what PCRs held before the first entry of the list
 * @param eventLog file with the firmware's event log of the same boot
 */
public record ReplayQuestion(
        List<String> lists,
        ExpectedArguments expected,
        List<PcrBank> banks,
        GivenStarts starts,
        Optional<String> eventLog) {
    public ReplayQuestion {
        lists = List.copyOf(lists);
        banks = List.copyOf(banks);
    }

    /** The one list. */
    String list() {
        if (lists.size() != 1) {
            throw new IllegalArgumentException(lists.size() + " lists where there must be one");
        }
        return lists.get(0);
    }

    /** True when values of {@code value}'s bank count. */
    boolean counts(ExpectedPcr value) {
        return banks.isEmpty()
                || PcrBank.ofName(value.bank()).filter(banks::contains).isPresent();
    }

    /** What computes the values that are compared with {@code values}, or all values of the banks where there are none. */
    Replay replay(List<ExpectedPcr> values) {
        return values.isEmpty() && !banks.isEmpty() ? Replay.ofBanks(banks, starts) : Replay.against(values, starts);
    }
}
