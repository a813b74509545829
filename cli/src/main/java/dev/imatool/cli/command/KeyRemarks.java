package dev.imatool.cli.command;

import dev.imatool.cli.report.Notice;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.replay.quote.QuoteEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to know about a quote that no step of its check says: what its key may sign, and how far its clock counts. */
final class KeyRemarks {
    private KeyRemarks() {}

    static List<Notice> of(QuoteEvidence evidence, String message) {
        List<Notice> notices = new ArrayList<>();
        evidence.key()
                .ifPresent(key -> key.tpm()
                        .ifPresentOrElse(
                                facts -> attributes(notices, key, facts),
                                () -> notices.add(Notice.ofText(
                                        Severity.NOTE,
                                        "key_attributes_unknown",
                                        key.origin(),
                                        Optional.empty(),
                                        "this form of the key does not say whether a TPM holds it and signs with it only what it made"
                                                + " itself",
                                        Optional.of("give the key as tpm2_createak -u wrote it (TPM2B_PUBLIC)")))));
        Optional<Attestation> attestation = evidence.attestation();
        if (attestation.isPresent() && evidence.nonce().isEmpty()) {
            notices.add(Notice.ofText(
                    Severity.WARNING,
                    "nonce_not_given",
                    message,
                    Optional.empty(),
                    "no nonce was given: it is not proven that the quote is fresh",
                    Optional.of("give the nonce that was asked for with -q")));
        }
        if (attestation.filter(quote -> !quote.clock().safe()).isPresent()) {
            notices.add(Notice.ofText(
                    Severity.NOTE,
                    "clock_not_safe",
                    message,
                    Optional.empty(),
                    "the clock of the TPM is not safe: it may have shown a later time before",
                    Optional.empty()));
        }
        return notices;
    }

    private static void attributes(List<Notice> notices, PublicKeyInfo key, TpmKeyFacts facts) {
        if (!facts.sign()) {
            warn(notices, key, "key_not_sign", "the key lacks the attribute sign: a TPM quotes with no such key");
        }
        if (!facts.restricted()) {
            warn(
                    notices,
                    key,
                    "key_not_restricted",
                    "the key is not restricted: whoever may use it can sign quotes that no TPM made");
        }
        if (!facts.fixedTpm()) {
            warn(notices, key, "key_not_fixed_tpm", "the key is not fixedTPM: copies of it may exist outside this TPM");
        }
    }

    private static void warn(List<Notice> notices, PublicKeyInfo key, String kind, String message) {
        notices.add(Notice.ofText(Severity.WARNING, kind, key.origin(), Optional.empty(), message, Optional.empty()));
    }
}
