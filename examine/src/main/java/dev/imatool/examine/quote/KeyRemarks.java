package dev.imatool.examine.quote;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.QuoteStatement;
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
                                () -> notices.add(Notice.of(NoticeKind.KEY_ATTRIBUTES_UNKNOWN, key.origin()))));
        Optional<Attestation> attestation = evidence.attestation();
        if (attestation.isPresent() && freshness == QuoteReport.Freshness.NO_NONCE) {
            notices.add(Notice.of(NoticeKind.NONCE_NOT_GIVEN, message));
        }
        if (freshness == QuoteReport.Freshness.NONCE_BROUGHT) {
            notices.add(Notice.of(NoticeKind.NONCE_FROM_EVIDENCE, message));
        }
        if (attestation.filter(quote -> !quote.clock().safe()).isPresent()) {
            notices.add(Notice.of(NoticeKind.CLOCK_NOT_SAFE, message));
        }
        return notices;
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
                : List.of(Notice.of(NoticeKind.PCR_RESETTABLE, message, new QuoteStatement.Resettable(pcrs)));
    }

    private static void attributes(List<Notice> notices, PublicKeyInfo key, TpmKeyFacts facts) {
        if (!facts.sign()) {
            notices.add(Notice.of(NoticeKind.KEY_NOT_SIGN, key.origin()));
        }
        if (!facts.restricted()) {
            notices.add(Notice.of(NoticeKind.KEY_NOT_RESTRICTED, key.origin()));
        }
        if (!facts.fixedTpm()) {
            notices.add(Notice.of(NoticeKind.KEY_NOT_FIXED_TPM, key.origin()));
        }
    }
}
