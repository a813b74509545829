package dev.imatool.render.quote;

import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.QuoteShapes;
import dev.imatool.replay.quote.KeyName;
import java.util.List;
import java.util.Locale;

/** What the document of {@code quote} says of the message and of the key. */
final class QuotePartShapes {
    private static final Shape<Attestation> MESSAGE = Shape.of(
            "What the message says, true or not.",
            shape -> shape.field(
                            "type",
                            "What is attested: quote, or nv, command_audit, session_audit, certify, time, creation, nv_digest.",
                            Type.choice(AttestationType.class),
                            Attestation::type)
                    .field(
                            "nonce",
                            "The data signed with it (extraData); may be empty.",
                            Type.HEX,
                            Attestation::extraData)
                    .field(
                            "qualified_signer",
                            "Qualified name of the key that signed.",
                            Type.HEX,
                            Attestation::qualifiedSigner)
                    .optional(
                            "pcr_selection",
                            "Selected PCRs, such as sha1:10+sha256:0,10; only of a quote.",
                            Type.WORDS,
                            message -> message.quote()
                                    .map(quote -> quote.selection().toString()))
                    .optional(
                            "pcr_digest",
                            "Digest of their values; only of a quote.",
                            Type.HEX,
                            message -> message.quote().map(quote -> quote.digest())));

    private static final Shape<TpmKeyFacts> ATTRIBUTES = Shape.of(
            "Attributes of a TPM object.",
            shape -> shape.field(
                            "restricted", "It signs only what the TPM made itself.", Type.FLAG, TpmKeyFacts::restricted)
                    .field("sign", "It may sign.", Type.FLAG, TpmKeyFacts::sign)
                    .field("decrypt", "It may decrypt.", Type.FLAG, TpmKeyFacts::decrypt)
                    .field("fixed_tpm", "It cannot leave its TPM.", Type.FLAG, TpmKeyFacts::fixedTpm)
                    .field("fixed_parent", "It cannot leave its parent.", Type.FLAG, TpmKeyFacts::fixedParent)
                    .field(
                            "sensitive_data_origin",
                            "The TPM made its secret part.",
                            Type.FLAG,
                            TpmKeyFacts::sensitiveDataOrigin));

    private static final Shape<CertificateFacts> CERTIFICATE = Shape.of(
            "What a certificate says of itself.",
            shape -> shape.include(CommonShapes.CERTIFICATE, facts -> facts)
                    .field(
                            "self_issued",
                            "Subject and issuer are the same.",
                            Type.FLAG,
                            certificate -> certificate.subject().equals(certificate.issuer())));

    private record KeyOf(QuoteReport report, PublicKeyInfo key) {}

    private static final Shape<KeyOf> KEY = Shape.of(
            "The key.",
            shape -> shape.field(
                            "file",
                            "Where it was read.",
                            Type.TEXT,
                            key -> key.key().origin())
                    .field(
                            "vouched_for",
                            "true where the user names the key or accepts it; false for one that came with the quote, which may"
                                    + " be anybody's.",
                            Type.FLAG,
                            key -> key.report().evidence().keyVouchedFor())
                    .field(
                            "algorithm",
                            "What kind of key it is.",
                            Type.TEXT,
                            key -> key.key().algorithm())
                    .optional(
                            "attributes",
                            "Attributes of the TPM object; only of TPM2B_PUBLIC and TPMT_PUBLIC.",
                            ATTRIBUTES,
                            key -> key.key().tpm())
                    .optional(
                            "name",
                            "Its name; only of TPM2B_PUBLIC and TPMT_PUBLIC.",
                            Type.HEX,
                            key -> key.report().signer().name())
                    .field(
                            "qualified_signer",
                            "matches (the quote names this key as a primary key of primary_in); unknown (that depends on the"
                                    + " parents of the key).",
                            Type.choice(List.of("matches", "unknown")),
                            key -> key.report().signer().primaryIn().isPresent() ? "matches" : "unknown")
                    .optional(
                            "primary_in",
                            "Hierarchy: owner, null, endorsement or platform.",
                            Type.choice(KeyName.Hierarchy.class),
                            key -> key.report().signer().primaryIn())
                    .optional(
                            "certificate",
                            "What the certificate around it says of itself; who issued it was not checked.",
                            CERTIFICATE,
                            key -> key.key().certificate()));

    private QuotePartShapes() {}

    static void declare(Fields<QuoteReport> fields) {
        fields.optional(
                        "quote",
                        "What the message says, true or not; absent where it cannot be read.",
                        MESSAGE,
                        report -> report.evidence().attestation())
                .optional(
                        "clock",
                        "Clock of the TPM; obfuscated, like the firmware version, for keys outside the endorsement and platform"
                                + " hierarchies.",
                        QuoteShapes.CLOCK,
                        report -> report.evidence().attestation().map(Attestation::clock))
                .optional(
                        "firmware_version",
                        "Version of the TPM's firmware.",
                        Type.pattern("^[0-9a-f]{16}$"),
                        report -> report.evidence()
                                .attestation()
                                .map(message -> String.format(Locale.ROOT, "%016x", message.firmwareVersion())))
                .optional(
                        "key",
                        "The key given to check with; absent where none was.",
                        KEY,
                        report -> report.evidence().key().map(key -> new KeyOf(report, key)));
    }
}
