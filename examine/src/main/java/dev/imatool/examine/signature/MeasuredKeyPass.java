package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.replay.PcrAnswer;
import dev.imatool.examine.replay.StartNotices;
import dev.imatool.examine.replay.UndecidedNotices;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list for the keys that it measured, before its signatures are judged: a key may stand after what it signed. */
final class MeasuredKeyPass {
    private MeasuredKeyPass() {}

    /**
     * The keys of a list.
     *
     * @param keys each with what the expected values say of its entry
     * @param findings expected values that the list does not reproduce, or that nothing decides
     * @param notices what is odd about the values
     */
    record Found(List<SigningKey> keys, List<Finding> findings, List<Notice> notices) {
        /** Of a list that was not read for keys. */
        static final Found NONE = new Found(List.of(), List.of(), List.of());

        Found {
            keys = List.copyOf(keys);
            findings = List.copyOf(findings);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads {@code source} once.
     *
     * @param expected values that cover entries; where there are none, every key of the list counts
     * @throws dev.imatool.examine.input.UnreadableInputException if the list cannot be read
     */
    static Found over(ListPass pass, InputSource source, ExpectedPcrReader.Expected expected, GivenStarts starts)
            throws IOException {
        MeasuredKeys measured = new MeasuredKeys();
        Replay replay = Replay.against(expected.values(), starts);
        boolean compared = !expected.values().isEmpty();
        pass.over(source, new FindingCollector(), (digests, check) -> {
            measured.visit(digests.entry(), check);
            if (compared) {
                replay.extend(digests);
            }
        });
        ReplayResult result = replay.result();
        PcrAnswer answer = PcrAnswer.of(source.name(), result, BootAggregates.NOT_ASKED);
        return new Found(
                measured.keys(compared ? Optional.of(result) : Optional.empty()),
                answer.findings(),
                notices(answer, result, expected, starts));
    }

    private static List<Notice> notices(
            PcrAnswer answer, ReplayResult result, ExpectedPcrReader.Expected expected, GivenStarts starts) {
        List<Notice> notices = new ArrayList<>();
        if (answer.verdict() == ReplayVerdict.NOT_REPRODUCED) {
            notices.add(Notice.of(NoticeKind.PCR_NOT_REPRODUCED, expected.sources()));
        }
        notices.addAll(UndecidedNotices.of(answer.unused(), expected.sources()));
        notices.addAll(StartNotices.of(
                starts, start -> result.pcrs().stream().anyMatch(row -> GivenStarts.is(start, row.bank(), row.pcr()))));
        return notices;
    }
}
