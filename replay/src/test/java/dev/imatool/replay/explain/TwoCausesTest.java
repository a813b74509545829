package dev.imatool.replay.explain;

import static dev.imatool.replay.explain.Asking.digest;
import static dev.imatool.replay.explain.Asking.extend;
import static dev.imatool.replay.explain.Asking.padded;
import static dev.imatool.replay.explain.Asking.value;
import static dev.imatool.replay.explain.Asking.zero;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Assumption;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanation.Kind;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.report.WellKnownExtend;
import dev.imatool.replay.list.ListEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists and values that part for two reasons at once. */
class TwoCausesTest {
    private static final PcrBank BANK = PcrBank.SHA256;

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

    private static ByteString locality(PcrBank bank, int number) {
        byte[] start = new byte[bank.digestLength()];
        start[start.length - 1] = (byte) number;
        return ByteString.copyOf(start);
    }

    private static ByteString foreign(PcrBank bank) {
        return ListEntry.hash(bank, ByteString.ofText("foreign"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anEntryLeftOutAndAForeignExtendAtTheEnd(PcrBank bank) {
        List<ListEntry> list = files(20);
        Explanation explanation = new Asking(list)
                .about(bank, 10, extend(bank, value(bank, without(list, 7)), foreign(bank)))
                .withDigest(foreign(bank))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.DROPPED_ENTRY);
        assertThat(explanation.also()).containsExactly(Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.EditThenForeign(
                        new EntryEdit.LeftOut(7),
                        20,
                        new ForeignOrigin.GivenDigest(foreign(bank).hex()),
                        false));
        assertThat(explanation.harmless()).isFalse();
    }

    @Test
    void entriesSwappedAndASeparatorAtTheEndNeedNoCandidate() {
        List<ListEntry> list = files(9);
        List<ListEntry> swapped = new ArrayList<>(list);
        Collections.swap(swapped, 3, 4);
        ByteString separator = ListEntry.hash(BANK, ByteString.copyOf(new byte[4]));
        Explanation explanation = new Asking(list)
                .about(BANK, 10, extend(BANK, value(BANK, swapped), separator))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.SWAPPED_ENTRIES);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.EditThenForeign(
                        new EntryEdit.Swapped(4, 5),
                        9,
                        new ForeignOrigin.WellKnown(WellKnownExtend.SEPARATOR_ZEROS),
                        false));
    }

    @Test
    void twoEntriesApartThatWereNotExtended() {
        List<ListEntry> list = files(15);
        Explanation explanation = new Asking(list)
                .about(BANK, 10, value(BANK, without(list, 4, 11)))
                .explanation();
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Edits(List.of(new EntryEdit.LeftOut(4), new EntryEdit.LeftOut(11)), false, 0));
        assertThat(explanation.kind()).isEqualTo(Kind.DROPPED_ENTRY);
        assertThat(explanation.also()).isEmpty();
    }

    @Test
    void anEntryExtendedTwiceAndAnotherLeftOutWithAnUncoveredEnd() {
        List<ListEntry> list = files(15);
        List<ListEntry> extended = new ArrayList<>(without(list, 9).subList(0, 12));
        extended.add(2, list.get(2));
        Explanation explanation =
                new Asking(list).about(BANK, 10, value(BANK, extended)).explanation();
        assertThat(explanation.cause())
                .isEqualTo(
                        new Cause.Edits(List.of(new EntryEdit.ExtendedTwice(3), new EntryEdit.LeftOut(9)), false, 2));
        assertThat(explanation.kind()).isEqualTo(Kind.EXTRA_ENTRY);
        assertThat(explanation.also()).containsExactly(Kind.DROPPED_ENTRY);
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anotherStartAndEntriesThatTheListLacks(PcrBank bank) {
        List<ListEntry> whole = files(12);
        Explanation explanation = new Asking(whole.subList(0, 9))
                .withReference(whole)
                .about(bank, 10, value(bank, locality(bank, 3), whole))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.MISSING_ENTRIES);
        assertThat(explanation.also()).containsExactly(Kind.START_VALUE);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Together(
                        new Cause.MissingEntries(3, List.of(new EntryRange(10, 12)), false, 0),
                        new Assumption.Start(StartKind.LOCALITY_3)));
    }

    @Test
    void anotherStartAndAnEntryLeftOut() {
        List<ListEntry> list = files(12);
        Explanation explanation = new Asking(list)
                .about(BANK, 10, value(BANK, locality(BANK, 4), without(list, 6)))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.DROPPED_ENTRY);
        assertThat(explanation.also()).containsExactly(Kind.START_VALUE);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Together(
                        new Cause.NotExtended(new EntryRange(6, 6), 0), new Assumption.Start(StartKind.LOCALITY_4)));
    }

    @Test
    void missingEntriesAndAForeignExtendAfterThem() {
        List<ListEntry> whole = files(12);
        Explanation explanation = new Asking(whole.subList(0, 9))
                .withReference(whole)
                .withDigest(foreign(BANK))
                .about(BANK, 10, extend(BANK, value(BANK, whole.subList(0, 11)), foreign(BANK)))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.MISSING_ENTRIES);
        assertThat(explanation.also()).containsExactly(Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.ThenForeign(
                        new Cause.MissingEntries(2, List.of(new EntryRange(10, 11)), false, 0),
                        new ForeignOrigin.GivenDigest(foreign(BANK).hex())));
    }

    @Test
    void violationsExtendedAsZerosInAPrefix() {
        List<ListEntry> list = new ArrayList<>(files(8));
        list.set(3, ListEntry.violation(4, 10, PcrBank.SHA1, "/bin/4"));
        ByteString value = zero(BANK);
        for (ListEntry entry : list.subList(0, 6)) {
            value = extend(BANK, value, entry.violation() ? zero(BANK) : digest(BANK, entry));
        }
        Explanation explanation = new Asking(list).about(BANK, 10, value).explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.VIOLATION_CONVENTION);
        assertThat(explanation.cause()).isEqualTo(new Cause.Violations(ViolationRule.ZEROS, new Reach(6, 6, 2), false));
    }

    @Test
    void violationsExtendedAsZerosAndAnEntryLeftOut() {
        List<ListEntry> list = new ArrayList<>(files(8));
        list.set(3, ListEntry.violation(4, 10, PcrBank.SHA1, "/bin/4"));
        ByteString value = zero(BANK);
        for (ListEntry entry : without(list, 6)) {
            value = extend(BANK, value, entry.violation() ? zero(BANK) : digest(BANK, entry));
        }
        Explanation explanation = new Asking(list).about(BANK, 10, value).explanation();
        assertThat(explanation.kind()).isEqualTo(Kind.DROPPED_ENTRY);
        assertThat(explanation.also()).containsExactly(Kind.VIOLATION_CONVENTION);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Together(
                        new Cause.NotExtended(new EntryRange(6, 6), 0),
                        new Assumption.Violations(ViolationRule.ZEROS, false)));
    }

    @Test
    void paddedSha1AndAPrefix() {
        List<ListEntry> list = files(8);
        ByteString value = zero(BANK);
        for (ListEntry entry : list.subList(0, 5)) {
            value = extend(BANK, value, padded(BANK, entry));
        }
        Explanations answer = new Asking(list).about(BANK, 10, value).answer();
        assertThat(answer.harmless()).isTrue();
        assertThat(answer.explained().get(0).kind()).isEqualTo(Kind.PADDED_SHA1);
        assertThat(answer.explained().get(0).cause()).isEqualTo(new Cause.Prefix(new Reach(5, 5, 3), true));
    }

    @Test
    void paddedSha1AndTwoEntriesLeftOut() {
        List<ListEntry> list = files(15);
        ByteString value = zero(BANK);
        for (ListEntry entry : without(list, 4, 11)) {
            value = extend(BANK, value, padded(BANK, entry));
        }
        assertThat(new Asking(list).about(BANK, 10, value).explanation().cause())
                .isEqualTo(new Cause.Edits(List.of(new EntryEdit.LeftOut(4), new EntryEdit.LeftOut(11)), true, 0));
    }

    /** The first bank has the effort; what is found there holds for the others without a search of their own. */
    @Test
    void whatExplainsOneBankIsTriedOnTheOthers() {
        List<ListEntry> list = files(900);
        List<ListEntry> extended = without(list, 450);
        Asking asking = new Asking(list).withEffort(1);
        for (PcrBank bank : PcrBank.usual()) {
            asking.about(bank, 10, value(bank, extended));
        }
        Explanations answer = asking.answer();
        assertThat(answer.explained())
                .extracting(Explanation::cause)
                .containsOnly(new Cause.NotExtended(new EntryRange(450, 450), 0))
                .hasSize(4);
        assertThat(answer.tried())
                .filteredOn(tried -> tried.hypothesis() == HypothesisKind.AS_OTHER_BANK)
                .isNotEmpty()
                .allMatch(TrialRecord::found);
    }

    @Test
    void aSearchThatFindsNothingSaysThatPairsWereTried() {
        List<ListEntry> list = files(200);
        Explanations answer = new Asking(list).about(BANK, 10, foreign(BANK)).answer();
        assertThat(answer.notExplained()).hasSize(1);
        assertThat(answer.tried())
                .extracting(TrialRecord::hypothesis)
                .contains(HypothesisKind.VARIED_CAUSES, HypothesisKind.TWO_EDITS);
        assertThat(answer.tried())
                .filteredOn(tried -> tried.hypothesis() == HypothesisKind.TWO_EDITS)
                .allSatisfy(tried -> assertThat(tried.cuts()).contains(new Cut.Pairs()));
        long extended = answer.tried().stream().mapToLong(TrialRecord::extended).sum();
        assertThat(extended).isLessThan(8_000_000);
    }
}
