package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.key.CertificateNotes;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.Optional;

/** What the document says of keys. */
final class SigningKeyShapes {
    /** Where a list measured a key. */
    static final Shape<KeySource.Measured> MEASURED = Shape.named(
            "measured_key",
            "Where the list measured a key.",
            shape -> shape.number("entry", "Number of the entry.", Type.ORDINAL, KeySource.Measured::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            KeySource.Measured::container)
                    .name("keyring", "Name of the keyring; users choose names too.", KeySource.Measured::keyring)
                    .field(
                            "kernel_keyring",
                            "Whether the kernel takes keys for IMA, EVM or modules from a keyring of that name.",
                            Type.FLAG,
                            KeySource.Measured::kernelKeyring)
                    .field(
                            "coverage",
                            "covered (a PCR value covers the entry), not_covered (the PCR values do not), not_proven (none was given).",
                            Type.choice(KeySource.Coverage.class),
                            KeySource.Measured::coverage));

    private static final Shape<UsedKey> CERTIFICATE = Shape.of(
            "What the certificate around a key says.",
            shape -> shape.include(CommonShapes.CERTIFICATE, UsedKey::facts)
                    .field(
                            "sha256",
                            "SHA-256 of the certificate.",
                            Type.HEX,
                            used -> used.facts().sha256())
                    .list(
                            "notes",
                            "What is unusual about it; it makes no signature bad.",
                            Type.WORDS,
                            used -> CertificateNotes.of(used.facts()).stream()
                                    .map(SigningKeyPhrases::of)
                                    .toList())
                    .optional(
                            "certified_by",
                            "Origin of a given key that signed this certificate; nothing is trusted because of it. Of measured keys"
                                    + " only.",
                            Type.TEXT,
                            used -> used.keys()
                                    .certifier(used.key())
                                    .map(certifier -> certifier.key().origin())));

    /** A key that was at hand. */
    static final Shape<UsedKey> KEY = Shape.named(
            "signing_key",
            "A public key.",
            shape -> shape.field(
                            "origin",
                            "File as given, or entry and its number.",
                            Type.TEXT,
                            used -> used.key().key().origin())
                    .field(
                            "trusted",
                            "Whether signatures by it are good: given, or measured in a keyring of the kernel in an entry that the"
                                    + " PCR values cover, where values were given.",
                            Type.FLAG,
                            used -> used.key().trusted())
                    .field(
                            "algorithm",
                            "Kind of the key.",
                            Type.TEXT,
                            used -> used.key().key().algorithm())
                    .number(
                            "good",
                            "Good entries with a signature of it.",
                            Type.COUNT,
                            used -> used.keys().good().getOrDefault(used.key(), 0L))
                    .list(
                            "key_ids",
                            "The four bytes by which signatures of version 2 and 3 name it.",
                            Type.HEX,
                            used -> used.key().key().imaKeyIds())
                    .optional(
                            "measured",
                            "Where the list measured it; absent for a key that was given.",
                            MEASURED,
                            used -> measured(used.key()))
                    .optional(
                            "certificate",
                            "What the certificate around it says.",
                            CERTIFICATE,
                            used -> Optional.of(used)
                                    .filter(one -> one.key().key().certificate().isPresent())));

    private SigningKeyShapes() {}

    /**
     * A key, and what it was good for.
     *
     * @param keys all of them
     */
    record UsedKey(SigningKey key, SignaturesReport.Keys keys) {
        private CertificateFacts facts() {
            return key.key().certificate().orElseThrow();
        }
    }

    /** Where the list measured {@code key}, if it did. */
    static Optional<KeySource.Measured> measured(SigningKey key) {
        return key.source() instanceof KeySource.Measured measured ? Optional.of(measured) : Optional.empty();
    }
}
