package dev.imatool.replay;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One PCR of one bank under one scheme and violation style, extended in place: {@code value = H(value || extended)}.
 *
 * <p>Allocates one buffer of two digest lengths: the value, and after it what is extended next.
 */
public final class Register {
    private final PcrBank bank;
    private final BankHash hash;
    private final Scheme scheme;
    private final ViolationStyle style;
    private final PcrBank source;
    private final int length;
    private final byte[] buffer;
    private long loggedDigestsUsed;
    private long brokenAt;
    private Optional<Container> brokenIn = Optional.empty();

    /** A register that starts at zero. */
    public Register(PcrBank bank, BankHash hash, Scheme scheme, ViolationStyle style) {
        this(bank, hash, scheme, style, Optional.empty());
    }

    /** @param start what it holds first, as long as the bank's digests; zero where it is absent */
    public Register(PcrBank bank, BankHash hash, Scheme scheme, ViolationStyle style, Optional<ByteString> start) {
        this.bank = bank;
        this.hash = hash;
        this.scheme = scheme;
        this.style = style;
        this.source = scheme == Scheme.PER_BANK ? bank : PcrBank.SHA1;
        this.length = bank.digestLength();
        this.buffer = new byte[2 * length];
        start.ifPresent(value -> System.arraycopy(value.toByteArray(), 0, buffer, 0, length));
    }

    /** A register that goes on from here in another violation style. */
    public Register fork(ViolationStyle other) {
        Register fork = new Register(bank, hash, scheme, other);
        System.arraycopy(buffer, 0, fork.buffer, 0, buffer.length);
        fork.loggedDigestsUsed = loggedDigestsUsed;
        fork.brokenAt = brokenAt;
        fork.brokenIn = brokenIn;
        return fork;
    }

    /** Extends the entry that {@code digests} stands on. */
    public void extend(EntryDigests digests) {
        if (brokenAt != 0) {
            return;
        }
        if (digests.entry().violation()) {
            roll(style == ViolationStyle.ALL_ONES ? length : PcrBank.SHA1.digestLength());
        } else if (digests.computable()) {
            roll(digests.computed(source), digests.offset(source), source.digestLength());
        } else if (digests.loggedIn(source)) {
            ByteSlice logged = digests.entry().templateDigest();
            loggedDigestsUsed++;
            roll(logged.array(), logged.offset(), source.digestLength());
        } else {
            brokenAt = digests.entry().number();
            brokenIn = digests.entry().container();
        }
    }

    /** Extends entries of a batch that follow each other, none of them a violation and all with template data. */
    void extend(BatchDigests digests, int from, int to) {
        if (brokenAt != 0) {
            return;
        }
        byte[] computed = digests.in(source);
        int step = source.digestLength();
        for (int i = from; i < to; i++) {
            roll(computed, i * step, step);
        }
    }

    private void roll(byte[] digest, int offset, int digestLength) {
        System.arraycopy(digest, offset, buffer, length, digestLength);
        Arrays.fill(buffer, length + digestLength, 2 * length, (byte) 0);
        hash.hash(buffer, 0, 2 * length, buffer, 0);
    }

    private void roll(int ones) {
        Arrays.fill(buffer, length, length + ones, (byte) 0xff);
        Arrays.fill(buffer, length + ones, 2 * length, (byte) 0);
        hash.hash(buffer, 0, 2 * length, buffer, 0);
    }

    /** True when it holds {@code expected} now. */
    public boolean holds(byte[] expected) {
        return brokenAt == 0 && Arrays.equals(buffer, 0, length, expected, 0, expected.length);
    }

    /** Copies the value it holds into {@code target}; what it held last where {@link #brokenAt} is present. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(buffer, 0, target, offset, length);
    }

    /** What each entry is extended with. */
    public Scheme scheme() {
        return scheme;
    }

    /** What violations are extended with. */
    public ViolationStyle style() {
        return style;
    }

    /** Entries extended as logged, unchecked, without template data. */
    public long loggedDigestsUsed() {
        return loggedDigestsUsed;
    }

    /** The entry from which on nothing is known: it has no template digest in this bank, nor data to compute one from. */
    public OptionalLong brokenAt() {
        return brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt);
    }

    /** The container of that entry; absent for the host. */
    public Optional<Container> brokenIn() {
        return brokenIn;
    }

    /** The value, unless the chain is broken. */
    public Optional<ByteString> value() {
        return brokenAt == 0 ? Optional.of(ByteString.copyOf(buffer, 0, length)) : Optional.empty();
    }
}
