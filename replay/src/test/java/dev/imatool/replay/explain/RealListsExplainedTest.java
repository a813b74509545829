package dev.imatool.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.ExtendScheme;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations of what real TPMs held. */
class RealListsExplainedTest {
    private static final String DEMO = "demo-before-after-6.1/";
    private static final Hint OTHERS_REPRODUCED =
            new Hint.BanksReproduced(List.of(PcrBank.SHA1, PcrBank.SHA384, PcrBank.SHA512), PcrBank.SHA256);

    static List<Snapshot> withTpm() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.truth().hasTpm())
                .toList();
    }

    private static List<ListEntry> list(Snapshot snapshot) throws IOException {
        return BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1);
    }

    private static Asking asking(Snapshot snapshot) throws IOException {
        Asking asking = new Asking(list(snapshot));
        for (PcrTruth truth : snapshot.truth().pcrs()) {
            asking.about(truth.bank(), truth.pcr(), truth.tpm());
        }
        return asking;
    }

    @ParameterizedTest
    @MethodSource("withTpm")
    void whatTheTpmHoldsIsReproducedAsTheTruthSays(Snapshot snapshot) throws IOException {
        Explanations answer = asking(snapshot).answer();
        for (PcrTruth truth : snapshot.truth().pcrs()) {
            boolean whole =
                    truth.result() == PcrTruth.Result.MATCH && truth.scheme().orElseThrow() == ExtendScheme.PER_BANK;
            List<Explanation> answers = whole ? answer.reproduced() : answer.explained();
            if (truth.result() == PcrTruth.Result.NO_MATCH) {
                assertThat(answer.notExplained())
                        .anyMatch(
                                one -> one.expected().bank().equals(truth.bank().toString()));
            } else {
                Explanation explanation = answers.stream()
                        .filter(one ->
                                one.bank() == truth.bank() && one.expected().pcr() == truth.pcr())
                        .findFirst()
                        .orElseThrow();
                boolean padded = truth.scheme().orElseThrow() != ExtendScheme.PER_BANK;
                assertThat(explanation.kind())
                        .isEqualTo(padded ? Explanation.Kind.PADDED_SHA1 : Explanation.Kind.PREFIX);
            }
        }
    }

    @Test
    void theEntriesThatTheListLacksAreNamedFromALaterCopy() throws IOException {
        Explanations answer = asking(Corpus.snapshot(DEMO + "pcr-newer-than-log"))
                .withReference(list(Corpus.snapshot(DEMO + "end")))
                .answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.EXPLAINED);
        assertThat(answer.harmless()).isFalse();
        assertThat(answer.explained())
                .extracting(Explanation::bank)
                .containsExactlyInAnyOrderElementsOf(PcrBank.usual());
        for (Explanation explanation : answer.explained()) {
            assertThat(explanation.kind()).isEqualTo(Explanation.Kind.MISSING_ENTRIES);
            assertThat(explanation.cause())
                    .isEqualTo(new Cause.MissingEntries(3, List.of(new EntryRange(101, 103)), false, 0));
            List<Step> missing = explanation.steps().stream()
                    .filter(step -> step.what() == Step.What.REFERENCE_ENTRIES)
                    .toList();
            assertThat(missing)
                    .extracting(step -> step.firstEntry().orElseThrow())
                    .containsExactly(101L, 102L, 103L);
            assertThat(missing)
                    .extracting(step -> step.name().orElseThrow().latin1())
                    .containsExactly("/srv/app/late6.sh", "/srv/app/late7.sh", "/srv/app/late8.sh");
        }
    }

    @Test
    void withoutALaterCopyNothingExplainsThem() throws IOException {
        Explanations answer =
                asking(Corpus.snapshot(DEMO + "pcr-newer-than-log")).answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.NOT_EXPLAINED);
        assertThat(answer.notExplained()).hasSize(4);
        assertThat(answer.tried())
                .filteredOn(one -> one.expected().bank().equals("sha256"))
                .extracting(TrialRecord::hypothesis)
                .contains(
                        HypothesisKind.PREFIX,
                        HypothesisKind.START_VALUE,
                        HypothesisKind.FOREIGN_EXTENDS,
                        HypothesisKind.DROPPED_ENTRY,
                        HypothesisKind.EXTRA_ENTRY,
                        HypothesisKind.SWAPPED_ENTRIES);
        assertThat(answer.tried()).allMatch(one -> one.extended() > 0);
    }

    @Test
    void anOlderValueIsAPrefix() throws IOException {
        Explanations answer =
                asking(Corpus.snapshot(DEMO + "pcr-older-than-log")).answer();
        assertThat(answer.harmless()).isTrue();
        assertThat(answer.explained())
                .filteredOn(one -> one.bank() == PcrBank.SHA256)
                .extracting(Explanation::cause)
                .containsExactly(new Cause.Prefix(new Reach(95, 95, 5), false));
    }

    @Test
    void anExtendFromUserSpaceIsFoundByItsDigest() throws IOException {
        ByteString evil = ListEntry.hash(PcrBank.SHA256, ByteString.ofText("evil"));
        assertForeign(asking(Corpus.snapshot(DEMO + "foreign-extend-sha256")).withDigest(evil), Step.What.GIVEN_DIGEST);
    }

    @Test
    void anExtendFromUserSpaceIsFoundByTheContentOfAFile() throws IOException {
        Asking asking = asking(Corpus.snapshot(DEMO + "foreign-extend-sha256"));
        assertForeign(asking.withContent("evil.txt", "evil"), Step.What.FILE_DIGEST);
    }

    private static void assertForeign(Asking asking, Step.What what) {
        Explanations answer = asking.answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.EXPLAINED);
        assertThat(answer.harmless()).isFalse();
        assertThat(answer.reproduced()).extracting(Explanation::bank).containsExactly(PcrBank.SHA1);
        Explanation explanation = answer.explained().stream()
                .filter(one -> one.bank() == PcrBank.SHA256)
                .findFirst()
                .orElseThrow();
        assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FOREIGN_EXTENDS);
        assertThat(explanation.steps())
                .extracting(Step::what)
                .containsExactly(Step.What.START_VALUE, Step.What.ENTRIES, what);
        assertThat(explanation.steps().get(2).digest())
                .contains(ListEntry.hash(PcrBank.SHA256, ByteString.ofText("evil")));
        assertThat(explanation.steps().get(2).position()).isEqualTo(104);
        assertThat(explanation.hints()).containsExactly(OTHERS_REPRODUCED);
    }

    @Test
    void theBanksThatMatchAreEvidenceEvenWithoutAnExplanation() throws IOException {
        Explanations answer =
                asking(Corpus.snapshot(DEMO + "foreign-extend-sha256")).answer();
        assertThat(answer.notExplained()).extracting(NotExplained::hints).containsExactly(List.of(OTHERS_REPRODUCED));
    }

    @Test
    void aTailLostAtKexecIsFoundInTheListOfTheFirstKernel() throws IOException {
        Snapshot after = Corpus.snapshot("kexec-carry-6.12/kernel2-final");
        List<ListEntry> whole = list(after);
        List<ListEntry> carried = LongStream.rangeClosed(1, whole.size())
                .filter(number -> number < 18 || number > 22)
                .mapToObj(number -> whole.get((int) number - 1))
                .toList();
        Asking asking =
                new Asking(carried).withReference(list(Corpus.snapshot("kexec-carry-6.12/kernel1-before-kexec-exec")));
        for (PcrTruth truth : after.truth().pcrs()) {
            asking.about(truth.bank(), truth.pcr(), truth.tpm());
        }
        Explanations answer = asking.answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.EXPLAINED);
        assertThat(answer.explained())
                .hasSize(4)
                .allMatch(one -> one.cause() instanceof Cause.MissingEntries missing
                        && missing.entries().equals(List.of(new EntryRange(18, 22)))
                        && missing.lostAtKexec());
    }
}
