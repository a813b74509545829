package dev.imatool.replay.explain;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One expected value, and the evidence that may explain it.
 *
 * @param bank the bank whose hash is tried
 * @param given the start value that the user gave for this PCR
 * @param candidates what else may have been extended
 */
record Question(
        ExpectedPcr expected,
        PcrBank bank,
        Optional<Start> given,
        List<RecordedList> lists,
        List<RecordedList> references,
        List<Candidate> candidates) {
    int pcr() {
        return expected.pcr();
    }

    byte[] value() {
        return expected.value().toByteArray();
    }

    /** The value that the PCR began with: zero where the user does not say otherwise. */
    Start base() {
        return given.orElse(Start.zero(bank));
    }

    /** The entries of this PCR in each convention of kernels. */
    List<Column> columns(RecordedList list) {
        return columns(list, pcr(), Convention.ofKernels(bank, list.violations() > 0), false);
    }

    List<Column> columns(RecordedList list, int pcr, List<Convention> conventions, boolean reference) {
        return conventions.stream()
                .map(one -> Column.of(bank, list, one, reference, row -> list.pcr(row) == pcr))
                .toList();
    }

    /** The same of every list that has entries of this PCR. */
    Stream<Column> allColumns() {
        return lists.stream().flatMap(list -> columns(list).stream()).filter(column -> column.size() > 0);
    }
}
