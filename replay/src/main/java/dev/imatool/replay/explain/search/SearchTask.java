package dev.imatool.replay.explain.search;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.TrialScope;
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
public record SearchTask(
        ExpectedPcr expected,
        PcrBank bank,
        Optional<StartValue> given,
        List<RecordedList> lists,
        List<RecordedList> references,
        List<Candidate> candidates,
        Variation variation) {
    /** The same question, where {@code cause} is taken for granted. */
    public SearchTask with(Variation cause) {
        return new SearchTask(expected, bank, given, lists, references, candidates, cause);
    }

    /** The evidence there is. */
    public TrialScope scope() {
        return new TrialScope(
                !candidates.isEmpty(), given.isPresent(), !references.isEmpty(), List.of(), Optional.empty());
    }

    public int pcr() {
        return expected.pcr();
    }

    public byte[] value() {
        return expected.value().toByteArray();
    }

    /** The value that the PCR began with: zero where neither the variation nor the user sets another. */
    public StartValue base() {
        return variation.start().or(() -> given).orElseGet(() -> StartValue.zero(bank));
    }

    /** What entries extend: as kernels do, where the variation does not differ. */
    public List<Convention> conventions(boolean violations) {
        return variation.convention().map(List::of).orElseGet(() -> Convention.ofKernels(bank, violations));
    }

    /** The entries of this PCR in each convention of kernels. */
    public List<DigestColumn> columns(RecordedList list) {
        return columns(list, pcr(), conventions(list.violations() > 0), false);
    }

    public List<DigestColumn> columns(RecordedList list, int pcr, List<Convention> conventions, boolean reference) {
        return conventions.stream()
                .map(one -> DigestColumn.of(bank, list, one, reference, row -> list.pcr(row) == pcr))
                .toList();
    }

    /** The same of every list that has entries of this PCR. */
    public Stream<DigestColumn> allColumns() {
        return lists.stream().flatMap(list -> columns(list).stream()).filter(column -> column.size() > 0);
    }
}
