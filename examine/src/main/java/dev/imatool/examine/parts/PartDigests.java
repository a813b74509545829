package dev.imatool.examine.parts;

import dev.imatool.examine.input.ListPass;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the entries of a part extend one register with, in the kernel's way since 5.8: the template digest in the hash of the bank, or
 * all ones for a violation ({@code ima_pcr_extend}). Takes as many bytes for each entry as the bank's digests have.
 */
final class PartDigests {
    private final int step;
    private final long most;
    private byte[] digests = new byte[0];
    private int used;
    private boolean usable = true;
    private boolean first = true;
    private boolean begins;

    private PartDigests(PcrBank bank, long most) {
        this.step = bank.digestLength();
        this.most = most;
    }

    /**
     * Reads a part.
     *
     * @param most entries of the register after which it is given up as too long
     * @throws dev.imatool.examine.input.UnreadableInputException if it cannot be read
     */
    static PartDigests of(ListPass pass, InputSource part, PartRegister register, long most) throws IOException {
        PartDigests digests = new PartDigests(register.bank(), most);
        pass.unchecked(part, entry -> digests.take(entry, register));
        return digests;
    }

    private void take(TemplateDigests entry, PartRegister register) {
        if (first) {
            begins = entry.entry().bootAggregate();
            first = false;
        }
        if (!usable || entry.entry().pcr() != register.pcr()) {
            return;
        }
        if (entries() >= most) {
            giveUp();
            return;
        }
        if (used + step > digests.length) {
            digests = Arrays.copyOf(digests, Math.max(64 * step, 2 * digests.length));
        }
        PcrBank bank = register.bank();
        if (entry.entry().violation()) {
            Arrays.fill(digests, used, used + step, (byte) 0xff);
        } else if (entry.computable()) {
            System.arraycopy(entry.computed(bank), entry.offset(bank), digests, used, step);
        } else if (entry.loggedIn(bank)) {
            ByteSlice logged = entry.entry().templateDigest();
            System.arraycopy(logged.array(), logged.offset(), digests, used, step);
        } else {
            giveUp(); // ascii of another bank that lacks what was hashed
            return;
        }
        used += step;
    }

    private void giveUp() {
        usable = false;
        digests = new byte[0];
        used = 0;
    }

    /** False where an entry has no digest in this bank, or there are too many. */
    boolean usable() {
        return usable;
    }

    /** True when it begins with a boot_aggregate, so that nothing need be before it. */
    boolean begins() {
        return begins;
    }

    /** True when it extends the register with the same, which is all that a search sees of it. */
    boolean sameAs(PartDigests other) {
        return usable && other.usable && Arrays.equals(digests, 0, used, other.digests, 0, other.used);
    }

    /** How many of its entries extend the register. */
    int entries() {
        return used / step;
    }

    /** Copies what an entry extends it with; index from 0. */
    void copyTo(int index, byte[] target, int offset) {
        System.arraycopy(digests, index * step, target, offset, step);
    }
}
