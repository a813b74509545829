package dev.imatool.replay.quote;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.ViolationStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way in which a kernel may have extended the quoted banks: which of them with zero-padded SHA-1 digests, and what those
 * with for violations. At most 16 of them.
 *
 * @param padded banks extended with padded SHA-1 digests
 * @param style what a violation is extended with in those
 */
record SchemeChoice(Set<PcrBank> padded, ViolationStyle style) {
    SchemeChoice {
        padded = Set.copyOf(padded);
    }

    /** Every way for {@code banks}, the usual one first. */
    static List<SchemeChoice> of(List<PcrBank> banks) {
        List<PcrBank> others =
                banks.stream().filter(bank -> bank != PcrBank.SHA1).distinct().toList();
        List<SchemeChoice> choices = new ArrayList<>();
        for (int mask = 0; mask < 1 << others.size(); mask++) {
            List<PcrBank> padded = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                if ((mask >> i & 1) != 0) {
                    padded.add(others.get(i));
                }
            }
            choices.add(new SchemeChoice(Set.copyOf(padded), ViolationStyle.PADDED_ONES));
            if (mask != 0) {
                choices.add(new SchemeChoice(Set.copyOf(padded), ViolationStyle.ALL_ONES));
            }
        }
        return List.copyOf(choices);
    }

    /** True when it differs from the one before it only in what violations are extended with. */
    boolean onlyForViolations() {
        return style == ViolationStyle.ALL_ONES;
    }

    Scheme scheme(PcrBank bank) {
        return padded.contains(bank) ? Scheme.PADDED_SHA1 : Scheme.PER_BANK;
    }
}
