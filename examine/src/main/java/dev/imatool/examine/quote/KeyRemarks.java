package dev.imatool.examine.quote;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuotedPcr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What to know about a quote that no step of its check says: what its key may sign, and how far its clock counts. */
final class KeyRemarks {
    private static final Set<Integer> RESETTABLE = Set.of(16, 23);

    private KeyRemarks() {}

    static List<Notice> of(QuoteEvidence evidence, QuoteReport.Freshness freshness, String message) {
        List<Notice> notices = new ArrayList<>();
        evidence.key()
                .ifPresent(key -> key.tpm()
                        .ifPresentOrElse(
                                facts -> attributes(notices, key, facts),
                                () -> notices.add(Notice.of(
                                                NoticeKind.KEY_ATTRIBUTES_UNKNOWN,
                                                key.origin(),
                                                "this form of the key does not show whether a TPM holds it and signs with it only what it made"
                                                        + " itself")
                                        .hint("give the key as tpm2_createak -u wrote it (TPM2B_PUBLIC)"))));
        Optional<Attestation> attestation = evidence.attestation();
        if (attestation.isPresent() && freshness == QuoteReport.Freshness.NO_NONCE) {
            notices.add(fresh(
                    message,
                    NoticeKind.NONCE_NOT_GIVEN,
                    "no nonce was given: it is not proven that the quote is fresh"));
        }
        if (freshness == QuoteReport.Freshness.NONCE_BROUGHT) {
            notices.add(fresh(
                    message,
                    NoticeKind.NONCE_FROM_EVIDENCE,
                    "the nonce came with the quote: that the quote has it does not prove it fresh"));
        }
        if (attestation.filter(quote -> !quote.clock().safe()).isPresent()) {
            notices.add(Notice.of(
                    NoticeKind.CLOCK_NOT_SAFE,
                    message,
                    "the clock of the TPM is not safe: it may have shown a later time before"));
        }
        return notices;
    }

    private static Notice fresh(String input, NoticeKind kind, String message) {
        return Notice.of(kind, input, message).hint("give the nonce of the quote request with --nonce");
    }

    /** PCRs 16 and 23 can be reset by software (PC Client platform profile), and then extended anew with anything. */
    static List<Notice> resettable(QuoteProof proof, String message) {
        List<Integer> pcrs = proof.coverage().stream()
                .flatMap(coverage -> coverage.pcrs().stream())
                .filter(pcr -> pcr.state() == QuotedPcr.State.REPRODUCED)
                .map(pcr -> pcr.slot().pcr())
                .filter(RESETTABLE::contains)
                .distinct()
                .toList();
        return pcrs.isEmpty()
                ? List.of()
                : List.of(
                        Notice.of(
                                NoticeKind.PCR_RESETTABLE,
                                message,
                                "entries of PCR "
                                        + pcrs.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                                        + " are proven less: any program with access to the TPM can reset it and extend it anew"));
    }

    private static void attributes(List<Notice> notices, PublicKeyInfo key, TpmKeyFacts facts) {
        if (!facts.sign()) {
            warn(
                    notices,
                    key,
                    NoticeKind.KEY_NOT_SIGN,
                    "the key lacks the attribute sign: a TPM quotes with no such key");
        }
        if (!facts.restricted()) {
            warn(
                    notices,
                    key,
                    NoticeKind.KEY_NOT_RESTRICTED,
                    "the key is not restricted: whoever may use it can sign quotes that no TPM made");
        }
        if (!facts.fixedTpm()) {
            warn(
                    notices,
                    key,
                    NoticeKind.KEY_NOT_FIXED_TPM,
                    "the key is not fixedTPM: copies of it may exist outside this TPM");
        }
    }

    private static void warn(List<Notice> notices, PublicKeyInfo key, NoticeKind kind, String message) {
        notices.add(Notice.of(kind, key.origin(), message));
    }
}
