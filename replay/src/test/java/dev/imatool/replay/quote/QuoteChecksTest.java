package dev.imatool.replay.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.replay.quote.ExpectedNonce.How;
import dev.imatool.replay.quote.ExpectedNonce.Reading;
import dev.imatool.replay.quote.QuoteCheck.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each step but the signature, on quotes made up here. */
class QuoteChecksTest {
    private static final Map<Slot, ByteString> VALUES = values();

    private static Map<Slot, ByteString> values() {
        Map<Slot, ByteString> values = new LinkedHashMap<>();
        values.put(new Slot("sha256", 0), ByteString.copyOf(new byte[32]));
        values.put(new Slot("sha256", 10), ByteString.ofHex("11".repeat(32)));
        values.put(new Slot("sha1", 10), ByteString.ofHex("22".repeat(20)));
        return values;
    }

    private static QuoteEvidence evidence(
            Attestation attestation,
            Optional<ExpectedNonce> nonce,
            Optional<PcrSelectionList> demanded,
            GivenPcrs pcrs) {
        return new QuoteEvidence(
                Quoting.SIGNED,
                Optional.of(attestation),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                nonce,
                demanded,
                pcrs);
    }

    private static QuoteChecks check(
            Optional<ExpectedNonce> nonce, Optional<PcrSelectionList> demanded, GivenPcrs pcrs) {
        return QuoteChecks.of(evidence(Quoting.attestation(Quoting.quote(VALUES)), nonce, demanded, pcrs));
    }

    private static QuoteChecks withPcrs(Map<Slot, ByteString> pcrs, boolean exact) {
        return check(Optional.empty(), Optional.empty(), new GivenPcrs(pcrs, exact));
    }

    private static QuoteCheck nonce(Reading... readings) {
        return check(Optional.of(new ExpectedNonce(List.of(readings))), Optional.empty(), GivenPcrs.NONE)
                .nonce();
    }

    @Test
    void anyReadingOfTheNonceWillDo() {
        assertThat(nonce(
                        new Reading(ByteString.ofText("x"), How.Plainly.TEXT),
                        new Reading(Quoting.NONCE, How.Plainly.HEX)))
                .isEqualTo(new QuoteCheck(
                        Result.PASS, new QuoteDetail.NonceFits(new Reading(Quoting.NONCE, How.Plainly.HEX))));
    }

    @Test
    void anotherNonceIsNamedBesideTheQuotedOne() {
        assertThat(nonce(new Reading(ByteString.ofHex("0102030404"), How.Plainly.HEX)))
                .isEqualTo(new QuoteCheck(
                        Result.FAIL,
                        new QuoteDetail.OtherNonce(
                                ByteString.ofHex("0102030405"),
                                new Reading(ByteString.ofHex("0102030404"), How.Plainly.HEX))));
    }

    @Test
    void withoutANonceFreshnessIsNotProven() {
        QuoteCheck check =
                check(Optional.empty(), Optional.empty(), GivenPcrs.NONE).nonce();

        assertThat(check.result()).isEqualTo(Result.NOT_CHECKED);
        assertThat(check.detail()).isEqualTo(new QuoteDetail.NonceNotGiven(ByteString.ofHex("0102030405")));
    }

    @Test
    void valuesHashInTheOrderOfTheSelection() {
        assertThat(withPcrs(VALUES, true).pcrDigest().passed()).isTrue();
        Map<Slot, ByteString> reversed = new LinkedHashMap<>();
        List.copyOf(VALUES.keySet()).reversed().forEach(slot -> reversed.put(slot, VALUES.get(slot)));
        assertThat(withPcrs(reversed, true).pcrDigest().passed()).isTrue();
    }

    @Test
    void oneBitOfAValueIsEnough() {
        for (Slot slot : VALUES.keySet()) {
            byte[] flipped = VALUES.get(slot).toByteArray();
            flipped[3] ^= 0x40;
            Map<Slot, ByteString> values = new LinkedHashMap<>(VALUES);
            values.put(slot, ByteString.copyOf(flipped));
            QuoteChecks checks = withPcrs(values, true);
            assertThat(checks.pcrDigest().failed()).isTrue();
            assertThat(checks.pcrSelection().passed()).isTrue();
            assertThat(checks.failed()).isTrue();
        }
    }

    @Test
    void valuesThatWereNotQuotedProveNothingAndHarmNothing() {
        Map<Slot, ByteString> more = new LinkedHashMap<>(VALUES);
        more.put(new Slot("sha256", 11), ByteString.ofHex("33".repeat(32)));

        assertThat(withPcrs(more, false).pcrDigest().passed()).isTrue();
        assertThat(withPcrs(more, false).pcrSelection().result()).isEqualTo(Result.NOT_CHECKED);
    }

    @Test
    void aFileThatSaysItQuotesOtherPcrsFailsTheSelection() {
        Map<Slot, ByteString> more = new LinkedHashMap<>(VALUES);
        more.put(new Slot("sha256", 11), ByteString.ofHex("33".repeat(32)));

        QuoteChecks checks = withPcrs(more, true);

        assertThat(checks.pcrSelection())
                .isEqualTo(new QuoteCheck(
                        Result.FAIL,
                        new QuoteDetail.OtherValues(Quoting.quote(VALUES).selection(), "sha256:0,10,11+sha1:10")));
        assertThat(checks.pcrDigest().passed()).isTrue();
    }

    @Test
    void missingValuesAreNamed() {
        Map<Slot, ByteString> fewer = new LinkedHashMap<>(VALUES);
        fewer.remove(new Slot("sha256", 0));

        assertThat(withPcrs(fewer, false).pcrDigest())
                .isEqualTo(new QuoteCheck(
                        Result.NOT_CHECKED, new QuoteDetail.ValuesMissing(List.of(new Slot("sha256", 0)))));
    }

    @Test
    void whatIsAskedForIsComparedAsASet() {
        PcrSelectionList same = new PcrSelectionList(
                List.of(new SelectedBank("sha1", List.of(10)), new SelectedBank("sha256", List.of(0, 10))));
        PcrSelectionList other = new PcrSelectionList(List.of(new SelectedBank("sha256", List.of(10))));

        assertThat(check(Optional.empty(), Optional.of(same), GivenPcrs.NONE)
                        .pcrSelection()
                        .passed())
                .isTrue();
        assertThat(check(Optional.empty(), Optional.of(other), GivenPcrs.NONE).pcrSelection())
                .isEqualTo(new QuoteCheck(
                        Result.FAIL,
                        new QuoteDetail.OtherPcrs(Quoting.quote(VALUES).selection(), other)));
    }

    @Test
    void banksGoByAnyOfTheirNames() {
        GivenPcrs given =
                GivenPcrs.of(List.of(new ExpectedPcr("SM3", 10, ByteString.ofHex("aa".repeat(32)), "x")), false);

        assertThat(given.values()).containsOnlyKeys(new Slot("sm3_256", 10));
    }

    @Test
    void anAttestationOfSomethingElseIsNoQuote() {
        Attestation quote = Quoting.attestation(Quoting.quote(VALUES));
        Attestation certify = new Attestation(
                quote.signed(),
                AttestationType.CERTIFY,
                quote.qualifiedSigner(),
                quote.extraData(),
                quote.clock(),
                0,
                Optional.empty());

        QuoteChecks checks = QuoteChecks.of(evidence(certify, Optional.empty(), Optional.empty(), GivenPcrs.NONE));

        assertThat(checks.magic())
                .isEqualTo(new QuoteCheck(Result.FAIL, new QuoteDetail.OtherAttestation(AttestationType.CERTIFY)));
        assertThat(QuoteProof.of(checks, Optional.empty()).verdict()).isEqualTo(QuoteVerdict.INVALID);
    }

    @Test
    void aDigestOfNoHashIsNamed() {
        Attestation.Quote quote = Quoting.quote(VALUES);
        Attestation odd = Quoting.attestation(new Attestation.Quote(quote.selection(), ByteString.ofHex("aabb")));

        assertThat(QuoteChecks.of(evidence(odd, Optional.empty(), Optional.empty(), GivenPcrs.NONE))
                        .pcrDigest())
                .isEqualTo(new QuoteCheck(Result.FAIL, new QuoteDetail.DigestLength(2, Optional.empty())));
    }

    /** The keys of the corpus are primary keys: ak of the owner hierarchy. */
    @Test
    void theSignerThatRealQuotesNameIsThePrimaryKey() throws IOException {
        int seen = 0;
        for (Snapshot snapshot : Corpus.snapshots()) {
            if (Files.exists(snapshot.file("ak.pub"))) {
                ByteString message = ByteString.copyOf(Files.readAllBytes(snapshot.file("quote.msg")));
                ByteString area = ByteString.copyOf(Files.readAllBytes(snapshot.file("ak.pub")));
                TpmKeyFacts facts = new TpmKeyFacts(0, 0x000b, area.slice(2, area.length()));
                assertThat(KeyName.primaryIn(facts, message.slice(8, 42)))
                        .as(snapshot.toString())
                        .contains(KeyName.Hierarchy.OWNER);
                assertThat(KeyName.primaryIn(facts, KeyName.of(facts).orElseThrow()))
                        .isEmpty();
                assertThat(KeyName.of(facts).orElseThrow().slice(2, 34))
                        .isEqualTo(dev.imatool.replay.list.ListEntry.hash(PcrBank.SHA256, facts.publicArea()));
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void withoutSignatureNothingIsVouchedFor() {
        QuoteChecks checks = withPcrs(VALUES, true);

        assertThat(checks.signature()).isEqualTo(new QuoteCheck(Result.NOT_CHECKED, new QuoteDetail.NoSignature()));
        assertThat(checks.vouched()).isFalse();
        assertThat(checks.failed()).isFalse();
    }
}
