package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.Register;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.ViolationStyle;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One quoted PCR, extended under every scheme until it holds the quoted value. It keeps that value up to the next entry of
 * the same PCR: any prefix of the list that ends in between agrees with it.
 */
final class SlotChain {
    private final Slot slot;
    private final ByteString value;
    private final Optional<ByteString> start;
    private final byte[] expected;
    private final List<Register> registers = new ArrayList<>();
    private @Nullable Register met;
    private boolean reached;
    private boolean extended;
    private long from;
    private Optional<Container> fromIn = Optional.empty();
    private long next;

    /** @param start what the PCR held before, where the user says so */
    SlotChain(Slot slot, PcrBank bank, BankHash hash, ByteString value, Optional<ByteString> start) {
        this.start = start;
        this.slot = slot;
        this.value = value;
        this.expected = value.toByteArray();
        registers.add(new Register(bank, hash, Scheme.PER_BANK, ViolationStyle.ALL_ONES, start));
        if (bank != PcrBank.SHA1) {
            registers.add(new Register(bank, hash, Scheme.PADDED_SHA1, ViolationStyle.PADDED_ONES, start));
            registers.add(new Register(bank, hash, Scheme.PADDED_SHA1, ViolationStyle.ALL_ONES, start));
        }
        this.reached = start.map(value::equals).orElseGet(value::allZero);
    }

    /** Extends an entry of this PCR; true when it has just reached the quoted value. */
    boolean extend(TemplateDigests digests) {
        extended = true;
        if (reached) {
            next = next == 0 ? digests.entry().number() : next;
            return false;
        }
        for (int i = 0; i < registers.size(); i++) {
            Register register = registers.get(i);
            register.extend(digests);
            if (!reached && register.holds(expected)) {
                reached = true;
                met = register;
                from = digests.entry().number();
                fromIn = digests.entry().container();
            }
        }
        return reached;
    }

    int pcr() {
        return slot.pcr();
    }

    /** True when the user says what it held before. */
    boolean begins() {
        return start.isPresent();
    }

    /** True when it has held the quoted value after an entry, and began at zero. */
    boolean reachedFromZero() {
        return from > 0 && start.isEmpty();
    }

    /** True when the list has extended it. */
    boolean extended() {
        return extended;
    }

    /** True when it has held the quoted value. */
    boolean reached() {
        return reached;
    }

    /** The entry after which it holds the quoted value. */
    long from() {
        return from;
    }

    /** The entry with which it loses that value, or the greatest number where it keeps it. */
    long until() {
        return next == 0 ? Long.MAX_VALUE : next;
    }

    /** @param ofEntries where the entries of the PCR begin, by themselves */
    QuotedPcr result(ListBeginning ofEntries) {
        ListBeginning beginning = start.isPresent() ? ListBeginning.GIVEN_START : ofEntries;
        QuotedPcr.State state = !extended
                ? QuotedPcr.State.NOT_EXTENDED
                : reached
                        ? QuotedPcr.State.REPRODUCED
                        : registers.stream()
                                        .anyMatch(
                                                register -> register.brokenAt().isPresent())
                                ? QuotedPcr.State.NOT_COMPUTABLE
                                : beginning.known()
                                        ? QuotedPcr.State.NOT_REPRODUCED
                                        : QuotedPcr.State.UNKNOWN_BEGINNING;
        return new QuotedPcr(
                slot,
                Optional.of(value),
                state,
                state == QuotedPcr.State.REPRODUCED ? OptionalLong.of(from) : OptionalLong.empty(),
                fromIn,
                Optional.ofNullable(met).map(Register::scheme),
                extended ? start : Optional.empty());
    }
}
