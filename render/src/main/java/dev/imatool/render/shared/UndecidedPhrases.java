package dev.imatool.render.shared;

import dev.imatool.examine.replay.PcrRanges;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.words.FindingWords;
import dev.imatool.replay.UndecidedPcr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Expected values that were asked for and that nothing decides, for a headline. */
public final class UndecidedPhrases {
    private UndecidedPhrases() {}

    /**
     * {@code PCR 11 NOT decided: the list does not extend this PCR}, by reason; nothing where there are none.
     *
     * @param broken whether to name chains that are broken as well
     */
    public static String of(Findings findings, Page page, boolean broken) {
        Map<String, List<Integer>> byReason = new LinkedHashMap<>();
        for (Finding finding : findings.listed()) {
            if (finding instanceof Finding.PcrUndecided one
                    && (broken || one.undecided().reason() != UndecidedPcr.Reason.NOT_COMPUTABLE)) {
                byReason.computeIfAbsent(FindingWords.of(one), reason -> new ArrayList<>())
                        .add(one.undecided().expected().pcr());
            }
        }
        return byReason.entrySet().stream()
                .map(reason -> "PCR " + PcrRanges.of(reason.getValue()) + " " + page.paint(Role.BAD, "NOT decided")
                        + ": " + reason.getKey())
                .collect(Collectors.joining("; "));
    }
}
