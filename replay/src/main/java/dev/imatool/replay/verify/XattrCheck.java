package dev.imatool.replay.verify;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.replay.verify.EntryProblem.Evidence;
import dev.imatool.replay.verify.EntryValue.Countable;

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
            disagree(entry, amount(lengths.length(), Countable.BYTES_OF_LENGTHS), EntryValue.Form.WHOLE_LENGTHS);
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
            disagree(entry, amount(count, Countable.NAMES), amount(lengths, Countable.LENGTHS));
        } else if (names.length() > 0 && nul != names.length() - 1) {
            disagree(entry, amount(names.length(), Countable.BYTES_OF_NAMES), EntryValue.Form.NUL_AT_END_OF_NAMES);
        }
    }

    private void checkValues(EntryView entry, ByteSlice values, ByteSlice lengths) {
        long little = sum(lengths, ByteOrder.LITTLE);
        if (little != values.length() && sum(lengths, ByteOrder.BIG) != values.length()) {
            disagree(
                    entry,
                    amount(values.length(), Countable.BYTES_OF_VALUES),
                    amount(little, Countable.BYTES_BY_LENGTHS));
        }
    }

    private static long sum(ByteSlice words, ByteOrder order) {
        long sum = 0;
        for (int i = 0; i < words.length(); i += WORD) {
            sum += order.u32(words.array(), words.offset() + i);
        }
        return sum;
    }

    private static EntryValue amount(long number, Countable what) {
        return new EntryValue.Amount(number, what);
    }

    private void disagree(EntryView entry, EntryValue logged, EntryValue computed) {
        problems.add(EntryProblemKind.XATTRS_DISAGREE, entry, () -> Evidence.of(logged, computed));
    }
}
