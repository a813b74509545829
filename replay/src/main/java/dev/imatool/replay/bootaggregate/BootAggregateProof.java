package dev.imatool.replay.bootaggregate;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Origin;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Range;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Result;
import dev.imatool.replay.eventlog.EventHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the PCR values that a boot_aggregate is the hash of. Which PCRs a kernel hashes depends on its version and on
 * the bank (since 5.9 PCR 0 to 9, in SHA-1 and before that PCR 0 to 7), which no list tells: both are tried, and the one
 * that gives the digest is proven by that.
 */
public final class BootAggregateProof {
    private final List<BootPcrs> sources;

    private BootAggregateProof(List<BootPcrs> sources) {
        this.sources = sources;
    }

    /**
     * Proves each of {@code aggregates}.
     *
     * @param sources the PCR values that are known, the preferred ones first; with none, nothing but zeros can be told
     */
    public static List<BootAggregateResult> of(List<BootAggregate> aggregates, List<BootPcrs> sources) {
        BootAggregateProof proof = new BootAggregateProof(List.copyOf(sources));
        List<BootAggregateResult> results = new ArrayList<>();
        boolean reproduced = false;
        for (BootAggregate aggregate : aggregates) {
            BootAggregateResult result = proof.prove(aggregate, reproduced);
            reproduced |= result.result() == Result.REPRODUCED;
            results.add(result);
        }
        return results;
    }

    /** Values over a range. */
    private record Candidate(BootPcrs lower, Range range, Optional<Origin> upperFrom, List<ByteString> values) {}

    private BootAggregateResult prove(BootAggregate aggregate, boolean earlierReproduced) {
        if (aggregate.digest().allZero()) {
            return BootAggregateResult.undecided(
                    aggregate, Result.ZERO, BootAggregateReason.NO_TPM, BootAggregateReason.NO_SUITABLE_BANK);
        }
        Optional<HashAlgorithm> algorithm = aggregate
                .algorithm()
                .filter(each -> each.digestLength() == aggregate.digest().length());
        Optional<EventHash> hash = algorithm.flatMap(EventHash::of);
        if (hash.isEmpty()) {
            return BootAggregateResult.undecided(aggregate, Result.NOT_CHECKED, BootAggregateReason.UNKNOWN_ALGORITHM);
        }
        String bank = EventAlgorithm.bankOf(algorithm.get());
        List<Candidate> candidates = candidates(bank, algorithm.get());
        for (Candidate candidate : candidates) {
            if (hash.get().hash(candidate.values).equals(aggregate.digest())) {
                return result(aggregate, Result.REPRODUCED, candidate, aggregate.digest(), List.of());
            }
        }
        Optional<BootAggregateReason> undecidable = undecidable(bank, algorithm.get());
        if (undecidable.isPresent()) {
            return BootAggregateResult.undecided(aggregate, Result.NOT_CHECKED, undecidable.get());
        }
        Candidate best = candidates.get(0);
        return result(
                aggregate,
                Result.NOT_REPRODUCED,
                best,
                hash.get().hash(best.values),
                reasons(aggregate, algorithm.get(), hash.get(), earlierReproduced));
    }

    /** What may have been hashed, in the order of its likelihood: what kernels do in that algorithm today comes first. */
    private List<Candidate> candidates(String bank, HashAlgorithm algorithm) {
        List<Candidate> seven = new ArrayList<>();
        List<Candidate> nine = new ArrayList<>();
        for (BootPcrs lower : sources) {
            List<ByteString> values = lower.lower(bank);
            if (values.isEmpty()) {
                continue;
            }
            seven.add(new Candidate(lower, Range.ZERO_TO_SEVEN, Optional.empty(), values));
            upper(bank, lower).forEach(upper -> nine.add(with(lower, values, upper.origin(), upper.upper(bank))));
            ByteString zero = ByteString.copyOf(new byte[algorithm.digestLength()]);
            nine.add(with(lower, values, Origin.ZEROS, List.of(zero, zero)));
        }
        List<Candidate> all = new ArrayList<>(algorithm == HashAlgorithm.SHA1 ? seven : nine);
        all.addAll(algorithm == HashAlgorithm.SHA1 ? nine : seven);
        return all;
    }

    /** Sources for PCR 8 and 9: the same as for the others first, and no two of one origin. */
    private List<BootPcrs> upper(String bank, BootPcrs lower) {
        List<BootPcrs> all = new ArrayList<>();
        sources.stream()
                .filter(source -> !source.upper(bank).isEmpty())
                .filter(source -> source.assumption().equals(lower.assumption()) || source.origin() != lower.origin())
                .filter(source -> all.stream().noneMatch(known -> known.origin() == source.origin()))
                .forEach(all::add);
        all.sort((one, other) -> Boolean.compare(other.origin() == lower.origin(), one.origin() == lower.origin()));
        return all;
    }

    private static Candidate with(BootPcrs lower, List<ByteString> values, Origin upperFrom, List<ByteString> upper) {
        List<ByteString> all = new ArrayList<>(values);
        all.addAll(upper);
        return new Candidate(lower, Range.ZERO_TO_NINE, Optional.of(upperFrom), all);
    }

    /** Why a digest that nothing reproduces says nothing. */
    private Optional<BootAggregateReason> undecidable(String bank, HashAlgorithm algorithm) {
        List<BootPcrs> known =
                sources.stream().filter(source -> !source.lower(bank).isEmpty()).toList();
        if (known.isEmpty()) {
            boolean broken = sources.stream().anyMatch(source -> !source.whole());
            return Optional.of(broken ? BootAggregateReason.EVENT_LOG_NOT_WHOLE : BootAggregateReason.BANK_NOT_GIVEN);
        }
        if (known.stream().noneMatch(BootPcrs::whole)) {
            return Optional.of(BootAggregateReason.EVENT_LOG_NOT_WHOLE);
        }
        boolean upperKnown = sources.stream()
                .anyMatch(source -> source.whole() && !source.upper(bank).isEmpty());
        return algorithm == HashAlgorithm.SHA1 || upperKnown
                ? Optional.empty()
                : Optional.of(BootAggregateReason.UPPER_PCRS_NOT_GIVEN);
    }

    private List<BootAggregateReason> reasons(
            BootAggregate aggregate, HashAlgorithm algorithm, EventHash hash, boolean earlierReproduced) {
        List<BootAggregateReason> reasons = new ArrayList<>();
        ByteString zero = ByteString.copyOf(new byte[algorithm.digestLength()]);
        for (Range range : Range.values()) {
            if (hash.hash(Collections.nCopies(range.pcrs(), zero)).equals(aggregate.digest())) {
                reasons.add(BootAggregateReason.ZERO_PCRS);
            }
        }
        if (earlierReproduced) {
            reasons.add(BootAggregateReason.AFTER_KEXEC);
        }
        reasons.add(BootAggregateReason.ANOTHER_BOOT);
        if (algorithm != HashAlgorithm.SHA1) {
            reasons.add(BootAggregateReason.UPPER_PCRS_LATER);
        }
        return reasons;
    }

    private static BootAggregateResult result(
            BootAggregate aggregate,
            Result result,
            Candidate candidate,
            ByteString computed,
            List<BootAggregateReason> reasons) {
        return new BootAggregateResult(
                aggregate,
                result,
                Optional.of(candidate.range),
                Optional.of(computed),
                Optional.of(candidate.lower.origin()),
                candidate.upperFrom,
                result == Result.REPRODUCED ? candidate.lower.assumption() : Optional.empty(),
                reasons);
    }
}
