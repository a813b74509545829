package dev.imatool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch.Result;
import dev.imatool.replay.UndecidedPcr.Reason;
import dev.imatool.replay.list.ListEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Replay with expected values: which are reproduced, where, under which scheme. */
class ReplayAgainstExpectedTest {
    private final List<ListEntry> entries = List.of(
            ListEntry.file(1, 10, PcrBank.SHA1, "boot_aggregate"),
            ListEntry.file(2, 11, PcrBank.SHA1, "/2"),
            ListEntry.file(3, 10, PcrBank.SHA1, "/3"),
            ListEntry.violation(4, 10, PcrBank.SHA1, "/4"),
            ListEntry.file(5, 10, PcrBank.SHA1, "/5"),
            ListEntry.file(6, 11, PcrBank.SHA1, "/6"));

    @Test
    void valueAfterTheLastEntryOfItsPcrIsAtEnd() {
        ReplayResult result = replay(expected("sha256", 10, value(PcrBank.SHA256, 10, 6)));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
        ReplayedPcr row = matchedRow(result);
        assertThat(row.scheme()).isEqualTo(Scheme.PER_BANK);
        assertThat(row.entries()).isEqualTo(4);
        assertThat(row.violations()).isEqualTo(1);
        PcrMatch match = row.match().orElseThrow();
        assertThat(match.result()).isEqualTo(Result.AT_END);
        assertThat(match.entry()).isEqualTo(OptionalLong.of(5));
        assertThat(match.entriesAfter()).isZero();
    }

    @Test
    void valueOfAPrefixNamesItsEntryAndCountsLaterOnesOfThatPcr() {
        ReplayResult result = replay(expected("sha384", 10, value(PcrBank.SHA384, 10, 2)));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
        PcrMatch match = matchedRow(result).match().orElseThrow();
        assertThat(match.result()).isEqualTo(Result.AT_ENTRY);
        assertThat(match.entry()).isEqualTo(OptionalLong.of(1));
        assertThat(match.entriesAfter()).isEqualTo(3);
        assertThat(matchedRow(result).value()).contains(value(PcrBank.SHA384, 10, 6));
    }

    @Test
    void paddedSha1IsFoundInBothViolationStyles() {
        for (ViolationStyle style : ViolationStyle.values()) {
            ByteString value = ReferenceReplay.pcr(PcrBank.SHA512, 10, Scheme.PADDED_SHA1, style, entries);
            ReplayResult result = replay(expected("sha512", 10, value));
            assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
            assertThat(matchedRow(result).scheme()).isEqualTo(Scheme.PADDED_SHA1);
            assertThat(matchedRow(result).violationStyle()).contains(style);
            assertThat(matchedRow(result).value()).contains(value);
        }
    }

    @Test
    void paddedPrefixKeepsItsSchemeBehindTheMatch() {
        ByteString prefix = ReferenceReplay.pcr(
                PcrBank.SHA256, 10, Scheme.PADDED_SHA1, ViolationStyle.PADDED_ONES, entries.subList(0, 3));
        ByteString whole =
                ReferenceReplay.pcr(PcrBank.SHA256, 10, Scheme.PADDED_SHA1, ViolationStyle.PADDED_ONES, entries);
        ReplayedPcr row = matchedRow(replay(expected("sha256", 10, prefix)));
        assertThat(row.match().orElseThrow().entry()).isEqualTo(OptionalLong.of(3));
        assertThat(row.match().orElseThrow().entriesAfter()).isEqualTo(2);
        assertThat(row.value()).contains(whole);
    }

    @Test
    void valueThatNoPrefixGivesIsNone() {
        ReplayResult result = replay(expected("sha256", 10, ListEntry.hash(PcrBank.SHA256, ByteString.EMPTY)));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        PcrMatch match = matchedRow(result).match().orElseThrow();
        assertThat(match.result()).isEqualTo(Result.NONE);
        assertThat(match.entry()).isEmpty();
        assertThat(matchedRow(result).scheme()).isEqualTo(Scheme.PER_BANK);
        assertThat(matchedRow(result).value()).contains(value(PcrBank.SHA256, 10, 6));
    }

    @Test
    void emptyPrefixProvesNothing() {
        ReplayResult result = replay(expected("sha256", 10, ByteString.copyOf(new byte[32])));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
    }

    @Test
    void zeroIsNotReproducedByAChainThatBreaksAtItsFirstEntry() {
        ExpectedPcr zero = expected("sha256", 10, ByteString.copyOf(new byte[32]));
        Replay replay = Replay.against(List.of(zero));
        replay.extend(entries.get(0).withoutData());
        ReplayResult result = replay.result();
        assertThat(result.pcrs().get(0).match().orElseThrow().result()).isEqualTo(Result.NONE);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(result.undecided()).containsExactly(new UndecidedPcr(zero, Reason.NOT_COMPUTABLE));
    }

    @Test
    void valueBehindABreakIsNeitherReproducedNorMissed() {
        ExpectedPcr broken = expected("sha256", 10, value(PcrBank.SHA256, 10, 6));
        ExpectedPcr met = expected("sha256", 11, value(PcrBank.SHA256, 11, 6));
        ReplayResult result = replayBrokenAtFive(broken, met);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
        assertThat(result.undecided()).containsExactly(new UndecidedPcr(broken, Reason.NOT_COMPUTABLE));
    }

    @Test
    void breakInOnePcrDoesNotExcuseAnother() {
        ExpectedPcr broken = expected("sha256", 10, value(PcrBank.SHA256, 10, 6));
        ExpectedPcr missed = expected("sha256", 11, ListEntry.hash(PcrBank.SHA256, ByteString.EMPTY));
        ReplayResult result = replayBrokenAtFive(broken, missed);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        assertThat(result.undecided()).containsExactly(new UndecidedPcr(broken, Reason.NOT_COMPUTABLE));
    }

    @Test
    void bankOfTheLoggedDigestsIsDecidedWhereOthersBreak() {
        ExpectedPcr missed = expected("sha1", 10, ListEntry.hash(PcrBank.SHA1, ByteString.EMPTY));
        ReplayResult result = replayBrokenAtFive(missed);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        assertThat(result.undecided()).isEmpty();
    }

    @Test
    void valueIsUndecidedWhereOnlyThePaddedChainBreaks() {
        ExpectedPcr perhapsPadded = expected("sha256", 10, ListEntry.hash(PcrBank.SHA256, ByteString.EMPTY));
        Replay replay = Replay.against(List.of(perhapsPadded));
        replay.extend(ListEntry.file(1, 10, PcrBank.SHA256, "/a").withoutData());
        ReplayResult result = replay.result();
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(result.undecided()).containsExactly(new UndecidedPcr(perhapsPadded, Reason.NOT_COMPUTABLE));
    }

    @Test
    void valueThatNoListReproducesIsUndecidedWhereTheChainOfOneIsBroken() {
        ExpectedPcr broken = expected("sha256", 10, value(PcrBank.SHA256, 10, 6));
        Replay replay = Replay.against(List.of(broken));
        replay.extend(ListEntry.file(1, 10, PcrBank.SHA1, "/other").inList("A"));
        replay.extend(entries.get(0).withoutData().inList("B"));
        assertThat(replay.result().verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(replay.result().undecided()).containsExactly(new UndecidedPcr(broken, Reason.NOT_COMPUTABLE));
    }

    private ReplayResult replayBrokenAtFive(ExpectedPcr... expected) {
        Replay replay = Replay.against(List.of(expected));
        entries.forEach(entry -> replay.extend(entry.number() == 5 ? entry.withoutData() : entry));
        return replay.result();
    }

    @Test
    void sameValueUnderTheNameOfAnotherBankIsStillSaid() {
        ByteString value = value(PcrBank.SHA256, 10, 6);
        ReplayResult result = replay(expected("sha256", 10, value), expected("0x0005", 10, value));
        assertThat(result.undecided())
                .containsExactly(new UndecidedPcr(expected("0x0005", 10, value), Reason.UNKNOWN_BANK));
    }

    @Test
    void oneGoodValueDoesNotMakeUpForABadOne() {
        ReplayResult result = replay(
                expected("sha256", 10, value(PcrBank.SHA256, 10, 6)),
                expected("sha256", 11, ListEntry.hash(PcrBank.SHA256, ByteString.EMPTY)));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        assertThat(result.pcrs()).hasSize(2);
    }

    @Test
    void onlyTheBanksThatAreNamedAreComputed() {
        ReplayResult result = replay(expected("sha256", 10, value(PcrBank.SHA256, 10, 6)));
        assertThat(result.pcrs()).extracting(ReplayedPcr::bank).containsOnly(PcrBank.SHA256);
        assertThat(result.pcrs()).extracting(ReplayedPcr::pcr).containsExactly(10, 11);
        ReplayedPcr unasked = result.pcrs().get(1);
        assertThat(unasked.match()).isEmpty();
        assertThat(unasked.scheme()).isEqualTo(Scheme.PER_BANK);
        assertThat(unasked.value()).contains(value(PcrBank.SHA256, 11, 6));
    }

    @Test
    void valuesThatDecideNothingAreSaid() {
        ExpectedPcr unknown = expected("0x0005", 10, ByteString.copyOf(new byte[32]));
        ExpectedPcr shorter = expected("sha256", 10, ByteString.copyOf(new byte[20]));
        ExpectedPcr untouched = expected("sha256", 0, ByteString.copyOf(new byte[32]));
        ExpectedPcr outside = expected("sha1", 99, ByteString.copyOf(new byte[20]));
        ReplayResult result = replay(unknown, shorter, untouched, outside);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(result.undecided())
                .containsExactly(
                        new UndecidedPcr(unknown, Reason.UNKNOWN_BANK),
                        new UndecidedPcr(shorter, Reason.WRONG_LENGTH),
                        new UndecidedPcr(untouched, Reason.PCR_NOT_EXTENDED),
                        new UndecidedPcr(outside, Reason.PCR_NOT_EXTENDED));
    }

    @Test
    void whereOnlyUnknownBanksAreExpectedEverythingIsComputed() {
        ReplayResult result = replay(expected("0x0005", 10, ByteString.copyOf(new byte[32])));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(result.pcrs()).hasSize(14);
    }

    @Test
    void twoValuesForOnePcrAreARowEach() {
        ExpectedPcr early = expected("sha256", 10, value(PcrBank.SHA256, 10, 3));
        ExpectedPcr late = expected("SHA-256", 10, value(PcrBank.SHA256, 10, 6));
        ReplayResult result = replay(late, early, new ExpectedPcr("SHA256", 10, early.value(), "another file"));
        List<PcrMatch> matches =
                result.pcrs().stream().flatMap(row -> row.match().stream()).toList();
        assertThat(matches).extracting(PcrMatch::expected).containsExactly(late, early);
        assertThat(matches).extracting(PcrMatch::result).containsExactly(Result.AT_END, Result.AT_ENTRY);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
    }

    @Test
    void oneOfSeveralListsIsEnough() {
        List<ListEntry> both = new ArrayList<>();
        both.add(ListEntry.file(1, 10, PcrBank.SHA1, "/other").inList("A"));
        entries.forEach(entry -> both.add(entry.inList("B")));
        Replay replay = Replay.against(List.of(expected("sha1", 10, value(PcrBank.SHA1, 10, 6))));
        both.forEach(replay::extend);
        ReplayResult result = replay.result();
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
        assertThat(result.pcrs().stream()
                        .filter(row -> row.pcr() == 10)
                        .map(row -> row.list() + " "
                                + row.match().orElseThrow().result().id()))
                .containsExactly("A none", "B at_end");
    }

    @Test
    void matchBeforeABrokenChainStays() {
        List<ListEntry> broken = new ArrayList<>(entries);
        broken.set(4, entries.get(4).withoutData());
        Replay replay = Replay.against(List.of(expected("sha256", 10, value(PcrBank.SHA256, 10, 4))));
        broken.forEach(replay::extend);
        ReplayResult result = replay.result();
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
        assertThat(result.undecided()).isEmpty();
        ReplayedPcr row = result.pcrs().get(0);
        assertThat(row.match().orElseThrow().result()).isEqualTo(Result.AT_ENTRY);
        assertThat(row.brokenAt()).isEqualTo(OptionalLong.of(5));
        assertThat(row.value()).isEmpty();
    }

    private ByteString value(PcrBank bank, int pcr, int count) {
        return ReferenceReplay.pcr(bank, pcr, Scheme.PER_BANK, ViolationStyle.ALL_ONES, entries.subList(0, count));
    }

    private ReplayResult replay(ExpectedPcr... expected) {
        Replay replay = Replay.against(List.of(expected));
        entries.forEach(replay::extend);
        return replay.result();
    }

    private static ReplayedPcr matchedRow(ReplayResult result) {
        return result.pcrs().stream()
                .filter(row -> row.match().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static ExpectedPcr expected(String bank, int pcr, ByteString value) {
        return new ExpectedPcr(bank, pcr, value, "a test");
    }
}
