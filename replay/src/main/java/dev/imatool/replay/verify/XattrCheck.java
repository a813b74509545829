package dev.imatool.replay.verify;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.replay.verify.EntryProblem.Evidence;

/**
 * Checks the three fields that describe the extended attributes under a portable EVM signature: as many names as lengths,
 * values as long as the lengths say in either byte order, names ended by their only NUL (kernel {@code
 * evm_read_protected_xattrs}).
 */
final class XattrCheck {
    private static final int WORD = 4;

    private final EntryProblems problems;

    XattrCheck(EntryProblems problems) {
        this.problems = problems;
    }

    /** Checks the fields that stand next to the lengths at {@code index}. */
    void check(EntryView entry, int index) {
        ByteSlice lengths = entry.field(index);
        if (lengths.length() % WORD != 0) {
            String logged = lengths.length() + " bytes of lengths";
            disagree(entry, logged, "a multiple of 4");
            return;
        }
        int names = entry.template().indexOf(FieldId.XATTRNAMES);
        if (names >= 0) {
            checkNames(entry, entry.field(names), lengths.length() / WORD);
        }
        int values = entry.template().indexOf(FieldId.XATTRVALUES);
        if (values >= 0) {
            checkValues(entry, entry.field(values), lengths);
        }
    }

    private void checkNames(EntryView entry, ByteSlice names, int lengths) {
        int count = names.length() == 0 ? 0 : 1;
        int nul = names.length();
        for (int i = names.length() - 1; i >= 0; i--) {
            if (names.at(i) == '|') {
                count++;
            } else if (names.at(i) == 0) {
                nul = i;
            }
        }
        if (names.length() == 1 && nul == 0) {
            count = 0;
        }
        if (count != lengths) {
            disagree(entry, count + " names", lengths + " lengths");
        } else if (names.length() > 0 && nul != names.length() - 1) {
            disagree(entry, "names of " + names.length() + " bytes", "one NUL at their end");
        }
    }

    private void checkValues(EntryView entry, ByteSlice values, ByteSlice lengths) {
        long little = sum(lengths, ByteOrder.LITTLE);
        if (little != values.length() && sum(lengths, ByteOrder.BIG) != values.length()) {
            disagree(entry, values.length() + " bytes of values", little + " bytes by their lengths");
        }
    }

    private static long sum(ByteSlice words, ByteOrder order) {
        long sum = 0;
        for (int i = 0; i < words.length(); i += WORD) {
            sum += order.u32(words.array(), words.offset() + i);
        }
        return sum;
    }

    private void disagree(EntryView entry, String logged, String computed) {
        problems.add(EntryProblemKind.XATTRS_DISAGREE, entry, () -> Evidence.of(logged, computed));
    }
}
