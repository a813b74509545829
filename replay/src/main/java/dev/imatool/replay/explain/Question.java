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
 * @param variation a cause that is taken for granted
 */
record Question(
        ExpectedPcr expected,
        PcrBank bank,
        Optional<Start> given,
        List<RecordedList> lists,
        List<RecordedList> references,
        List<Candidate> candidates,
        Variation variation) {
    /** The same question, where {@code cause} is taken for granted. */
    Question with(Variation cause) {
        return new Question(expected, bank, given, lists, references, candidates, cause);
    }

    int pcr() {
        return expected.pcr();
    }

    byte[] value() {
        return expected.value().toByteArray();
    }

    /** The value that the PCR began with: zero where neither the variation nor the user says otherwise. */
    Start base() {
        return variation.start().or(() -> given).orElseGet(() -> Start.zero(bank));
    }

    /** What entries extend: as kernels do, where the variation does not say otherwise. */
    List<Convention> conventions(boolean violations) {
        return variation.convention().map(List::of).orElseGet(() -> Convention.ofKernels(bank, violations));
    }

    /** The entries of this PCR in each convention of kernels. */
    List<Column> columns(RecordedList list) {
        return columns(list, pcr(), conventions(list.violations() > 0), false);
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
