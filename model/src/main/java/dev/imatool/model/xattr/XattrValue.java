package dev.imatool.model.xattr;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.util.Optional;

/** What a value of {@code security.ima} or {@code security.evm} is, by its first byte (kernel: {@code enum evm_ima_xattr_type}). */
public sealed interface XattrValue {
    /** First byte of a digest without an algorithm. */
    int DIGEST = 0x01;
    /** First byte of an HMAC. */
    int HMAC = 0x02;
    /** First byte of a signature. */
    int SIGNATURE = 0x03;
    /** First byte of a digest with its algorithm. */
    int DIGEST_NG = 0x04;
    /** First byte of a portable signature. */
    int PORTABLE_SIGNATURE = 0x05;
    /** First byte of a signature over an fs-verity digest. */
    int VERITY_SIGNATURE = 0x06;

    /** The kernel's name of the type. */
    String typeName();

    /**
     * {@code security.ima}: digest of the content, MD5 (16 bytes, or 20 with four zeros after) or SHA-1.
     *
     * @param algorithm as its length tells
     */
    record LegacyDigest(HashAlgorithm algorithm, ByteString digest) implements XattrValue {
        @Override
        public String typeName() {
            return "IMA_XATTR_DIGEST";
        }
    }

    /**
     * {@code security.ima}: digest of the content after a byte for its algorithm.
     *
     * @param algorithmId the kernel's {@code enum hash_algo}, 0 to 255
     * @param algorithm what it stands for, if the kernel knows it
     * @param digest everything after it, which may be too short or too long
     */
    record Digest(int algorithmId, Optional<HashAlgorithm> algorithm, ByteString digest) implements XattrValue {
        @Override
        public String typeName() {
            return "IMA_XATTR_DIGEST_NG";
        }

        /** True when the digest has the length of its algorithm. */
        public boolean wellFormed() {
            return algorithm
                    .filter(known -> known.digestLength() == digest.length())
                    .isPresent();
        }
    }

    /** {@code security.evm}: HMAC-SHA1 with a secret of the machine; cannot be checked elsewhere. */
    record Hmac(ByteString digest) implements XattrValue {
        @Override
        public String typeName() {
            return "EVM_XATTR_HMAC";
        }
    }

    /**
     * A signature with the header of version 2 or 3 (kernel: {@code struct signature_v2_hdr}).
     *
     * @param type {@link #SIGNATURE}, {@link #PORTABLE_SIGNATURE} or {@link #VERITY_SIGNATURE}
     * @param version of the header
     * @param algorithmId hash algorithm as {@code enum hash_algo}
     * @param algorithm the same, if known
     * @param keyId four bytes that choose the key, in the order of the certificate
     * @param declaredSize bytes of the signature as the header says
     * @param signature what is after the header
     */
    record Signature(
            int type,
            int version,
            int algorithmId,
            Optional<HashAlgorithm> algorithm,
            ByteString keyId,
            int declaredSize,
            ByteString signature)
            implements XattrValue {
        @Override
        public String typeName() {
            return switch (type) {
                case SIGNATURE -> "EVM_IMA_XATTR_DIGSIG";
                case PORTABLE_SIGNATURE -> "EVM_XATTR_PORTABLE_DIGSIG";
                default -> "IMA_VERITY_DIGSIG";
            };
        }

        /** True when the signature has the size that the header says; the kernel refuses others. */
        public boolean sizeFits() {
            return declaredSize == signature.length();
        }
    }

    /**
     * A signature with the header of version 1, obsolete (kernel: {@code struct signature_hdr}).
     *
     * @param timestamp seconds, four bytes in the byte order of the signer
     * @param hash 0 for SHA-1, 1 for SHA-256
     * @param keyId eight bytes that choose the key
     * @param bits length of the signature in bits
     * @param signature what is after the header
     */
    record SignatureV1(ByteString timestamp, int hash, ByteString keyId, int bits, ByteString signature)
            implements XattrValue {
        @Override
        public String typeName() {
            return "EVM_IMA_XATTR_DIGSIG";
        }

        /** The hash algorithm, if it is one of the two. */
        public Optional<HashAlgorithm> algorithm() {
            return switch (hash) {
                case 0 -> Optional.of(HashAlgorithm.SHA1);
                case 1 -> Optional.of(HashAlgorithm.SHA256);
                default -> Optional.empty();
            };
        }

        /** True when the signature has the size that the header says. */
        public boolean sizeFits() {
            return (bits + 7) / 8 == signature.length();
        }
    }

    /**
     * Bytes that are none of these.
     *
     * @param reason why, in words
     */
    record Malformed(String reason) implements XattrValue {
        @Override
        public String typeName() {
            return "unknown";
        }
    }
}
