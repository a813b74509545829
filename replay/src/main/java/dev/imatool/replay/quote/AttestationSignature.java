package dev.imatool.replay.quote;

import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Checks the signature over an attestation: RSASSA, RSAPSS with any length of salt, ECDSA on the curves of the key. */
final class AttestationSignature {
    /** TPMs have RSA keys of up to 4096 bits; beyond this a hostile key could take minutes. */
    private static final int LONGEST_MODULUS = 8192;

    private static final int LONGEST_EXPONENT = 64;

    private final byte[] message;
    private final PublicKeyInfo key;

    private AttestationSignature(byte[] message, PublicKeyInfo key) {
        this.message = message;
        this.key = key;
    }

    /**
     * Checks one signature.
     *
     * @param hashes for a signature that does not name its hash: those to try
     */
    static QuoteCheck check(byte[] message, TpmSignature signature, PublicKeyInfo key, List<TpmHash> hashes) {
        AsymmetricKeyParameter parameters;
        try {
            parameters = PublicKeyFactory.createKey(key.subjectPublicKeyInfo().toByteArray());
        } catch (IOException | RuntimeException unusable) {
            return QuoteCheck.fail(new QuoteDetail.KeyUnusable(key, String.valueOf(unusable.getMessage())));
        }
        AttestationSignature check = new AttestationSignature(message, key);
        return switch (parameters) {
            case RSAKeyParameters rsa -> check.byRsa(signature, rsa, hashes);
            case ECPublicKeyParameters ec -> check.byEc(signature, ec, hashes);
            default -> QuoteCheck.notChecked(new QuoteDetail.KeyNotSupported(key));
        };
    }

    private QuoteCheck byRsa(TpmSignature signature, RSAKeyParameters rsa, List<TpmHash> hashes) {
        if (rsa.getModulus().bitLength() > LONGEST_MODULUS || rsa.getExponent().bitLength() > LONGEST_EXPONENT) {
            return QuoteCheck.fail(new QuoteDetail.KeyTooLarge(key));
        }
        return switch (signature) {
            case TpmSignature.Rsa tpm ->
                outcome(
                        tpm.pss()
                                ? pss(rsa, tpm.hash(), tpm.signature().toByteArray())
                                : pkcs1(rsa, tpm.hash(), tpm.signature().toByteArray()),
                        signature);
            case TpmSignature.Plain plain -> {
                byte[] bytes = plain.bytes().toByteArray();
                for (TpmHash hash : hashes) {
                    if (pkcs1(rsa, hash, bytes)) {
                        yield plain(QuoteDetail.PlainScheme.RSASSA, hash);
                    }
                    if (pss(rsa, hash, bytes)) {
                        yield plain(QuoteDetail.PlainScheme.RSAPSS, hash);
                    }
                }
                yield outcome(false, signature);
            }
            case TpmSignature.Ecdsa ecdsa -> mismatch(signature);
            case TpmSignature.Other other -> notChecked(other);
        };
    }

    private QuoteCheck byEc(TpmSignature signature, ECPublicKeyParameters ec, List<TpmHash> hashes) {
        return switch (signature) {
            case TpmSignature.Ecdsa tpm ->
                outcome(
                        ecdsa(
                                ec,
                                tpm.hash(),
                                number(tpm.r().toByteArray()),
                                number(tpm.s().toByteArray())),
                        signature);
            case TpmSignature.Plain plain -> {
                Optional<BigInteger[]> numbers = decoded(ec, plain.bytes().toByteArray());
                if (numbers.isEmpty()) {
                    yield QuoteCheck.fail(new QuoteDetail.NotEcdsa(plain, key));
                }
                for (TpmHash hash : hashes) {
                    if (ecdsa(ec, hash, numbers.get()[0], numbers.get()[1])) {
                        yield plain(QuoteDetail.PlainScheme.ECDSA, hash);
                    }
                }
                yield outcome(false, signature);
            }
            case TpmSignature.Rsa rsa -> mismatch(signature);
            case TpmSignature.Other other -> notChecked(other);
        };
    }

    private QuoteCheck outcome(boolean good, TpmSignature signature) {
        return good
                ? QuoteCheck.pass(new QuoteDetail.Signed(signature, key))
                : QuoteCheck.fail(new QuoteDetail.NotSigned(signature, key));
    }

    private QuoteCheck plain(QuoteDetail.PlainScheme scheme, TpmHash hash) {
        return QuoteCheck.pass(new QuoteDetail.SignedPlain(scheme, hash, key));
    }

    private QuoteCheck mismatch(TpmSignature signature) {
        return QuoteCheck.fail(new QuoteDetail.OtherAlgorithm(signature, key));
    }

    private static QuoteCheck notChecked(TpmSignature.Other other) {
        return QuoteCheck.notChecked(new QuoteDetail.SignatureNotSupported(other.algorithm()));
    }

    private boolean pkcs1(RSAKeyParameters rsa, TpmHash hash, byte[] signature) {
        RSADigestSigner signer = hash == TpmHash.SM3_256
                ? new RSADigestSigner(TpmDigest.of(hash), GMObjectIdentifiers.sm3)
                : new RSADigestSigner(TpmDigest.of(hash));
        return verifies(signer, rsa, signature);
    }

    /** TPMs salt with as many bytes as the digest has, or with as many as fit; others with none. Then all lengths. */
    private boolean pss(RSAKeyParameters rsa, TpmHash hash, byte[] signature) {
        int encoded = (rsa.getModulus().bitLength() + 6) / 8;
        int most = encoded - hash.digestLength() - 2;
        if (most < 0 || signature.length != (rsa.getModulus().bitLength() + 7) / 8) {
            return false;
        }
        if (pss(rsa, hash, signature, Math.min(most, hash.digestLength())) || pss(rsa, hash, signature, most)) {
            return true;
        }
        for (int salt = 0; salt < most; salt++) {
            if (pss(rsa, hash, signature, salt)) {
                return true;
            }
        }
        return false;
    }

    private boolean pss(RSAKeyParameters rsa, TpmHash hash, byte[] signature, int salt) {
        return verifies(new PSSSigner(new RSAEngine(), TpmDigest.of(hash), salt), rsa, signature);
    }

    private boolean verifies(Signer signer, RSAKeyParameters rsa, byte[] signature) {
        try {
            signer.init(false, rsa);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (RuntimeException cannotBe) {
            return false;
        }
    }

    private boolean ecdsa(ECPublicKeyParameters ec, TpmHash hash, BigInteger r, BigInteger s) {
        var digest = TpmDigest.of(hash);
        digest.update(message, 0, message.length);
        byte[] hashed = new byte[digest.getDigestSize()];
        digest.doFinal(hashed, 0);
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, ec);
        return signer.verifySignature(hashed, r, s);
    }

    private static Optional<BigInteger[]> decoded(ECPublicKeyParameters ec, byte[] der) {
        try {
            return Optional.of(
                    StandardDSAEncoding.INSTANCE.decode(ec.getParameters().getN(), der));
        } catch (IOException | RuntimeException another) {
            return Optional.empty();
        }
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }
}
