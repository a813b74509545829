package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.UndecidedPcr.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says from which entry on expected values cannot be decided, because that entry has no template digest in their bank. */
final class BrokenChainNotices {
    private BrokenChainNotices() {}

    static List<Notice> of(String input, ReplayResult result) {
        Set<ExpectedPcr> values = result.undecided().stream()
                .filter(undecided -> undecided.reason() == Reason.NOT_COMPUTABLE)
                .map(UndecidedPcr::expected)
                .collect(Collectors.toSet());
        return result.pcrs().stream()
                .filter(ReplayedPcr::undecided)
                .filter(row -> values.contains(row.match().orElseThrow().expected()))
                .map(row -> notice(input, row))
                .distinct()
                .toList();
    }

    private static Notice notice(String input, ReplayedPcr row) {
        return Notice.of(
                        NoticeKind.EXPECTED_NOT_COMPUTABLE,
                        input,
                        new PcrStatement.OfPcr(
                                PcrStatement.OfPcr.What.NOT_DECIDABLE,
                                row.bank().toString(),
                                row.pcr()))
                .at(Place.ofEntry(row.brokenAt().orElseThrow()).in(row.brokenIn()));
    }
}
