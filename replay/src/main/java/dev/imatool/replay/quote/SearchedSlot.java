package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.replay.Register;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.ViolationStyle;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One quoted PCR while the digest over all of them is looked for: what the list makes of it from its start, or a given value
 * where the list does not extend it. A given value never stands in for entries.
 */
final class SearchedSlot {
    /** A TPM starts these with all ones; until a dynamic launch nothing extends them. */
    private static final int FIRST_DYNAMIC = 17;

    private static final int LAST_DYNAMIC = 22;

    private final Slot slot;
    private final PcrBank bank;
    private final Optional<byte[]> given;
    private final Optional<ByteString> start;
    private final List<Register> registers = new ArrayList<>();
    private boolean extended;

    /** @param start what the PCR held before, where the user says so */
    SearchedSlot(Slot slot, PcrBank bank, BankHash hash, Optional<ByteString> given, Optional<ByteString> start) {
        this.start = start;
        this.slot = slot;
        this.bank = bank;
        this.given = given.map(ByteString::toByteArray);
        registers.add(new Register(bank, hash, Scheme.PER_BANK, ViolationStyle.ALL_ONES, start));
        if (bank != PcrBank.SHA1) {
            registers.add(new Register(bank, hash, Scheme.PADDED_SHA1, ViolationStyle.PADDED_ONES, start));
            registers.add(new Register(bank, hash, Scheme.PADDED_SHA1, ViolationStyle.ALL_ONES, start));
        }
    }

    Slot slot() {
        return slot;
    }

    PcrBank bank() {
        return bank;
    }

    Optional<ByteString> start() {
        return start;
    }

    boolean extended() {
        return extended;
    }

    void extend(TemplateDigests digests) {
        extended = true;
        for (int i = 0; i < registers.size(); i++) {
            registers.get(i).extend(digests);
        }
    }

    /** Copies its value into {@code target}, as many bytes as the bank's digests have. */
    void copyTo(byte[] target, int offset, SchemeChoice choice) {
        if (!extended && given.isPresent()) {
            System.arraycopy(given.get(), 0, target, offset, bank.digestLength());
        } else if (!extended && start.isEmpty() && slot.pcr() >= FIRST_DYNAMIC && slot.pcr() <= LAST_DYNAMIC) {
            Arrays.fill(target, offset, offset + bank.digestLength(), (byte) 0xff);
        } else {
            register(choice).copyTo(target, offset);
        }
    }

    Register register(SchemeChoice choice) {
        if (choice.scheme(bank) == Scheme.PER_BANK) {
            return registers.get(0);
        }
        return registers.get(choice.style() == ViolationStyle.PADDED_ONES ? 1 : 2);
    }

    /** True when nothing is known of it from some entry on. */
    boolean broken(SchemeChoice choice) {
        return register(choice).brokenAt().isPresent();
    }
}
