package dev.imatool.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.list.ListEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replay without expected values. */
class ReplayTest {
    private static final ByteString ZERO_SHA256 = ByteString.copyOf(new byte[32]);

    @Test
    void bootAggregateWithoutTpmGivesThePublishedValues() {
        ListEntry entry = ListEntry.of(
                1,
                10,
                PcrBank.SHA1,
                "d-ng|n-ng",
                ListEntry.digestField("sha256", ZERO_SHA256),
                ListEntry.name("boot_aggregate"));
        ReplayResult result = replay(List.of(entry));
        assertThat(result.verdict()).isEqualTo(ReplayVerdict.COMPUTED);
        assertThat(value(result, PcrBank.SHA1, 10, Scheme.PER_BANK))
                .isEqualTo("5141100982188d48fb6fa0f19a8d27e3eabd703b");
        assertThat(value(result, PcrBank.SHA256, 10, Scheme.PER_BANK))
                .isEqualTo("35d08f4de6c76c315d9ea3e5fea0305fc1e902506504f80d7c98d6d4e6e33072");
        assertThat(value(result, PcrBank.SHA256, 10, Scheme.PADDED_SHA1))
                .isEqualTo("456030c66cacf38b61cdaefc1207b6ab0764038cdf2a09c990697bc602dfa9b2");
    }

    @Test
    void oneViolationFromZeroGivesThePublishedValues() {
        ReplayResult result = replay(List.of(ListEntry.violation(1, 10, PcrBank.SHA1, "/var/log/x")));
        assertThat(value(result, PcrBank.SHA1, 10, Scheme.PER_BANK))
                .isEqualTo("bac37b84f007d0238af95af707cac8d61254870e");
        assertThat(value(result, PcrBank.SHA256, 10, Scheme.PER_BANK))
                .isEqualTo("bba91ca85dc914b2ec3efb9e16e7267bf9193b14350d20fba8a8b406730ae30a");
        ReplayedPcr padded = row(result, PcrBank.SHA256, 10, Scheme.PADDED_SHA1);
        assertThat(padded.value().orElseThrow().hex())
                .isEqualTo("c7f7a2d90bcd6bd873119c8deff0b1c8eec6623bcd3a8182aa4cb1db65002115");
        assertThat(padded.violationStyle()).contains(ViolationStyle.PADDED_ONES);
        assertThat(padded.otherStyleValue().orElseThrow().hex())
                .isEqualTo("bba91ca85dc914b2ec3efb9e16e7267bf9193b14350d20fba8a8b406730ae30a");
    }

    @Test
    void everyBankComesInBothSchemesButSha1() {
        ReplayResult result = replay(List.of(ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh")));
        assertThat(result.pcrs().stream()
                        .map(row -> row.bank() + " " + row.scheme().id()))
                .containsExactly(
                        "sha1 per_bank",
                        "sha256 per_bank",
                        "sha256 padded_sha1",
                        "sha384 per_bank",
                        "sha384 padded_sha1",
                        "sha512 per_bank",
                        "sha512 padded_sha1");
        assertThat(result.pcrs()).allSatisfy(row -> {
            assertThat(row.violationStyle()).isEmpty();
            assertThat(row.otherStyleValue()).isEmpty();
            assertThat(row.match()).isEmpty();
            assertThat(row.brokenAt()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomListsReplayAsOnTheBlackboard(long seed) {
        Random random = new Random(seed);
        List<ListEntry> entries = new ArrayList<>();
        PcrBank header = PcrBank.usual().get(random.nextInt(4));
        for (int number = 1; number <= 200; number++) {
            int pcr = List.of(0, 10, 11, 63).get(random.nextInt(4));
            entries.add(
                    random.nextInt(10) == 0
                            ? ListEntry.violation(number, pcr, header, "/v" + random.nextInt())
                            : ListEntry.file(number, pcr, header, "/f" + random.nextInt()));
        }
        ReplayResult result = replay(entries);
        assertThat(result.entries()).isEqualTo(200);
        assertThat(result.pcrs()).hasSize(4 * 7);
        for (ReplayedPcr row : result.pcrs()) {
            ViolationStyle style = row.violationStyle().orElse(ViolationStyle.ALL_ONES);
            assertThat(row.value()).contains(ReferenceReplay.pcr(row.bank(), row.pcr(), row.scheme(), style, entries));
            if (row.scheme() == Scheme.PADDED_SHA1 && row.violations() > 0) {
                assertThat(row.otherStyleValue())
                        .contains(ReferenceReplay.pcr(
                                row.bank(), row.pcr(), row.scheme(), ViolationStyle.ALL_ONES, entries));
            }
            assertThat(row.entries())
                    .isEqualTo(
                            entries.stream().filter(e -> e.pcr() == row.pcr()).count());
        }
    }

    @Test
    void templateDigestThatIsForgedInTheListIsComputedAnew() {
        ListEntry good = ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh");
        ListEntry forged = good.withDigest(ListEntry.hash(PcrBank.SHA1, ByteString.ofText("other")));
        assertThat(replay(List.of(forged)).pcrs())
                .isEqualTo(replay(List.of(good)).pcrs());
    }

    @Test
    void entriesWithoutPcrExtendNothing() {
        ListEntry first = ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh");
        ListEntry namespaced = ListEntry.file(2, EntryView.NO_PCR, PcrBank.SHA1, "/bin/cat");
        ReplayResult result = replay(List.of(first, namespaced));
        assertThat(result.entries()).isEqualTo(2);
        assertThat(result.entriesWithoutPcr()).isEqualTo(1);
        assertThat(result.pcrs()).isEqualTo(replay(List.of(first)).pcrs());
    }

    @Test
    void listsOfOneInputHaveChainsOfTheirOwn() {
        ListEntry a = ListEntry.file(1, 10, PcrBank.SHA1, "/a").inList("before");
        ListEntry b = ListEntry.file(2, 10, PcrBank.SHA1, "/b").inList("after");
        ReplayResult result = replay(List.of(a, b));
        assertThat(result.pcrs().subList(0, 7)).allMatch(row -> row.list().equals("before"));
        assertThat(result.pcrs().subList(7, 14)).allMatch(row -> row.list().equals("after"));
        assertThat(result.pcrs().get(7).value())
                .contains(ReferenceReplay.pcr(PcrBank.SHA1, 10, Scheme.PER_BANK, ViolationStyle.ALL_ONES, List.of(b)));
    }

    @Test
    void loggedDigestStandsInWhereTemplateDataIsMissing() {
        ListEntry first = ListEntry.file(1, 10, PcrBank.SHA1, "/a");
        ListEntry second = ListEntry.file(2, 10, PcrBank.SHA1, "/b");
        List<ReplayedPcr> whole = replay(List.of(first, second)).pcrs();
        ReplayResult result = replay(List.of(first, second.withoutData()));
        ReplayedPcr sha1 = row(result, PcrBank.SHA1, 10, Scheme.PER_BANK);
        assertThat(sha1.value()).isEqualTo(whole.get(0).value());
        assertThat(sha1.loggedDigestsUsed()).isEqualTo(1);
        ReplayedPcr padded = row(result, PcrBank.SHA512, 10, Scheme.PADDED_SHA1);
        assertThat(padded.value()).isEqualTo(whole.get(6).value());
        assertThat(padded.loggedDigestsUsed()).isEqualTo(1);
        ReplayedPcr sha512 = row(result, PcrBank.SHA512, 10, Scheme.PER_BANK);
        assertThat(sha512.value()).isEmpty();
        assertThat(sha512.brokenAt()).isEqualTo(OptionalLong.of(2));
        assertThat(sha512.entries()).isEqualTo(2);
    }

    @Test
    void missingTemplateDataUnderAnotherHeaderBreaksTheOtherBanksAndPaddedSha1() {
        ListEntry entry = ListEntry.file(5, 10, PcrBank.SHA256, "/a").withoutData();
        ReplayResult result = replay(List.of(entry));
        for (ReplayedPcr row : result.pcrs()) {
            boolean computable = row.bank() == PcrBank.SHA256 && row.scheme() == Scheme.PER_BANK;
            assertThat(row.value().isPresent()).isEqualTo(computable);
            assertThat(row.brokenAt()).isEqualTo(computable ? OptionalLong.empty() : OptionalLong.of(5));
        }
    }

    @Test
    void violationNeedsNoTemplateData() {
        ListEntry violation = ListEntry.violation(1, 10, PcrBank.SHA1, "/v");
        assertThat(replay(List.of(violation.withoutData())).pcrs())
                .isEqualTo(replay(List.of(violation)).pcrs());
    }

    @Test
    void emptyListComputesNothing() {
        assertThat(replay(List.of())).isEqualTo(new ReplayResult(ReplayVerdict.COMPUTED, List.of(), List.of(), 0, 0));
    }

    @Test
    void pcrThatNoReaderMayGiveIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> replay(List.of(ListEntry.file(1, 64, PcrBank.SHA1, "/a"))));
    }

    private static ReplayResult replay(List<ListEntry> entries) {
        Replay replay = Replay.ofEveryBank();
        entries.forEach(replay::extend);
        return replay.result();
    }

    private static ReplayedPcr row(ReplayResult result, PcrBank bank, int pcr, Scheme scheme) {
        return result.pcrs().stream()
                .filter(row -> row.bank() == bank && row.pcr() == pcr && row.scheme() == scheme)
                .findFirst()
                .orElseThrow();
    }

    private static String value(ReplayResult result, PcrBank bank, int pcr, Scheme scheme) {
        return row(result, bank, pcr, scheme).value().orElseThrow().hex();
    }
}
