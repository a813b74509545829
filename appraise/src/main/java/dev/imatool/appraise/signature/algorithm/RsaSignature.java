package dev.imatool.appraise.signature.algorithm;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2) over a digest that is at hand. */
record RsaSignature(RSAKeyParameters key) implements SignatureFunction {
    private static final int LONGEST_MODULUS = 16384;
    private static final int LONGEST_EXPONENT = 64;

    /** The function of a key; none for numbers so long that each check would take seconds. */
    static Optional<SignatureFunction> of(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        boolean usable = modulus.signum() > 0
                && modulus.testBit(0)
                && modulus.bitLength() <= LONGEST_MODULUS
                && exponent.signum() > 0
                && exponent.bitLength() <= LONGEST_EXPONENT;
        // checking the modulus for factors, as else happens here, says nothing about signatures
        return usable
                ? Optional.of(new RsaSignature(new RSAKeyParameters(false, modulus, exponent, true)))
                : Optional.empty();
    }

    @Override
    public String name() {
        return "rsa";
    }

    @Override
    public boolean verifies(SignedValue value, ByteString signature) {
        if (value.bare()) {
            return holds(value.digest().toByteArray(), signature);
        }
        Optional<ASN1ObjectIdentifier> identifier = DigestIdentifiers.of(value.algorithm());
        if (identifier.isEmpty()) {
            return false;
        }
        try {
            AlgorithmIdentifier hash = new AlgorithmIdentifier(identifier.get(), DERNull.INSTANCE);
            byte[] due = new DigestInfo(hash, value.digest().toByteArray()).getEncoded("DER");
            return holds(due, signature);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean holds(byte[] due, ByteString signature) {
        if (signature.length() != (key.getModulus().bitLength() + 7) / 8
                || new BigInteger(1, signature.toByteArray()).compareTo(key.getModulus()) >= 0) {
            return false;
        }
        PKCS1Encoding decoding = new PKCS1Encoding(new RSAEngine());
        decoding.init(false, key);
        try {
            byte[] found = decoding.processBlock(signature.toByteArray(), 0, signature.length());
            return Arrays.equals(found, due);
        } catch (InvalidCipherTextException | RuntimeException noPadding) {
            return false;
        }
    }
}
