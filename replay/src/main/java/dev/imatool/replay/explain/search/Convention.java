package dev.imatool.replay.explain.search;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.ViolationRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bank is extended with.
 *
 * @param source the hash of the template digests; where it is not the bank's own, they are cut or padded with zeros
 * @param violations what is extended for a violation
 * @param logged whether the logged template digest is extended where it is not the computed one
 */
public record Convention(PcrBank source, ViolationRule violations, boolean logged) {
    static Convention own(PcrBank bank) {
        return new Convention(bank, ViolationRule.ALL_ONES, false);
    }

    /** Those of kernels: the bank's own digests; SHA-1 digests filled up, with violations in both known ways. */
    public static List<Convention> ofKernels(PcrBank bank, boolean violations) {
        List<Convention> all = new ArrayList<>();
        all.add(own(bank));
        if (bank != PcrBank.SHA1) {
            all.add(new Convention(PcrBank.SHA1, ViolationRule.PADDED_ONES, false));
            if (violations) {
                all.add(new Convention(PcrBank.SHA1, ViolationRule.ALL_ONES, false));
            }
        }
        return all;
    }

    /** Those of no kernel known, for a list with violations. */
    public static List<Convention> ofOtherViolations(PcrBank bank) {
        List<Convention> all = new ArrayList<>();
        List<Convention> known = ofKernels(bank, true);
        for (PcrBank source : bank == PcrBank.SHA1 ? List.of(bank) : List.of(bank, PcrBank.SHA1)) {
            for (ViolationRule rule : ViolationRule.values()) {
                Convention one = new Convention(source, rule, false);
                if (!known.contains(one) && !(bank == PcrBank.SHA1 && rule == ViolationRule.PADDED_ONES)) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    public Convention asLogged() {
        return new Convention(source, violations, true);
    }

    boolean padded(PcrBank bank) {
        return source == PcrBank.SHA1 && bank != PcrBank.SHA1;
    }
}
