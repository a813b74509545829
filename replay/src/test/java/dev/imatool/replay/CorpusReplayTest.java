package dev.imatool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.ExtendScheme;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch.Result;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replay of real lists against the PCR values of their TPMs. */
class CorpusReplayTest {
    static List<Snapshot> withTpm() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.truth().hasTpm())
                .toList();
    }

    static List<Snapshot> withoutTpm() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> !snapshot.truth().computed().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withTpm")
    void everyBankOfEveryPcrIsAsTheTpmSays(Snapshot snapshot) throws IOException {
        for (Snapshot.ListFile file : snapshot.lists()) {
            if (file.format() == ListFormat.BINARY) {
                List<ListEntry> entries =
                        BinaryList.read(file.path(), snapshot.truth().byteOrder(), file.bank());
                assertThat(entries).hasSize((int) snapshot.truth().entries());
                assertAsTpmSays(snapshot, replay(tpmValues(snapshot), entries), entries);
            }
        }
    }

    private static void assertAsTpmSays(Snapshot snapshot, ReplayResult result, List<ListEntry> entries) {
        List<PcrTruth> truths = snapshot.truth().pcrs();
        assertThat(truths).isNotEmpty();
        for (PcrTruth truth : truths) {
            ReplayedPcr row = row(result, truth.bank(), truth.pcr());
            PcrMatch match = row.match().orElseThrow();
            String what = snapshot + " " + truth.bank() + ":" + truth.pcr();
            assertThat(match.expected().value()).as(what).isEqualTo(truth.tpm());
            assertThat(match.result()).as(what).isEqualTo(result(truth));
            if (truth.result() == PcrTruth.Result.MATCH) {
                assertThat(row.value()).as(what).contains(truth.tpm());
            }
            if (truth.result() == PcrTruth.Result.MATCH_PREFIX) {
                assertThat(match.entry()).as(what).isEqualTo(truth.entriesUsed());
            }
            if (truth.result() != PcrTruth.Result.NO_MATCH) {
                boolean padded = truth.scheme().orElseThrow() != ExtendScheme.PER_BANK;
                assertThat(row.scheme()).as(what).isEqualTo(padded ? Scheme.PADDED_SHA1 : Scheme.PER_BANK);
            }
        }
        assertThat(result.entries()).isEqualTo(entries.size());
        assertThat(result.undecided())
                .allMatch(undecided -> undecided.reason() == UndecidedPcr.Reason.PCR_NOT_EXTENDED);
    }

    private static Result result(PcrTruth truth) {
        return switch (truth.result()) {
            case MATCH -> Result.AT_END;
            case MATCH_PREFIX -> Result.AT_ENTRY;
            case NO_MATCH -> Result.NONE;
        };
    }

    @ParameterizedTest
    @MethodSource("withoutTpm")
    void listsWithoutTpmReplayAsAnIndependentProgramSays(Snapshot snapshot) throws IOException {
        List<ListEntry> entries =
                BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1);
        ReplayResult result = replay(List.of(), entries);
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.COMPUTED);
        for (ReplayedPcr row : result.pcrs()) {
            ByteString computed = row.scheme() == Scheme.PER_BANK
                    ? snapshot.truth().computed().get(row.bank())
                    : snapshot.truth().computedPadded().get(row.bank());
            assertThat(List.of(row.value(), row.otherStyleValue()))
                    .as(row.bank() + " " + row.scheme())
                    .contains(Optional.of(computed));
        }
    }

    @Test
    void pcrReadBeforeTheLastEntriesCoversAPrefixInEveryBank() throws IOException {
        ReplayResult result = replayOf("demo-before-after-6.1/pcr-older-than-log");
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
        for (PcrBank bank : PcrBank.usual()) {
            PcrMatch match = row(result, bank, 10).match().orElseThrow();
            assertThat(match.entry()).isEqualTo(OptionalLong.of(95));
            assertThat(match.entriesAfter()).isEqualTo(5);
        }
    }

    @Test
    void listThatIsOlderThanThePcrDoesNotReproduceIt() throws IOException {
        ReplayResult result = replayOf("demo-before-after-6.1/pcr-newer-than-log");
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
    }

    @Test
    void foreignExtendShowsInItsBankOnly() throws IOException {
        ReplayResult result = replayOf("demo-before-after-6.1/foreign-extend-sha256");
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        assertThat(result.pcrs().stream()
                        .filter(row -> row.match().orElseThrow().result() == Result.NONE)
                        .map(ReplayedPcr::bank))
                .containsExactly(PcrBank.SHA256);
    }

    @Test
    void fivePcrsOfOneListAreReproducedInEveryBank() throws IOException {
        ReplayResult result = replayOf("pcrs-6.12/final");
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
        assertThat(result.pcrs().stream().map(ReplayedPcr::pcr).distinct()).containsExactly(10, 11, 12, 16, 23);
        assertThat(result.pcrs()).hasSize(20);
    }

    private static ReplayResult replayOf(String name) throws IOException {
        Snapshot snapshot = Corpus.snapshot(name);
        return replay(
                tpmValues(snapshot),
                BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1));
    }

    private static ReplayResult replay(List<ExpectedPcr> expected, List<ListEntry> entries) {
        Replay replay = Replay.against(expected);
        entries.forEach(replay::extend);
        return replay.result();
    }

    private static List<ExpectedPcr> tpmValues(Snapshot snapshot) {
        List<ExpectedPcr> values = new ArrayList<>();
        snapshot.truth()
                .tpm()
                .forEach((bank, pcrs) ->
                        pcrs.forEach((pcr, value) -> values.add(new ExpectedPcr(bank.toString(), pcr, value, "TPM"))));
        return values;
    }

    private static ReplayedPcr row(ReplayResult result, PcrBank bank, int pcr) {
        return result.pcrs().stream()
                .filter(row -> row.bank() == bank && row.pcr() == pcr)
                .findFirst()
                .orElseThrow();
    }
}
