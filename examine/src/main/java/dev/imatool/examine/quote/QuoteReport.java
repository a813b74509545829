package dev.imatool.examine.quote;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.KeyName;
import dev.imatool.replay.quote.QuoteEvidence;
import dev.imatool.replay.quote.QuoteProof;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a quote proves about a list.
 *
 * @param head with the verdict {@code covered}, {@code covered_prefix}, {@code covered_unproven}, {@code
 *     key_not_vouched_for}, {@code undecided}, {@code not_covered}, {@code invalid} or {@code nothing_read}
 * @param evidence the quote and what came with it
 * @param proof each step, and what of the list is covered
 * @param templateDigests what the template digests say about the list
 * @param signer what the quote says about its key
 * @param freshness what proves that the quote is fresh
 * @param rounds the rounds of a pushed attestation, of which the rest is about the one that covers most; empty where there is one quote
 */
public record QuoteReport(
        ReportHeader head,
        QuoteEvidence evidence,
        QuoteProof proof,
        TemplateDigestCounts templateDigests,
        Signer signer,
        Freshness freshness,
        List<QuoteRound> rounds)
        implements Report {
    public QuoteReport {
        rounds = List.copyOf(rounds);
    }

    /** The same as one of several rounds. */
    QuoteReport of(ReportHeader all, List<QuoteRound> each) {
        return new QuoteReport(all, evidence, proof, templateDigests, signer, freshness, each);
    }

    /** Whether a quote is fresh. */
    public enum Freshness {
        /** It has the nonce that the user gives. */
        PROVEN,
        /** It has the nonce that came with it, and only who chose that knows whether it is fresh. */
        NONCE_BROUGHT,
        /** No nonce is known. */
        NO_NONCE,
        /** It has another nonce. */
        OTHER_NONCE;

        /** The name in reports, in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Freshness of(QuoteProof proof, boolean nonceBrought) {
            return switch (proof.checks().nonce().result()) {
                case FAIL -> OTHER_NONCE;
                case NOT_CHECKED -> NO_NONCE;
                case PASS -> nonceBrought ? NONCE_BROUGHT : PROVEN;
            };
        }
    }

    /**
     * What the parts of a quote are called in sentences.
     *
     * @param message the quote
     * @param signature its signature
     * @param pcrs its PCR values
     */
    public record Names(String message, String signature, String pcrs) {}

    /**
     * How the key stands to the signer that the quote names.
     *
     * @param name name of the key, where its public area is known
     * @param primaryIn the hierarchy in which the key is a primary key, where the quote proves it
     */
    public record Signer(Optional<ByteString> name, Optional<KeyName.Hierarchy> primaryIn) {}

    /** What of the list the quote covers; absent where it proves nothing, or nobody vouches for its key. */
    public Optional<CoveredPrefix> covered() {
        return proof.covered();
    }

    /** Covered entries that log another template digest than the one that the quote covers. */
    public long mismatchesCovered() {
        return covered().map(CoveredPrefix::mismatching).orElse(0L);
    }

    /** Entries that log a wrong template digest and are not covered. */
    public long mismatchesNotCovered() {
        return templateDigests.mismatching() - mismatchesCovered();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                Stream.concat(
                        proof.coverage().stream().flatMap(CoveredPrefix::containers),
                        rounds.stream().flatMap(round -> round.container().stream())));
    }
}
