package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.EntryBatch;
import dev.imatool.model.EntryView;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.BatchDigests;
import dev.imatool.replay.templatedigest.EntryDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One PCR of one bank in one list, under every scheme that may still turn out to be the kernel's.
 *
 * <p>The per-bank register comes first. Up to the first violation one register serves both violation styles of
 * {@link Scheme#PADDED_SHA1}. Once every expected value is met, the registers that met none are given up.
 */
final class BankReplay {
    private final PcrBank bank;
    private final Optional<ByteString> start;
    private final List<Register> registers = new ArrayList<>();
    private final List<Target> targets;
    private final String list;
    private final int pcr;
    private boolean stylesSplit;
    private long entries;
    private long violations;
    private long first;
    private boolean begins;

    /**
     * @param list the list it belongs to
     * @param pcr its index
     * @param hash the bank's hash function, shared by all registers
     * @param both whether the padded SHA-1 scheme is wanted in addition to the per-bank one
     * @param expected the values to look out for
     * @param start what the PCR held before, where the user says so
     */
    BankReplay(
            String list,
            int pcr,
            PcrBank bank,
            BankHash hash,
            boolean both,
            List<ExpectedPcr> expected,
            Optional<ByteString> start) {
        this.list = list;
        this.pcr = pcr;
        this.bank = bank;
        this.start = start;
        this.targets = expected.stream().map(Target::new).toList();
        registers.add(new Register(bank, hash, Scheme.PER_BANK, ViolationStyle.ALL_ONES, start));
        if (both && bank != PcrBank.SHA1) {
            registers.add(new Register(bank, hash, Scheme.PADDED_SHA1, ViolationStyle.PADDED_ONES, start));
        }
    }

    /** Extends the entry that {@code digests} stands on. */
    void extend(EntryDigests digests) {
        EntryView entry = digests.entry();
        if (entries == 0) {
            first = entry.number();
            begins = entry.bootAggregate();
        }
        entries++;
        if (entry.violation()) {
            violations++;
            if (!stylesSplit) {
                splitStyles();
            }
        }
        for (int i = 0; i < registers.size(); i++) {
            registers.get(i).extend(digests);
        }
        lookOut(entry);
    }

    /**
     * Extends entries of this PCR that follow each other in a batch, none of them a violation and all with template data.
     *
     * @param from index of the first in the batch
     * @param to index after the last
     */
    void extend(EntryBatch batch, BatchDigests digests, int from, int to) {
        if (entries == 0) {
            first = batch.entry(from).number();
            begins = batch.entry(from).bootAggregate();
        }
        int at = from;
        while (at < to) {
            int end = allMet() ? to : at + 1;
            for (int i = 0; i < registers.size(); i++) {
                registers.get(i).extend(digests, at, end);
            }
            entries += end - at;
            lookOut(batch.entry(at));
            at = end;
        }
    }

    private void lookOut(EntryView entry) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).meets(registers, entry, entries)) {
                giveUpNeedless();
            }
        }
    }

    private boolean allMet() {
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).met()) {
                return false;
            }
        }
        return true;
    }

    private void splitStyles() {
        stylesSplit = true;
        for (Register register : List.copyOf(registers)) {
            if (register.scheme() == Scheme.PADDED_SHA1) {
                registers.add(register.fork(ViolationStyle.ALL_ONES));
            }
        }
    }

    private void giveUpNeedless() {
        List<Register> met = new ArrayList<>();
        for (Target target : targets) {
            if (target.register().isEmpty()) {
                return;
            }
            met.add(target.register().get());
        }
        registers.retainAll(met);
        stylesSplit = true;
    }

    /** What an unmet value is reported with: a chain that broke, because its later values are not known, else per bank. */
    private Register unmet() {
        return registers.stream()
                .filter(register -> register.brokenAt().isPresent())
                .findFirst()
                .orElse(registers.get(0));
    }

    /** Number of its first entry. */
    long first() {
        return first;
    }

    /** True when its first entry is a boot_aggregate; one that is plain is none. */
    boolean begins() {
        return begins;
    }

    /** True when an expected value was met from zero. */
    boolean meetsSome() {
        return start.isEmpty() && targets.stream().anyMatch(Target::met);
    }

    /**
     * The rows of this PCR and bank: one per expected value, or one per scheme where none is.
     *
     * @param ofEntries where it begins, by the entries of the list
     */
    List<ReplayedPcr> rows(ListBeginning ofEntries) {
        ListBeginning beginning = start.isPresent() ? ListBeginning.GIVEN_START : ofEntries;
        RowHead head = new RowHead(list, pcr, entries, violations, beginning, start);
        List<ReplayedPcr> rows = new ArrayList<>();
        for (Target target : targets) {
            Register register = target.register().orElseGet(this::unmet);
            rows.add(head.row(bank, register, Optional.empty(), Optional.of(target.match(head.entries()))));
        }
        if (targets.isEmpty()) {
            rows.add(head.row(bank, registers.get(0), Optional.empty(), Optional.empty()));
            if (registers.size() > 1) {
                Optional<ByteString> other =
                        registers.size() > 2 ? registers.get(2).value() : Optional.empty();
                rows.add(head.row(bank, registers.get(1), other, Optional.empty()));
            }
        }
        return rows;
    }
}
