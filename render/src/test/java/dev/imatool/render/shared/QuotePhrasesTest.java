package dev.imatool.render.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import dev.imatool.replay.quote.ExpectedNonce.How;
import dev.imatool.replay.quote.ExpectedNonce.Reading;
import dev.imatool.replay.quote.NoPrefix;
import dev.imatool.replay.quote.QuoteDetail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of the steps of checking a quote. */
class QuotePhrasesTest {
    private static final PublicKeyInfo KEY =
            new PublicKeyInfo("ak", "RSA", ByteString.EMPTY, List.of(), Optional.empty(), Optional.empty());
    private static final TpmSignature PSS = new TpmSignature.Rsa(true, TpmHash.SHA256, ByteString.EMPTY);
    private static final PcrSelectionList QUOTED = new PcrSelectionList(
            List.of(new SelectedBank("sha256", List.of(0, 10)), new SelectedBank("sha1", List.of(10))));
    private static final PcrSelectionList TEN = new PcrSelectionList(List.of(new SelectedBank("sha256", List.of(10))));
    private static final Slot SLOT = new Slot("sha256", 10);
    private static final ByteString NONCE = ByteString.ofHex("0102030405");

    static Stream<Arguments> details() {
        return Stream.of(
                arguments(new QuoteDetail.MessageUnreadable(Optional.empty()), "the message cannot be read"),
                arguments(
                        new QuoteDetail.OtherAttestation(AttestationType.CERTIFY),
                        "this attests a certified object (TPM2_Certify), it is not a quote"),
                arguments(new QuoteDetail.MadeByTpm(), "made by a TPM (ff544347), and a quote (8018)"),
                arguments(
                        new QuoteDetail.NoKey(new TpmSignature.Plain(NONCE)),
                        "no key given to check a plain signature of 5 bytes with"),
                arguments(
                        new QuoteDetail.OtherHash(PSS, TpmHash.SHA1),
                        "the signature is RSAPSS with sha256, asked for was sha1"),
                arguments(new QuoteDetail.KeyUnusable(KEY, "no point"), "the key of ak (RSA) cannot be used: no point"),
                arguments(new QuoteDetail.Signed(PSS, KEY), "RSAPSS with sha256 by the key of ak (RSA)"),
                arguments(
                        new QuoteDetail.SignedPlain(QuoteDetail.PlainScheme.RSASSA, TpmHash.SHA384, KEY),
                        "RSASSA with sha384 (plain) by the key of ak (RSA)"),
                arguments(
                        new QuoteDetail.NotSigned(PSS, KEY),
                        "RSAPSS with sha256 is not of the key of ak (RSA) over this message: message, signature or key is"
                                + " another one, or was altered"),
                arguments(
                        new QuoteDetail.OtherAlgorithm(new TpmSignature.Ecdsa(TpmHash.SHA256, NONCE, NONCE), KEY),
                        "the signature is ECDSA with sha256, the key of ak is RSA"),
                arguments(new QuoteDetail.SignatureNotSupported("ECDAA"), "ECDAA signatures are not checked here"),
                arguments(
                        new QuoteDetail.NonceNotGiven(NONCE),
                        "the quote has 0102030405, none was given to compare it with: that the quote is fresh is NOT"
                                + " proven"),
                arguments(
                        new QuoteDetail.NonceFits(new Reading(NONCE, How.Plainly.HEX)),
                        "the quote has the one given (hex, 5 bytes)"),
                arguments(
                        new QuoteDetail.OtherNonce(ByteString.EMPTY, new Reading(NONCE, How.Plainly.HEX)),
                        "the quote has none, given was 0102030405 (hex)"),
                arguments(
                        new QuoteDetail.OtherPcrs(QUOTED, TEN),
                        "quoted is sha256:0,10+sha1:10, asked for was sha256:10"),
                arguments(new QuoteDetail.ValuesMissing(List.of(SLOT)), "no value given of sha256:10"),
                arguments(
                        new QuoteDetail.DigestLength(2, Optional.of(TpmHash.SHA256)),
                        "the quoted digest has 2 bytes, which no digest of sha256 has"),
                arguments(
                        new QuoteDetail.NothingCovered(List.of("pcr_digest", "nonce")),
                        "nothing is covered, because of: pcr digest, nonce"),
                arguments(
                        new QuoteDetail.NotProven(new QuoteDetail.NoSignature()),
                        "the quote is not proven: no signature given"),
                arguments(
                        new QuoteDetail.NotReproduced(new NoPrefix.NothingExtended(List.of(SLOT), List.of(12, 11))),
                        "the quote selects sha256:10, the list extends PCR 11, 12: none of its entries is covered"),
                arguments(
                        new QuoteDetail.NotReproduced(new NoPrefix.NotReproduced(
                                List.of(SLOT), List.of(new NoPrefix.Place(new Slot("sha1", 10), 90)))),
                        "no prefix of the list gives the quoted sha256:10, though sha1:10 is that after entry 90"),
                arguments(
                        new QuoteDetail.NotReproduced(new NoPrefix.BeforeFirstEntry(false)),
                        "the quoted value is zero: the quote was taken before the first entry"));
    }

    @ParameterizedTest
    @MethodSource("details")
    void aDetailIsOneSentence(QuoteDetail detail, String sentence) {
        assertThat(QuotePhrases.of(detail)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @EnumSource(AttestationType.class)
    void everyAttestationIsNamedWithItsCommand(AttestationType type) {
        assertThat(QuotePhrases.of(new QuoteDetail.OtherAttestation(type))).contains("(TPM2_");
    }

    @Test
    void whatMayBeLaterKeepsItsReason() {
        assertThat(QuotePhrases.of(new QuoteDetail.MaybeLater(new QuoteDetail.NoValues())))
                .startsWith("no values of the quoted PCRs given; it may be of entries that come after it");
    }
}
