package dev.imatool.replay.explain;

import static dev.imatool.replay.explain.Asking.digest;
import static dev.imatool.replay.explain.Asking.extend;
import static dev.imatool.replay.explain.Asking.value;
import static dev.imatool.replay.explain.Asking.zero;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanation.Kind;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.report.WellKnownExtend;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists and values that part in one known way, in every bank. */
class ChangedListsTest {
    private static List<ListEntry> files(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> ListEntry.file(number, 10, PcrBank.SHA1, "/bin/" + number))
                .toList();
    }

    private static List<ListEntry> without(List<ListEntry> list, int... numbers) {
        return list.stream()
                .filter(entry -> Arrays.stream(numbers).noneMatch(number -> number == entry.number()))
                .toList();
    }

    private static Explanation explain(List<ListEntry> list, PcrBank bank, ByteString value) {
        return new Asking(list).about(bank, 10, value).explanation();
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anEntryThatWasLoggedAndNotExtended(PcrBank bank) {
        List<ListEntry> list = files(12);
        Explanation explanation = explain(list, bank, value(bank, without(list, 5)));
        assertThat(explanation.kind()).isEqualTo(Kind.DROPPED_ENTRY);
        assertThat(explanation.cause()).isEqualTo(new Cause.NotExtended(new EntryRange(5, 5), 0));
        assertThat(explanation.steps())
                .filteredOn(step -> step.what() == Step.What.NOT_EXTENDED)
                .extracting(step -> step.name().orElseThrow().latin1())
                .containsExactly("/bin/5");
    }

    @Test
    void severalEntriesThatWereNotExtended() {
        List<ListEntry> list = files(12);
        Explanation explanation = explain(list, PcrBank.SHA256, value(PcrBank.SHA256, without(list, 5, 6, 7)));
        assertThat(explanation.cause()).isEqualTo(new Cause.NotExtended(new EntryRange(5, 7), 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anEntryThatTheListHasTwice(PcrBank bank) {
        List<ListEntry> list = new ArrayList<>(files(6));
        list.add(ListEntry.file(7, 10, PcrBank.SHA1, "/bin/4"));
        list.add(ListEntry.file(8, 10, PcrBank.SHA1, "/bin/8"));
        Explanation explanation = explain(list, bank, value(bank, without(list, 7)));
        assertThat(explanation.kind()).isEqualTo(Kind.EXTRA_ENTRY);
        assertThat(explanation.cause()).isEqualTo(new Cause.LoggedTwice(7, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anEntryThatWasExtendedTwice(PcrBank bank) {
        List<ListEntry> list = files(12);
        List<ListEntry> doubled = new ArrayList<>(list);
        doubled.add(3, list.get(3));
        Explanation explanation = explain(list, bank, value(bank, doubled));
        assertThat(explanation.kind()).isEqualTo(Kind.EXTRA_ENTRY);
        assertThat(explanation.cause()).isEqualTo(new Cause.ExtendedAgain(4, false, 0));
    }

    @Test
    void anEntryThatWasExtendedAgainAtTheEnd() {
        List<ListEntry> list = files(12);
        List<ListEntry> again = new ArrayList<>(list);
        again.add(list.get(2));
        Explanation explanation = explain(list, PcrBank.SHA256, value(PcrBank.SHA256, again));
        assertThat(explanation.cause()).isEqualTo(new Cause.ExtendedAgain(3, true, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void entriesThatWereSwapped(PcrBank bank) {
        List<ListEntry> list = files(12);
        List<ListEntry> swapped = new ArrayList<>(list);
        Collections.swap(swapped, 1, 7);
        Explanation explanation = explain(list, bank, value(bank, swapped));
        assertThat(explanation.kind()).isEqualTo(Kind.SWAPPED_ENTRIES);
        assertThat(explanation.cause()).isEqualTo(new Cause.Swapped(2, 8, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void aForeignExtendBetweenEntries(PcrBank bank) {
        List<ListEntry> list = files(12);
        ByteString foreign = ListEntry.hash(bank, ByteString.ofText("foreign"));
        ByteString value = value(bank, extend(bank, value(bank, list.subList(0, 4)), foreign), list.subList(4, 12));
        Explanation explanation =
                new Asking(list).about(bank, 10, value).withDigest(foreign).explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.ForeignBetween(
                        OptionalLong.of(4), 5, new ForeignOrigin.GivenDigest(foreign.hex()), false, 0));
    }

    @Test
    void aSeparatorAfterTheLastEntryNeedsNoCandidate() {
        List<ListEntry> list = files(3);
        ByteString separator = ListEntry.hash(PcrBank.SHA256, ByteString.copyOf(new byte[4]));
        Explanation explanation =
                explain(list, PcrBank.SHA256, extend(PcrBank.SHA256, value(PcrBank.SHA256, list), separator));
        assertThat(explanation.cause())
                .isEqualTo(new Cause.ForeignAfter(
                        3, true, List.of(new ForeignOrigin.WellKnown(WellKnownExtend.SEPARATOR_ZEROS)), false, 0));
    }

    @Test
    void anEntryThatTheListLacksIsFoundByTheFileItMeasured() throws IOException {
        List<ListEntry> list = files(3);
        ListEntry lost = ListEntry.of(
                4,
                10,
                PcrBank.SHA1,
                "d-ng|n-ng",
                ListEntry.digestField("sha256", ListEntry.hash(PcrBank.SHA256, ByteString.ofText("content"))),
                ListEntry.name("/etc/lost"));
        ByteString value = extend(PcrBank.SHA512, value(PcrBank.SHA512, list), digest(PcrBank.SHA512, lost));
        Explanation explanation = new Asking(list)
                .about(PcrBank.SHA512, 10, value)
                .withContent("/etc/lost", "content")
                .explanation();
        assertThat(explanation.cause())
                .isEqualTo(new Cause.ForeignAfter(
                        3,
                        true,
                        List.of(new ForeignOrigin.GuessedEntry(PcrBank.SHA256, false, "/etc/lost")),
                        false,
                        0));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void aStartAtAllOnesOrInALocality(PcrBank bank) {
        List<ListEntry> list = files(5);
        byte[] ones = new byte[bank.digestLength()];
        Arrays.fill(ones, (byte) 0xff);
        byte[] locality = new byte[bank.digestLength()];
        locality[locality.length - 1] = 4;
        assertThat(explain(list, bank, value(bank, ByteString.copyOf(ones), list))
                        .cause())
                .isEqualTo(new Cause.OtherStart(StartKind.ALL_ONES, new Reach(5, 5, 0), false));
        assertThat(explain(list, bank, value(bank, ByteString.copyOf(locality), list))
                        .cause())
                .isEqualTo(new Cause.OtherStart(StartKind.LOCALITY_4, new Reach(5, 5, 0), false));
        assertThat(explain(list, bank, zero(bank)).cause()).isEqualTo(new Cause.NothingExtended(StartKind.ZERO, true));
    }

    @Test
    void aPartOfTheListFromAGivenStart() {
        List<ListEntry> list = files(9);
        PcrBank bank = PcrBank.SHA384;
        ByteString start = ListEntry.hash(bank, ByteString.ofText("before"));
        Explanation explanation = new Asking(list)
                .from(bank, 10, start)
                .about(bank, 10, value(bank, start, list.subList(3, 7)))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.PCR_RESET);
        assertThat(explanation.also()).containsExactly(Kind.START_VALUE);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Reset(StartKind.GIVEN, 3, new EntryRange(4, 7), false, false, 2));
    }

    @Test
    void violationsThatWereExtendedAsZeros() {
        List<ListEntry> list = new ArrayList<>(files(3));
        list.add(ListEntry.violation(4, 10, PcrBank.SHA1, "/var/log"));
        PcrBank bank = PcrBank.SHA256;
        Explanation explanation = explain(list, bank, extend(bank, value(bank, list.subList(0, 3)), zero(bank)));
        assertThat(explanation.kind()).isEqualTo(Kind.VIOLATION_CONVENTION);
        assertThat(explanation.cause()).isEqualTo(new Cause.Violations(ViolationRule.ZEROS, new Reach(4, 4, 0), false));
    }

    @Test
    void anEntryThatWasChangedAfterItWasMeasured() {
        List<ListEntry> list = new ArrayList<>(files(6));
        ListEntry forged = ListEntry.file(4, 10, PcrBank.SHA1, "/bin/forged")
                .withDigest(list.get(3).digest());
        ByteString value = value(PcrBank.SHA1, list);
        list.set(3, forged);
        Explanation explanation = explain(list, PcrBank.SHA1, value);
        assertThat(explanation.kind()).isEqualTo(Kind.LOGGED_DIGESTS);
        assertThat(explanation.cause()).isEqualTo(new Cause.LoggedDigests(1, new Reach(6, 6, 0)));
    }

    @Test
    void theValueOfAnotherPcrOrWithAnEntryOfAnother() {
        List<ListEntry> list = new ArrayList<>(files(6));
        list.set(2, ListEntry.file(3, 11, PcrBank.SHA1, "/bin/3"));
        PcrBank bank = PcrBank.SHA256;
        Explanation moved = explain(list, bank, value(bank, files(6)));
        assertThat(moved.kind()).isEqualTo(Kind.OTHER_PCR);
        assertThat(moved.cause()).isEqualTo(new Cause.AllPcrs(new Reach(6, 6, 0)));
        list.set(4, ListEntry.file(5, 12, PcrBank.SHA1, "/bin/5"));
        assertThat(explain(list, bank, value(bank, without(files(6), 5))).cause())
                .isEqualTo(new Cause.EntryOfOtherPcr(3, 0));
        Explanation other = new Asking(list)
                .about(bank, 12, value(bank, List.of(list.get(2))))
                .explanation();
        assertThat(other.cause()).isEqualTo(new Cause.OtherPcr(11, new Reach(3, 1, 0)));
    }

    @Test
    void theValueOfAnotherBank() {
        List<ListEntry> list = files(4);
        ByteString value = value(PcrBank.SHA256, list);
        Explanation explanation = new Asking(list)
                .about(ExpectedPcr.typed("0x0005", 10, value, "--pcr"))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.OTHER_BANK);
        assertThat(explanation.expected().bank()).isEqualTo("0x0005");
        assertThat(explanation.cause())
                .isEqualTo(new Cause.ValueOfBank(PcrBank.SHA256, new Cause.Prefix(new Reach(4, 4, 0), false)));
    }

    @Test
    void entriesThatAnOlderCopyStillHas() {
        List<ListEntry> whole = files(12);
        PcrBank bank = PcrBank.SHA256;
        Explanation explanation = new Asking(without(whole, 3, 4))
                .about(bank, 10, value(bank, whole))
                .withReference(whole.subList(0, 7))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.MISSING_ENTRIES);
        assertThat(explanation.cause()).isEqualTo(new Cause.MissingEntries(2, List.of(new EntryRange(3, 4)), false, 0));
    }

    @Test
    void theValueOfAnotherBoot() {
        List<ListEntry> list = files(5);
        List<ListEntry> other = List.of(
                ListEntry.file(1, 10, PcrBank.SHA1, "/other/1"), ListEntry.file(2, 10, PcrBank.SHA1, "/other/2"));
        Explanation explanation = new Asking(list)
                .about(PcrBank.SHA1, 10, value(PcrBank.SHA1, other))
                .withReference(other)
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.OTHER_BOOT);
    }

    @Test
    void aLongListIsSearchedAtItsEndsAndTheRestIsSaid() {
        List<ListEntry> list = files(4000);
        PcrBank bank = PcrBank.SHA1;
        assertThat(explain(list, bank, value(bank, without(list, 3900))).cause())
                .isEqualTo(new Cause.NotExtended(new EntryRange(3900, 3900), 0));
        Explanations answer = new Asking(list)
                .about(bank, 10, value(bank, without(list, 1500)))
                .answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.NOT_EXPLAINED);
        assertThat(answer.tried())
                .filteredOn(one -> one.hypothesis() == HypothesisKind.DROPPED_ENTRY)
                .allSatisfy(one -> {
                    assertThat(one.extended()).isBetween(1_000_000L, 1_010_000L);
                    assertThat(one.cuts())
                            .anyMatch(cut -> cut instanceof Cut.Places places && places.what() == Cut.What.ALL);
                });
        assertThat(new Asking(list)
                        .about(bank, 10, value(bank, without(list, 1500)))
                        .withEffort(30)
                        .explanation()
                        .kind())
                .isEqualTo(Kind.DROPPED_ENTRY);
    }
}
