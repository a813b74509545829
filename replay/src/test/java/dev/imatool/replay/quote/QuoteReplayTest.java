package dev.imatool.replay.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.PcrTruth;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which prefix quoted values belong to, with the values and by their digest alone. */
class QuoteReplayTest {
    static List<Snapshot> snapshots() {
        return Corpus.snapshots().stream()
                .filter(snapshot -> snapshot.truth().hasTpm())
                .toList();
    }

    private static Map<Slot, ByteString> extendedValues(Snapshot snapshot) {
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        snapshot.truth().pcrs().forEach(pcr -> values.put(new Slot(pcr.bank().toString(), pcr.pcr()), pcr.tpm()));
        return values;
    }

    private static List<ListEntry> entries(Snapshot snapshot) throws IOException {
        return BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1);
    }

    private static QuoteReplay known(Map<Slot, ByteString> values) {
        return QuoteReplay.againstValues(Quoting.quote(values), values, GivenStarts.NONE);
    }

    private static QuoteReplay unknown(Map<Slot, ByteString> values, Map<Slot, ByteString> given) {
        return QuoteReplay.searching(Quoting.quote(values), given, List.of(TpmHash.SHA256), GivenStarts.NONE);
    }

    private static CoveredPrefix.Extent extent(Snapshot snapshot) {
        List<PcrTruth> pcrs = snapshot.truth().pcrs();
        if (pcrs.stream().anyMatch(pcr -> pcr.result() == PcrTruth.Result.NO_MATCH)) {
            return CoveredPrefix.Extent.NONE;
        }
        return pcrs.stream().allMatch(pcr -> pcr.result() == PcrTruth.Result.MATCH)
                ? CoveredPrefix.Extent.WHOLE
                : CoveredPrefix.Extent.PREFIX;
    }

    private static long prefix(Snapshot snapshot) {
        return extent(snapshot) == CoveredPrefix.Extent.NONE
                ? 0
                : snapshot.truth().pcrs().stream()
                        .mapToLong(pcr -> pcr.entriesUsed().orElseThrow())
                        .max()
                        .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void realListsAreCoveredAsTheirTpmSaid(Snapshot snapshot) throws IOException {
        Map<Slot, ByteString> values = extendedValues(snapshot);
        for (QuoteReplay replay : List.of(known(values), unknown(values, Map.of()))) {
            CoveredPrefix coverage = Quoting.coverage(replay, entries(snapshot));

            assertThat(coverage.extent()).isEqualTo(extent(snapshot));
            assertThat(coverage.entry()).isEqualTo(prefix(snapshot));
            assertThat(coverage.of()).isEqualTo(snapshot.truth().entries());
            if (coverage.found()) {
                assertThat(coverage.behind()).isEqualTo(coverage.of() - coverage.entry());
                assertThat(coverage.pcrs())
                        .allSatisfy(pcr -> assertThat(pcr.value()).contains(values.get(pcr.slot())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void everyPrefixOfARealListIsFoundByItsDigestAlone(Snapshot snapshot) throws IOException {
        List<ListEntry> entries = entries(snapshot).subList(0, 12);
        for (int length = 1; length <= entries.size(); length++) {
            Map<Slot, ByteString> values = new LinkedHashMap<>();
            for (PcrBank bank : List.of(PcrBank.SHA256, PcrBank.SHA1)) {
                values.put(new Slot(bank.toString(), 10), pcr(bank, 10, entries.subList(0, length)));
            }
            CoveredPrefix coverage = Quoting.coverage(unknown(values, Map.of()), entries);
            List<ListEntry> pcr10 = entries.subList(0, length).stream()
                    .filter(entry -> entry.pcr() == 10)
                    .toList();
            assertThat(coverage.entry()).isEqualTo(pcr10.get(pcr10.size() - 1).number());
        }
    }

    /** The chain as it is defined, by the JDK's digests. */
    private static ByteString pcr(PcrBank bank, int pcr, List<ListEntry> entries) {
        ByteString value = ByteString.copyOf(new byte[bank.digestLength()]);
        for (ListEntry entry : entries) {
            if (entry.pcr() == pcr) {
                ByteString extended = entry.violation()
                        ? ByteString.ofHex("ff".repeat(bank.digestLength()))
                        : ListEntry.hash(bank, entry.data());
                value = ListEntry.hash(bank, ListEntry.join(value, extended));
            }
        }
        return value;
    }

    private static List<ListEntry> twoPcrs() {
        List<ListEntry> entries = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            entries.add(ListEntry.file(i, i % 3 == 0 ? 11 : 10, PcrBank.SHA1, "/bin/" + i));
        }
        return entries;
    }

    private static Map<Slot, ByteString> values(List<ListEntry> entries, int upTo10, int upTo11) {
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha256", 10), pcr(PcrBank.SHA256, 10, entries.subList(0, upTo10)));
        values.put(new Slot("sha256", 11), pcr(PcrBank.SHA256, 11, entries.subList(0, upTo11)));
        return values;
    }

    @Test
    void twoPcrsAgreeOnThePrefixThatGivesBoth() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = values(entries, 7, 7);
        for (QuoteReplay replay : List.of(known(values), unknown(values, Map.of()))) {
            CoveredPrefix coverage = Quoting.coverage(replay, entries);

            assertThat(coverage.entry()).isEqualTo(7);
            assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.PREFIX);
            assertThat(coverage.behind()).isEqualTo(2);
            assertThat(coverage.firstBehind())
                    .extracting(entry -> entry.number())
                    .containsExactly(8L, 9L);
        }
    }

    @Test
    void twoPcrsThatAgreeOnNoPrefixCoverNothing() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = values(entries, 4, 9);

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.NONE);
        assertThat(coverage.why())
                .contains(new NoPrefix.PcrsDisagree(List.of(
                        new NoPrefix.Place(new Slot("sha256", 10), 4), new NoPrefix.Place(new Slot("sha256", 11), 9))));
        assertThat(Quoting.coverage(unknown(values, Map.of()), entries).extent())
                .isEqualTo(CoveredPrefix.Extent.NONE);
    }

    @Test
    void aPcrThatWasNotYetExtendedAgreesWithTheEntriesBeforeItsFirst() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = values(entries, 2, 2);

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.entry()).isEqualTo(2);
        assertThat(coverage.pcrs().get(1).entry()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void entriesOfPcrsThatAreNotQuotedAreNotVouchedFor() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = Map.of(new Slot("sha256", 10), pcr(PcrBank.SHA256, 10, entries));

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.PREFIX);
        assertThat(coverage.entry()).isEqualTo(8);
        assertThat(coverage.notQuoted()).isEqualTo(2);
        assertThat(coverage.behind()).isEqualTo(1);
        assertThat(coverage.behindNotQuoted()).isEqualTo(1);
    }

    @Test
    void aQuoteOfOtherPcrsCoversNothing() {
        Map<Slot, ByteString> values = Map.of(new Slot("sha256", 7), ByteString.ofHex("77".repeat(32)));

        CoveredPrefix coverage = Quoting.coverage(known(values), twoPcrs());

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.NONE);
        assertThat(coverage.why())
                .contains(new NoPrefix.NothingExtended(List.of(new Slot("sha256", 7)), List.of(10, 11)));
    }

    @Test
    void theSearchNamesTheValuesItNeedsAndFindsThePrefixWithThem() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha256", 0), ByteString.ofHex("77".repeat(32)));
        values.putAll(values(entries, 5, 5));

        CoveredPrefix without = Quoting.coverage(unknown(values, Map.of()), entries);
        CoveredPrefix with = Quoting.coverage(
                unknown(values, Map.of(new Slot("sha256", 0), ByteString.ofHex("77".repeat(32)))), entries);

        assertThat(without.extent()).isEqualTo(CoveredPrefix.Extent.NONE);
        assertThat(without.missing()).containsExactly(new Slot("sha256", 0));
        assertThat(with.entry()).isEqualTo(5);
        assertThat(with.pcrs().get(0).state()).isEqualTo(QuotedPcr.State.NOT_EXTENDED);
    }

    /** After a reset the PCRs of dynamic launch hold ones, all others zero (PC Client platform profile). */
    @Test
    void theSearchKnowsWhatPcrsHoldAfterAReset() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha1", 9), ByteString.copyOf(new byte[20]));
        values.put(new Slot("sha1", 10), pcr(PcrBank.SHA1, 10, entries));
        values.put(new Slot("sha1", 11), pcr(PcrBank.SHA1, 11, entries));
        values.put(new Slot("sha1", 17), ByteString.ofHex("ff".repeat(20)));

        assertThat(Quoting.coverage(unknown(values, Map.of()), entries).extent())
                .isEqualTo(CoveredPrefix.Extent.WHOLE);
    }

    @Test
    void aBankThatCannotBeReplayedDecidesNothingWhereOthersDo() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = values(entries, 9, 9);
        values.put(new Slot("0x0005", 10), ByteString.ofHex("33".repeat(32)));

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.WHOLE);
        assertThat(coverage.pcrs().get(2).state()).isEqualTo(QuotedPcr.State.UNKNOWN_BANK);
        assertThat(Quoting.coverage(unknown(values, Map.of()), entries).why())
                .contains(new NoPrefix.BankNotReplayed(List.of(new Slot("0x0005", 10))));
    }

    @Test
    void onlyEntriesUpToOneWithoutDigestCanBeCovered() {
        List<ListEntry> entries = new ArrayList<>(twoPcrs());
        Map<Slot, ByteString> values = values(entries, 9, 9);
        entries.set(4, entries.get(4).withoutData());

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.NONE);
        assertThat(coverage.pcrs().get(0).state()).isEqualTo(QuotedPcr.State.NOT_COMPUTABLE);
    }

    /** As logged in its own bank, an entry without data is extended; what it says is proven by nothing. */
    @Test
    void entriesOfThePrefixAreCountedByWhatIsProvenOfThem() {
        List<ListEntry> entries = new ArrayList<>(twoPcrs());
        entries.set(3, ListEntry.violation(4, 10, PcrBank.SHA1, "/var/log/x"));
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha1", 10), pcr(PcrBank.SHA1, 10, entries.subList(0, 7)));
        entries.set(1, entries.get(1).withoutData());
        entries.set(2, entries.get(2).withoutData());
        entries.set(7, entries.get(7).withoutData());

        for (QuoteReplay replay : List.of(known(values), unknown(values, Map.of()))) {
            CoveredPrefix coverage = Quoting.coverage(replay, entries);

            assertThat(coverage.entry()).isEqualTo(7);
            assertThat(coverage.proven()).isEqualTo(3);
            assertThat(coverage.unproven()).isEqualTo(1);
            assertThat(coverage.violations()).isEqualTo(1);
            assertThat(coverage.notQuoted()).isEqualTo(2);
            assertThat(coverage.unprovenEntries())
                    .extracting(finding -> finding.entry())
                    .containsExactly(2L);
        }
    }

    /** A quote covers the digest that the kernel extended, which is the one of the template data, not the one that is logged. */
    @Test
    void coveredEntriesThatLogAnotherDigestAreCounted() {
        List<ListEntry> entries = new ArrayList<>(twoPcrs());
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha1", 10), pcr(PcrBank.SHA1, 10, entries.subList(0, 7)));
        ByteString wrong = ByteString.ofHex("ab".repeat(20));
        for (int at : List.of(1, 8)) {
            entries.set(at, entries.get(at).withDigest(wrong));
        }

        CoveredPrefix coverage = Quoting.coverage(known(values), entries);

        assertThat(coverage.entry()).isEqualTo(7);
        assertThat(coverage.mismatching()).isEqualTo(1);
    }

    /** What fits a quote is covered only where somebody vouches for the key. */
    @Test
    void nothingIsCoveredByAKeyThatNobodyVouchesFor() {
        List<ListEntry> entries = twoPcrs();
        CoveredPrefix coverage = Quoting.coverage(known(values(entries, 9, 9)), entries);

        QuoteProof vouched = QuoteProof.of(signed(true), Optional.of(coverage));
        assertThat(vouched.covered()).contains(coverage);
        assertThat(vouched.fitting()).contains(coverage);

        QuoteProof found = QuoteProof.of(signed(false), Optional.of(coverage));
        assertThat(found.covered()).isEmpty();
        assertThat(found.fitting()).contains(coverage);

        CoveredPrefix nothing = Quoting.coverage(known(values(entries, 9, 9)), List.of());
        assertThat(QuoteProof.of(signed(true), Optional.of(nothing)).fitting()).isEmpty();
    }

    private static QuoteChecks signed(boolean keyVouchedFor) {
        QuoteCheck pass = QuoteCheck.pass(new QuoteDetail.MadeByTpm());
        return new QuoteChecks(pass, pass, keyVouchedFor, pass, pass, pass);
    }

    /** Where other values are missing, a value given for a PCR of the list must not stand in for its entries. */
    @Test
    void aGivenValueDoesNotStandInForTheEntriesThatOughtToGiveIt() {
        List<ListEntry> entries = twoPcrs();
        Map<Slot, ByteString> values = values(entries, 9, 9);
        values.put(new Slot("sha256", 16), ByteString.copyOf(new byte[32]));
        Map<Slot, ByteString> given = values(entries, 9, 9);
        List<ListEntry> forged = new ArrayList<>(entries);
        forged.set(4, ListEntry.file(5, 10, PcrBank.SHA1, "/forged"));

        assertThat(Quoting.coverage(unknown(values, given), entries).extent()).isEqualTo(CoveredPrefix.Extent.WHOLE);
        assertThat(Quoting.coverage(unknown(values, given), forged).extent()).isEqualTo(CoveredPrefix.Extent.NONE);
    }

    @Test
    void anEmptyListIsNotCovered() {
        assertThat(Quoting.coverage(known(values(twoPcrs(), 9, 9)), List.of()).extent())
                .isEqualTo(CoveredPrefix.Extent.NONE);
    }

    @Test
    void aQuoteBeforeTheFirstEntryCoversNothing() {
        List<ListEntry> entries = twoPcrs();

        CoveredPrefix coverage = Quoting.coverage(known(values(entries, 0, 0)), entries);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.NONE);
        assertThat(coverage.why()).contains(new NoPrefix.BeforeFirstEntry(false));
    }

    /** The same list twice in one input: each is a chain of its own. */
    @Test
    void theListOfWhichMostIsCoveredCounts() {
        List<ListEntry> entries = twoPcrs();
        List<ListEntry> two = new ArrayList<>();
        entries.subList(0, 4).forEach(entry -> two.add(entry.inList("one")));
        entries.forEach(entry -> two.add(entry.inList("two")));

        CoveredPrefix coverage = Quoting.coverage(known(values(entries, 9, 9)), two);

        assertThat(coverage.extent()).isEqualTo(CoveredPrefix.Extent.PREFIX);
        assertThat(coverage.list()).isEqualTo("two");
        assertThat(coverage.entry()).isEqualTo(9);
        assertThat(coverage.behind()).isZero();
        assertThat(coverage.elsewhere()).isEqualTo(4);
    }

    @Test
    void everyWayOfExtendingIsTried() throws IOException {
        Snapshot snapshot = Corpus.snapshot("baseline-6.1/final");
        Map<Slot, ByteString> values = extendedValues(snapshot);

        CoveredPrefix coverage = Quoting.coverage(unknown(values, Map.of()), entries(snapshot));

        assertThat(coverage.pcrs())
                .extracting(pcr -> pcr.slot() + " " + pcr.scheme().orElseThrow().id())
                .containsExactlyInAnyOrder(
                        "sha1:10 per_bank", "sha256:10 per_bank", "sha384:10 padded_sha1", "sha512:10 padded_sha1");
    }
}
