package dev.imatool.replay.explain;

import static dev.imatool.replay.explain.Asking.extend;
import static dev.imatool.replay.explain.Asking.padded;
import static dev.imatool.replay.explain.Asking.value;
import static dev.imatool.replay.explain.Asking.zero;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.hypotheses.PcrReset;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanation.Kind;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PCRs that went back to a start value while the list went on. Values are computed with a hash function alone. */
class PcrResetTest {
    private static List<ListEntry> files(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> ListEntry.file(number, 10, PcrBank.SHA1, "/bin/" + number))
                .toList();
    }

    private static Explanation explain(List<ListEntry> list, PcrBank bank, ByteString value) {
        return new Asking(list).about(bank, 10, value).explanation();
    }

    /** Where a PCR went back, and after which entry. */
    private record Reset(StartKind start, long after) {}

    private static Reset reset(Explanation explanation) {
        Cause.Reset reset = (Cause.Reset) explanation.cause();
        return new Reset(reset.start(), reset.after());
    }

    private static boolean runs(Cut cut, StartKind start) {
        return cut instanceof Cut.Runs runs && runs.start() == start;
    }

    private static TrialRecord reset(Explanations answer) {
        return answer.tried().stream()
                .filter(one -> one.hypothesis() == HypothesisKind.PCR_RESET)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void anyEntryIsFoundAfterWhichItWentBackToZero(PcrBank bank) {
        List<ListEntry> list = files(40);
        for (int after = 1; after < 40; after++) {
            Explanation explanation = explain(list, bank, value(bank, list.subList(after, 40)));
            assertThat(explanation.kind()).isEqualTo(Kind.PCR_RESET);
            assertThat(explanation.also()).isEmpty();
            assertThat(explanation.cause())
                    .isEqualTo(new Cause.Reset(StartKind.ZERO, after, new EntryRange(after + 1, 40), false, false, 0));
        }
    }

    @Test
    void theValueMayHaveBeenReadBeforeTheListEnds() {
        List<ListEntry> list = files(40);
        Explanation explanation = explain(list, PcrBank.SHA256, value(PcrBank.SHA256, list.subList(25, 33)));
        assertThat(explanation.cause())
                .isEqualTo(new Cause.Reset(StartKind.ZERO, 25, new EntryRange(26, 33), false, false, 7));
        assertThat(explanation.steps())
                .extracting(Step::what)
                .containsExactly(Step.What.START_VALUE, Step.What.ENTRIES);
    }

    @Test
    void itMayGoBackToAllOnesOrToAGivenValue() {
        List<ListEntry> list = files(30);
        PcrBank bank = PcrBank.SHA256;
        byte[] ones = new byte[bank.digestLength()];
        Arrays.fill(ones, (byte) 0xff);
        Explanation toOnes = explain(list, bank, value(bank, ByteString.copyOf(ones), list.subList(12, 30)));
        assertThat(toOnes.kind()).isEqualTo(Kind.PCR_RESET);
        assertThat(toOnes.also()).containsExactly(Kind.START_VALUE);
        assertThat(reset(toOnes)).isEqualTo(new Reset(StartKind.ALL_ONES, 12));

        ByteString given = ListEntry.hash(bank, ByteString.ofText("before"));
        Explanation toGiven = new Asking(list)
                .from(bank, 10, given)
                .about(bank, 10, value(bank, given, list.subList(12, 30)))
                .explanation();
        assertThat(toGiven.kind()).isEqualTo(Kind.PCR_RESET);
        assertThat(reset(toGiven)).isEqualTo(new Reset(StartKind.GIVEN, 12));
        Explanation toZero = new Asking(list)
                .from(bank, 10, given)
                .about(bank, 10, value(bank, list.subList(12, 30)))
                .explanation();
        assertThat(reset(toZero)).isEqualTo(new Reset(StartKind.ZERO, 12));
    }

    @Test
    void paddedDigestsAndViolationsGoInAsKernelsExtendThem() {
        List<ListEntry> list = new ArrayList<>(files(20));
        PcrBank bank = PcrBank.SHA256;
        ByteString value = zero(bank);
        for (ListEntry entry : list.subList(7, 20)) {
            value = extend(bank, value, padded(bank, entry));
        }
        assertThat(explain(list, bank, value).cause())
                .isEqualTo(new Cause.Reset(StartKind.ZERO, 7, new EntryRange(8, 20), false, true, 0));

        list.set(15, ListEntry.violation(16, 10, PcrBank.SHA1, "/var/log"));
        byte[] ones = new byte[bank.digestLength()];
        Arrays.fill(ones, (byte) 0xff);
        ByteString withViolation = value(
                bank, extend(bank, value(bank, list.subList(7, 15)), ByteString.copyOf(ones)), list.subList(16, 20));
        assertThat(reset(explain(list, bank, withViolation))).isEqualTo(new Reset(StartKind.ZERO, 7));
    }

    /** What an entry extends that no digest is known of does not matter once the PCR is reset after it. */
    @Test
    void anEntryThatCannotBeComputedDoesNotHideAResetAfterIt() {
        List<ListEntry> list = new ArrayList<>(files(20));
        PcrBank bank = PcrBank.SHA256;
        list.set(4, list.get(4).withoutData());
        for (int after : new int[] {5, 6, 13}) {
            assertThat(reset(explain(list, bank, value(bank, list.subList(after, 20)))))
                    .isEqualTo(new Reset(StartKind.ZERO, after));
        }
    }

    @Test
    void everyEntryIsTriedWhateverTheEffort() {
        List<ListEntry> list = files(3000);
        PcrBank bank = PcrBank.SHA1;
        assertThat(reset(explain(list, bank, value(bank, list.subList(2, 3000)))))
                .isEqualTo(new Reset(StartKind.ZERO, 2));
        Explanations none = new Asking(list)
                .about(bank, 10, padded(bank, files(3001).get(3000)))
                .answer();
        assertThat(reset(none).extended()).isGreaterThan(2999L * 3000 / 2);
        assertThat(reset(none).cuts()).noneMatch(cut -> runs(cut, StartKind.ZERO));
        assertThat(reset(none).cuts()).anyMatch(cut -> runs(cut, StartKind.ALL_ONES));
    }

    @Test
    void longerListsAreTriedAsFarAsTheEffortGoesAndTheRestIsSaid() {
        List<ListEntry> list = files(PcrReset.EVERY_ENTRY + 1);
        PcrBank bank = PcrBank.SHA1;
        assertThat(reset(explain(list, bank, value(bank, list.subList(19_990, list.size())))))
                .isEqualTo(new Reset(StartKind.ZERO, 19_990));
        Explanations answer = new Asking(list)
                .about(bank, 10, value(bank, list.subList(9000, list.size())))
                .answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.NOT_EXPLAINED);
        assertThat(reset(answer).found()).isFalse();
        assertThat(reset(answer).cuts()).anyMatch(cut -> runs(cut, StartKind.ZERO));
    }

    /** A real list of a real kernel, in all banks at once. */
    @Test
    void allBanksOfARealListSayTheSame() throws IOException {
        Snapshot snapshot = Corpus.snapshot("demo-before-after-6.1/end");
        List<ListEntry> list =
                BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1);
        Asking asking = new Asking(list);
        for (PcrBank bank : PcrBank.usual()) {
            asking.about(bank, 10, value(bank, list.subList(25, list.size())));
        }
        Explanations answer = asking.answer();
        assertThat(answer.explained()).hasSize(4).allMatch(one -> one.kind() == Kind.PCR_RESET);
        assertThat(answer.explained()).extracting(PcrResetTest::reset).containsOnly(new Reset(StartKind.ZERO, 25));
    }

    @Test
    void whatWasTriedNamesNothingThatWasNotGiven() {
        List<ListEntry> list = files(20);
        ByteString foreign = ListEntry.hash(PcrBank.SHA256, ByteString.ofText("foreign"));
        Explanations without =
                new Asking(list).about(PcrBank.SHA256, 10, foreign).answer();
        assertThat(without.tried())
                .extracting(TrialRecord::scope)
                .noneMatch(scope -> scope.start() || scope.candidates() || scope.reference())
                .noneMatch(scope -> scope.varied().contains(Kind.VIOLATION_CONVENTION));
        Explanations with = new Asking(list)
                .about(PcrBank.SHA256, 10, foreign)
                .from(PcrBank.SHA256, 10, ListEntry.hash(PcrBank.SHA256, foreign))
                .withDigest(ListEntry.hash(PcrBank.SHA256, ByteString.ofText("other")))
                .answer();
        assertThat(with.tried()).extracting(TrialRecord::scope).allMatch(scope -> scope.start() && scope.candidates());
    }
}
