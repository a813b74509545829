package dev.imatool.render.audit;

import java.util.Map;
import java.util.Optional;

/** What the causes in audit records mean, in words (kernel: {@code security/integrity/ima/}, {@code evm/}). */
final class CauseWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ToMToU", "opened for writing while a measured reader had it open"),
            Map.entry("open_writers", "measured while somebody had it open for writing"),
            Map.entry("mmapped_writers", "opened while somebody had it mapped for writing; no entry is logged for it"),
            Map.entry("hash_added", "an entry was added"),
            Map.entry("hash_exists", "the same entry is there already; nothing is wrong"),
            Map.entry("measurements_suspended", "a reboot had started, so nothing was added"),
            Map.entry("missing-hash", "the file has no security.ima"),
            Map.entry(
                    "invalid-hash",
                    "security.ima does not hold the digest of the content, or is malformed, and then an untouched file fails too"),
            Map.entry("IMA-signature-required", "the rule wants a signature, and security.ima holds a digest"),
            Map.entry("IMA-sigv3-required", "the rule wants a signature of version 3"),
            Map.entry("verity-signature-required", "the rule wants a signature over the fs-verity digest"),
            Map.entry("invalid-signature", "the signature does not verify, or its key is not in the keyring"),
            Map.entry("invalid-signature-version", "a signature of a version that this kernel refuses"),
            Map.entry("invalid-verity-signature", "the signature over the fs-verity digest does not verify"),
            Map.entry("missing-HMAC", "the file has no security.evm"),
            Map.entry("invalid-HMAC", "security.evm does not fit the attributes of the file"),
            Map.entry("invalid-fail-immutable", "the portable signature in security.evm does not verify"),
            Map.entry("unverifiable-signature", "the file system cannot promise that the content stays as verified"),
            Map.entry("unknown-ima-data", "security.ima begins with a type that the kernel does not support"),
            Map.entry("no-verity-digest", "the rule wants an fs-verity digest, and the file has none"),
            Map.entry("denied-hash-algorithm", "the policy does not allow that hash algorithm in security.ima"),
            Map.entry("failed(directio)", "opened with O_DIRECT, so its content was not read"),
            Map.entry("failed", "the content could not be read"),
            Map.entry("failed-mprotect", "memory of a measured file was made executable afterwards"),
            Map.entry("signed policy required", "only a signed policy may be loaded"),
            Map.entry("invalid-policy", "a rule of the policy was refused, so the whole update was"),
            Map.entry("completed", "a policy was loaded"),
            Map.entry("hashing_error", "the content could not be hashed"),
            Map.entry("ENOMEM", "the kernel had no memory left"));

    private CauseWords() {}

    /** What {@code cause} means. */
    static Optional<String> of(String cause) {
        return cause.startsWith("TPM_error")
                ? Optional.of("the TPM refused the extend: the entry is logged, but not in the PCR")
                : Optional.ofNullable(WORDS.get(cause));
    }
}
