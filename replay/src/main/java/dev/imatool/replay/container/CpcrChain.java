package dev.imatool.replay.container;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** The cPCR of one namespace list while it grows: SHA1(cPCR, template digest) from zero; ones for a violation. */
final class CpcrChain {
    private static final int LENGTH = CpcrSnapshot.LENGTH;

    private final BankHash sha1;
    private final byte[] message = new byte[2 * LENGTH];
    private final Optional<ByteString> logged;
    private long entries;
    private boolean broken;
    private long metAt;
    private long metAfter;

    /** @param sha1 shared by all chains, because there may be as many as entries */
    CpcrChain(BankHash sha1, Optional<ByteString> logged) {
        this.sha1 = sha1;
        this.logged = logged;
    }

    void extend(TemplateDigests digests) {
        entries++;
        broken |= !digest(digests);
        if (broken) {
            return;
        }
        sha1.hash(message, 0, message.length, message, 0);
        if (logged.isPresent() && logged.get().equals(ByteString.copyOf(message, 0, LENGTH))) {
            metAt = digests.entry().number();
            metAfter = entries;
        }
    }

    /** Puts what is extended after the value; false when it is not known. */
    private boolean digest(TemplateDigests digests) {
        ByteSlice asLogged = digests.entry().templateDigest();
        if (digests.entry().violation()) {
            Arrays.fill(message, LENGTH, message.length, (byte) 0xff);
        } else if (digests.computable()) {
            System.arraycopy(digests.computed(PcrBank.SHA1), 0, message, LENGTH, LENGTH);
        } else if (digests.loggedIn(PcrBank.SHA1)) {
            System.arraycopy(asLogged.array(), asLogged.offset(), message, LENGTH, LENGTH);
        } else {
            return false;
        }
        return true;
    }

    boolean broken() {
        return broken;
    }

    /** Writes the value after the last entry. */
    void copyTo(byte[] target, int offset) {
        System.arraycopy(message, 0, target, offset, LENGTH);
    }

    /** True where it has led to the value of the {@code cpcr} file. */
    boolean met() {
        return metAt > 0;
    }

    /**
     * What it came to.
     *
     * @param row whether the row of the {@code cpcr} file is of this namespace
     */
    ContainerPcr result(int input, String list, Container namespace, boolean row) {
        boolean reached = row && met();
        return new ContainerPcr(
                input,
                list,
                namespace,
                entries,
                broken ? Optional.empty() : Optional.of(ByteString.copyOf(message, 0, LENGTH)),
                logged.filter(value -> row),
                reached ? OptionalLong.of(metAt) : OptionalLong.empty(),
                reached ? entries - metAfter : 0);
    }
}
