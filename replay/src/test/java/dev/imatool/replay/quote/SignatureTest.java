package dev.imatool.replay.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that the JDK made, checked; and one changed bit each in message, signature and key. */
class SignatureTest {
    private static final Attestation ATTESTATION =
            Quoting.attestation(Quoting.quote(Map.of(new Slot("sha256", 10), ByteString.copyOf(new byte[32]))));

    private static KeyPair rsa;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static ByteString sign(Signature signature, KeyPair key) throws GeneralSecurityException {
        signature.initSign(key.getPrivate());
        signature.update(Quoting.SIGNED.toByteArray());
        return ByteString.copyOf(signature.sign());
    }

    private static QuoteCheck check(TpmSignature signature, KeyPair key) {
        return QuoteChecks.of(Quoting.evidence(ATTESTATION, signature, key.getPublic()))
                .signature();
    }

    /** r and s out of a DER sequence of two short integers. */
    private static TpmSignature.Ecdsa tpmForm(TpmHash hash, ByteString der) {
        int start = der.at(1) == 0x81 ? 3 : 2;
        int rLength = der.at(start + 1);
        ByteString r = der.slice(start + 2, start + 2 + rLength);
        ByteString s = der.slice(start + 4 + rLength, der.length());
        return new TpmSignature.Ecdsa(hash, unsigned(r), unsigned(s));
    }

    private static ByteString unsigned(ByteString number) {
        return number.at(0) == 0 ? number.slice(1, number.length()) : number;
    }

    @ParameterizedTest
    @CsvSource({
        "secp256r1, SHA256withECDSA, SHA256",
        "secp256r1, SHA1withECDSA, SHA1",
        "secp384r1, SHA384withECDSA, SHA384",
        "secp521r1, SHA512withECDSA, SHA512",
        "secp256r1, SHA512withECDSA, SHA512",
        "secp521r1, SHA3-256withECDSA, SHA3_256"
    })
    void ecdsaVerifiesInBothForms(String curve, String algorithm, TpmHash hash) throws GeneralSecurityException {
        KeyPair key = ec(curve);
        ByteString der = sign(Signature.getInstance(algorithm), key);

        assertThat(check(tpmForm(hash, der), key).passed()).isTrue();
        QuoteEvidence plain = Quoting.evidence(ATTESTATION, new TpmSignature.Plain(der), key.getPublic());
        assertThat(QuoteChecks.of(Quoting.with(
                                plain, Optional.of(hash), Optional.empty(), Optional.empty(), GivenPcrs.NONE))
                        .signature()
                        .passed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SHA1withRSA, SHA1", "SHA256withRSA, SHA256", "SHA384withRSA, SHA384", "SHA512withRSA, SHA512"})
    void rsassaVerifiesWithItsHashOnly(String algorithm, TpmHash hash) throws GeneralSecurityException {
        ByteString signature = sign(Signature.getInstance(algorithm), rsa);

        assertThat(check(new TpmSignature.Rsa(false, hash, signature), rsa).passed())
                .isTrue();
        assertThat(check(new TpmSignature.Rsa(true, hash, signature), rsa).failed())
                .isTrue();
        TpmHash other = hash == TpmHash.SHA256 ? TpmHash.SHA384 : TpmHash.SHA256;
        assertThat(check(new TpmSignature.Rsa(false, other, signature), rsa).failed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 222, 0, 20, 100})
    void rsapssVerifiesWithSaltsOfAnyLength(int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        ByteString signed = sign(signature, rsa);

        QuoteCheck check = check(new TpmSignature.Rsa(true, TpmHash.SHA256, signed), rsa);

        assertThat(check.passed()).isTrue();
        assertThat(check.detail())
                .isInstanceOfSatisfying(
                        QuoteDetail.Signed.class,
                        made -> assertThat(made.signature())
                                .isEqualTo(new TpmSignature.Rsa(true, TpmHash.SHA256, signed)));
        assertThat(check(new TpmSignature.Plain(signed), rsa).detail())
                .isInstanceOfSatisfying(QuoteDetail.SignedPlain.class, made -> {
                    assertThat(made.scheme()).isEqualTo(QuoteDetail.PlainScheme.RSAPSS);
                    assertThat(made.hash()).isEqualTo(TpmHash.SHA256);
                    assertThat(made.key().origin()).isEqualTo("ak");
                });
        assertThat(check(new TpmSignature.Rsa(false, TpmHash.SHA256, signed), rsa)
                        .failed())
                .isTrue();
    }

    @Test
    void oneBitOfTheSignatureIsEnough() throws GeneralSecurityException {
        byte[] signature = sign(Signature.getInstance("SHA256withRSA"), rsa).toByteArray();
        for (int bit = 0; bit < signature.length * 8; bit += 97) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(check(new TpmSignature.Rsa(false, TpmHash.SHA256, ByteString.copyOf(flipped)), rsa)
                            .failed())
                    .isTrue();
        }
    }

    @Test
    void oneBitOfTheMessageIsEnough() throws GeneralSecurityException {
        KeyPair key = ec("secp256r1");
        TpmSignature signature = tpmForm(TpmHash.SHA256, sign(Signature.getInstance("SHA256withECDSA"), key));
        byte[] message = Quoting.SIGNED.toByteArray();
        message[0] ^= 1;
        QuoteEvidence good = Quoting.evidence(ATTESTATION, signature, key.getPublic());
        QuoteEvidence altered = new QuoteEvidence(
                ByteString.copyOf(message),
                good.attestation(),
                Optional.empty(),
                good.signature(),
                Optional.empty(),
                good.key(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GivenPcrs.NONE);

        assertThat(QuoteChecks.of(good).signature().passed()).isTrue();
        assertThat(QuoteChecks.of(altered).signature().failed()).isTrue();
        assertThat(QuoteChecks.of(altered).failed()).isTrue();
        assertThat(QuoteChecks.of(altered).vouched()).isFalse();
    }

    @Test
    void oneBitOfTheKeyIsEnough() throws GeneralSecurityException {
        KeyPair key = ec("secp256r1");
        TpmSignature signature = tpmForm(TpmHash.SHA256, sign(Signature.getInstance("SHA256withECDSA"), key));
        byte[] encoded = key.getPublic().getEncoded();
        encoded[encoded.length - 1] ^= 1;
        PublicKeyInfo altered = new PublicKeyInfo(
                "ak", "EC", ByteString.copyOf(encoded), List.of(), Optional.empty(), Optional.empty());

        QuoteCheck check = QuoteChecks.of(Quoting.evidence(ATTESTATION, signature, key.getPublic())
                        .withKey(altered, true))
                .signature();

        assertThat(check.failed()).isTrue();
        assertThat(check.detail())
                .isInstanceOfSatisfying(
                        QuoteDetail.KeyUnusable.class,
                        unusable -> assertThat(unusable.key()).isEqualTo(altered));
    }

    @Test
    void aSignatureOfAnotherKindOfKeyIsNamed() throws GeneralSecurityException {
        KeyPair key = ec("secp256r1");
        ByteString number = ByteString.copyOf(BigInteger.TEN.toByteArray());

        TpmSignature ecdsa = new TpmSignature.Ecdsa(TpmHash.SHA256, number, number);
        assertThat(check(ecdsa, rsa).detail()).isInstanceOfSatisfying(QuoteDetail.OtherAlgorithm.class, other -> {
            assertThat(other.signature()).isEqualTo(ecdsa);
            assertThat(other.key().algorithm()).isEqualTo("RSA");
        });
        assertThat(check(new TpmSignature.Rsa(true, TpmHash.SHA1, number), key).detail())
                .isInstanceOfSatisfying(
                        QuoteDetail.OtherAlgorithm.class,
                        other -> assertThat(other.key().algorithm()).isEqualTo("EC"));
    }

    @Test
    void whatCannotBeCheckedIsNotCheckedAndVouchesForNothing() {
        QuoteChecks checks =
                QuoteChecks.of(Quoting.evidence(ATTESTATION, new TpmSignature.Other("ECDAA"), rsa.getPublic()));

        assertThat(checks.signature())
                .isEqualTo(
                        new QuoteCheck(QuoteCheck.Result.NOT_CHECKED, new QuoteDetail.SignatureNotSupported("ECDAA")));
        assertThat(checks.failed()).isFalse();
        assertThat(checks.vouched()).isFalse();
    }

    @Test
    void anotherHashThanAskedForIsNamed() throws GeneralSecurityException {
        TpmSignature signature =
                new TpmSignature.Rsa(false, TpmHash.SHA1, sign(Signature.getInstance("SHA1withRSA"), rsa));
        QuoteEvidence evidence = Quoting.evidence(ATTESTATION, signature, rsa.getPublic());

        assertThat(QuoteChecks.of(Quoting.with(
                                evidence,
                                Optional.of(TpmHash.SHA256),
                                Optional.empty(),
                                Optional.empty(),
                                GivenPcrs.NONE))
                        .signature())
                .isEqualTo(
                        new QuoteCheck(QuoteCheck.Result.FAIL, new QuoteDetail.OtherHash(signature, TpmHash.SHA256)));
    }
}
