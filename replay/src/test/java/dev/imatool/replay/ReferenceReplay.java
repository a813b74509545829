package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.list.ListEntry;
import java.util.Arrays;
import java.util.List;

/** The replay as one would write it on a blackboard. */
final class ReferenceReplay {
    private ReferenceReplay() {}

    static ByteString pcr(PcrBank bank, int pcr, Scheme scheme, ViolationStyle style, List<ListEntry> entries) {
        ByteString value = ByteString.copyOf(new byte[bank.digestLength()]);
        for (ListEntry entry : entries) {
            if (entry.pcr() == pcr) {
                value = ListEntry.hash(bank, ListEntry.join(value, extended(bank, scheme, style, entry)));
            }
        }
        return value;
    }

    private static ByteString extended(PcrBank bank, Scheme scheme, ViolationStyle style, ListEntry entry) {
        byte[] ones = new byte[style == ViolationStyle.ALL_ONES ? bank.digestLength() : 20];
        Arrays.fill(ones, (byte) 0xff);
        PcrBank hash = scheme == Scheme.PER_BANK ? bank : PcrBank.SHA1;
        byte[] digest =
                entry.violation() ? ones : ListEntry.hash(hash, entry.data()).toByteArray();
        return ByteString.copyOf(Arrays.copyOf(digest, bank.digestLength()));
    }
}
