package dev.imatool.examine.evidence.quotes;

import dev.imatool.model.Container;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteDetail;
import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.quote.QuoteVerdict;
import java.util.Optional;

/**
 * A quote found in the evidence, and the files that go with it.
 *
 * @param message file of the quote
 * @param signature file of its signature
 * @param trust who vouches for the key; absent where there is none
 * @param nonceFound file of the nonce, where it was found next to the quote
 * @param evidence the quote itself
 * @param proof what it proves about the list
 * @param newer the newer list that it covers, where the list is an older copy of that one
 */
public record EvidenceQuote(
        String message,
        Optional<String> signature,
        Optional<KeyTrust> trust,
        Optional<String> nonceFound,
        QuoteEvidence evidence,
        QuoteProof proof,
        Optional<NewerList> newer) {
    /**
     * A list that goes on where an older copy of it ends.
     *
     * @param list its file
     * @param coverage what of it the quote covers
     */
    public record NewerList(String list, CoveredPrefix coverage) {
        /** The last of its entries that the quote covers. */
        public long entry() {
            return coverage.entry();
        }

        /** The container that this entry claims to be of; absent for the host. */
        public Optional<Container> container() {
            return coverage.container();
        }
    }

    /** What {@code checks} and the search for a prefix say, in the light of who vouches for the key. */
    public static EvidenceQuote of(
            EvidenceQuotes.Matched matched, QuoteChecks checks, Optional<CoveredPrefix> coverage) {
        QuoteChecks judged = new QuoteChecks(
                magic(matched, checks),
                checks.signature(),
                checks.keyVouchedFor(),
                nonce(matched, checks),
                checks.pcrSelection(),
                checks.pcrDigest());
        return new EvidenceQuote(
                matched.message().path(),
                matched.signature().map(part -> part.path()),
                matched.trust(),
                matched.nonceFound(),
                matched.evidence(),
                QuoteProof.of(judged, coverage),
                Optional.empty());
    }

    /** The same quote, which covers a newer list. */
    public EvidenceQuote covering(NewerList list) {
        return new EvidenceQuote(message, signature, trust, nonceFound, evidence, proof, Optional.of(list));
    }

    /** The same, where parts that come after the list are missing, which the quote may be of. */
    public EvidenceQuote maybeLater() {
        if (!proof.replay().failed() || newer.isPresent()) {
            return this;
        }
        QuoteCheck open = new QuoteCheck(
                QuoteCheck.Result.NOT_CHECKED,
                new QuoteDetail.MaybeLater(proof.replay().detail()));
        return new EvidenceQuote(
                message,
                signature,
                trust,
                nonceFound,
                evidence,
                new QuoteProof(proof.checks(), open, proof.coverage(), QuoteVerdict.UNDECIDED),
                newer);
    }

    /** True when the key is one that counts. */
    public boolean vouchedFor() {
        return trust.filter(KeyTrust::vouched).isPresent();
    }

    /** True when the key made the signature. */
    public boolean signed() {
        return proof.checks().signature().passed();
    }

    /** True when the list fits the quote up to some entry, whoever made it. */
    public boolean fits() {
        return proof.fitting().isPresent();
    }

    /** True when it proves entries of the list. */
    public boolean covers() {
        return fits() && vouchedFor();
    }

    /** True when only a TPM can have made it: the key that the user names signs nothing else. */
    public boolean madeByTpm() {
        return signed() && attestationKey(trust, evidence);
    }

    /** What its TPM's clock showed. */
    public Optional<TpmClock> clock() {
        return evidence.attestation().map(attestation -> attestation.clock());
    }

    /** Where the key comes from. */
    public Optional<String> key() {
        return evidence.key().map(PublicKeyInfo::origin);
    }

    /** A restricted key signs what begins with the magic only where the TPM made it (TPM 2.0 library, part 1, 31.5). */
    private static boolean attestationKey(Optional<KeyTrust> trust, QuoteEvidence evidence) {
        return trust.filter(KeyTrust.GIVEN::equals).isPresent()
                && evidence.key()
                        .flatMap(PublicKeyInfo::tpm)
                        .filter(TpmKeyFacts::restricted)
                        .filter(TpmKeyFacts::sign)
                        .filter(TpmKeyFacts::fixedTpm)
                        .isPresent();
    }

    private static QuoteCheck magic(EvidenceQuotes.Matched matched, QuoteChecks checks) {
        boolean quote = matched.evidence()
                .attestation()
                .filter(attestation -> attestation.type() == AttestationType.QUOTE)
                .isPresent();
        if (!quote || attestationKey(matched.trust(), matched.evidence())) {
            return checks.magic();
        }
        return new QuoteCheck(checks.magic().result(), new QuoteDetail.Quote(doubt(matched)));
    }

    private static QuoteDetail.KeyDoubt doubt(EvidenceQuotes.Matched matched) {
        if (matched.trust().filter(KeyTrust.GIVEN::equals).isEmpty()) {
            return QuoteDetail.KeyDoubt.NOT_NAMED;
        }
        return matched.evidence().key().flatMap(PublicKeyInfo::tpm).isEmpty()
                ? QuoteDetail.KeyDoubt.ATTRIBUTES_UNKNOWN
                : QuoteDetail.KeyDoubt.NOT_RESTRICTED;
    }

    private static QuoteCheck nonce(EvidenceQuotes.Matched matched, QuoteChecks checks) {
        return matched.nonceFound()
                .map(file -> new QuoteCheck(QuoteCheck.Result.NOT_CHECKED, new QuoteDetail.NonceCameWithQuote(file)))
                .orElse(checks.nonce());
    }
}
