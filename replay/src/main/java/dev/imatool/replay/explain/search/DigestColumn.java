package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.report.ViolationRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The digests that the entries of one PCR extend one bank with, under one convention: one array, in the order of the list.
 * It ends before the first entry whose digest is not known.
 */
public final class DigestColumn {
    private final PcrBank bank;
    private final RecordedList list;
    private final Convention convention;
    private final boolean reference;
    private final int length;
    private final int[] rows;
    private final byte[] digests;
    private final boolean broken;

    private DigestColumn(
            PcrBank bank,
            RecordedList list,
            Convention convention,
            boolean reference,
            int[] rows,
            byte[] digests,
            boolean broken) {
        this.bank = bank;
        this.list = list;
        this.convention = convention;
        this.reference = reference;
        this.length = bank.digestLength();
        this.rows = rows;
        this.digests = digests;
        this.broken = broken;
    }

    /**
     * Lays out a column.
     *
     * @param reference whether {@code list} is the reference
     * @param wanted which rows of the list belong to it
     */
    public static DigestColumn of(
            PcrBank bank, RecordedList list, Convention convention, boolean reference, IntPredicate wanted) {
        int length = bank.digestLength();
        int[] rows = new int[list.rows()];
        int size = 0;
        boolean broken = false;
        for (int row = 0; row < list.rows() && !broken; row++) {
            if (wanted.test(row) && !leftOut(list, convention, row)) {
                broken = !list.violation(row) && !list.known(row, convention.source());
                rows[size] = row;
                size += broken ? 0 : 1;
            }
        }
        byte[] digests = new byte[size * length];
        for (int at = 0; at < size; at++) {
            fill(digests, at * length, bank, list, convention, rows[at]);
        }
        return new DigestColumn(bank, list, convention, reference, Arrays.copyOf(rows, size), digests, broken);
    }

    /** The same entries of the list as they extend another bank; empty where a digest is not known there. */
    public Optional<DigestColumn> in(PcrBank other, Convention its) {
        byte[] filled = new byte[rows.length * other.digestLength()];
        for (int at = 0; at < rows.length; at++) {
            if (!list.violation(rows[at]) && !list.known(rows[at], its.source())) {
                return Optional.empty();
            }
            fill(filled, at * other.digestLength(), other, list, its, rows[at]);
        }
        return Optional.of(new DigestColumn(other, list, its, reference, rows, filled, broken));
    }

    private static boolean leftOut(RecordedList list, Convention convention, int row) {
        return list.violation(row) && convention.violations() == ViolationRule.NOT_EXTENDED;
    }

    private static void fill(byte[] digests, int at, PcrBank bank, RecordedList list, Convention convention, int row) {
        int length = bank.digestLength();
        int sourceLength = Math.min(length, convention.source().digestLength());
        if (list.violation(row)) {
            switch (convention.violations()) {
                case ALL_ONES -> Arrays.fill(digests, at, at + length, (byte) 0xff);
                case PADDED_ONES -> Arrays.fill(digests, at, at + PcrBank.SHA1.digestLength(), (byte) 0xff);
                case TEMPLATE_DIGEST -> list.copyDigest(row, convention.source(), digests, at, sourceLength);
                case ZEROS, NOT_EXTENDED -> {}
            }
            return;
        }
        list.copyDigest(row, convention.source(), digests, at, sourceLength);
        if (convention.logged()) {
            ByteString logged = list.logged().get(row);
            if (logged != null && logged.length() == convention.source().digestLength()) {
                logged.slice(0, sourceLength).copyTo(digests, at);
            }
        }
    }

    public PcrBank bank() {
        return bank;
    }

    public RecordedList list() {
        return list;
    }

    public Convention convention() {
        return convention;
    }

    public boolean padded() {
        return convention.padded(bank);
    }

    public boolean reference() {
        return reference;
    }

    /** How many entries it holds. */
    public int size() {
        return rows.length;
    }

    /** True when entries follow whose digests are not known. */
    public boolean broken() {
        return broken;
    }

    /** Number of the entry at a place of the column. */
    public long number(int at) {
        return list.number(rows[at]);
    }

    /** The entries at places {@code from} to before {@code to}. */
    public EntryRange range(int from, int to) {
        return new EntryRange(number(from), number(to - 1));
    }

    /** How far the first {@code entries} of the column are. */
    public Reach reach(int entries) {
        return new Reach(number(entries - 1), entries, (long) size() - entries);
    }

    /** How many entries follow the first {@code covered}. */
    public long after(int covered) {
        return Math.max(0, size() - covered);
    }

    public boolean bootAggregate(int at) {
        return list.bootAggregate(rows[at]);
    }

    public Optional<ByteString> eventName(int at) {
        return list.eventName(rows[at]);
    }

    /** Where the entry was measured; absent for the host. */
    public Optional<Container> container(int at) {
        return list.container(rows[at]);
    }

    /** All digests, one after the other. */
    public byte[] digests() {
        return digests;
    }

    public int offset(int at) {
        return at * length;
    }

    public ByteString digest(int at) {
        return ByteString.copyOf(digests, at * length, length);
    }

    /** Entries among the first {@code size} whose logged template digest is not the computed one. */
    public long notAsComputed(int size) {
        return Arrays.stream(rows, 0, size)
                .filter(row -> list.logged().containsKey(row))
                .count();
    }

    /** True when two places hold the same digest. */
    public boolean same(int one, int other) {
        return Arrays.equals(
                digests, offset(one), offset(one) + length, digests, offset(other), offset(other) + length);
    }
}
