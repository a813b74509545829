package dev.imatool.examine.replay;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.UndecidedPcr.Reason;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Origin;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which expected values were decided by a boot_aggregate: those of PCR 0 to 9 that it was computed from, or that were compared with the
 * event log that it was computed from, which takes all of PCR 0 to 7 of its bank.
 */
final class BootValues {
    private static final int LOWER = 8;
    private static final int UPPER = 10;

    private final Set<String> lower = new HashSet<>();
    private final Set<String> upper = new HashSet<>();

    BootValues(List<UndecidedPcr> undecided, BootAggregates boot) {
        for (BootAggregateResult result : boot.results()) {
            boolean decided = result.result() == Result.REPRODUCED || result.result() == Result.NOT_REPRODUCED;
            Optional<String> bank = result.aggregate().algorithm().map(BootValues::bank);
            if (!decided || bank.isEmpty()) {
                continue;
            }
            if (result.from().equals(Optional.of(Origin.EXPECTED_VALUES)) || whole(undecided, bank.get())) {
                lower.add(bank.get());
            }
            if (result.upperFrom().equals(Optional.of(Origin.EXPECTED_VALUES))) {
                upper.add(bank.get());
            }
        }
    }

    private static String bank(HashAlgorithm algorithm) {
        return EventAlgorithm.bankOf(algorithm);
    }

    /** True when the values hold PCR 0 to 7 of {@code bank}. */
    private static boolean whole(List<UndecidedPcr> undecided, String bank) {
        return undecided.stream()
                        .map(UndecidedPcr::expected)
                        .filter(value -> bank(value).equals(bank) && value.pcr() < LOWER)
                        .map(ExpectedPcr::pcr)
                        .distinct()
                        .count()
                == LOWER;
    }

    private static String bank(ExpectedPcr value) {
        return value.bank().toLowerCase(Locale.ROOT);
    }

    /** True when a boot_aggregate decided {@code one}. */
    boolean decided(UndecidedPcr one) {
        int pcr = one.expected().pcr();
        boolean ofBoot = one.reason() == Reason.PCR_NOT_EXTENDED || one.reason() == Reason.UNKNOWN_BANK;
        String bank = bank(one.expected());
        return ofBoot && (pcr < LOWER ? lower.contains(bank) : pcr < UPPER && upper.contains(bank));
    }
}
