package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.KeyTrust;
import dev.imatool.examine.evidence.quotes.QuoteCoverage;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.QuoteShapes;
import dev.imatool.replay.quote.QuoteVerdict;

/** What documents say of quotes that were found, and of the entries that they cover. */
final class EvidenceQuoteShape {
    private static final Shape<EvidenceQuote.NewerList> NEWER = Shape.of(
            "A newer list.",
            shape -> shape.field("list", "Its file.", Type.TEXT, EvidenceQuote.NewerList::list)
                    .number(
                            "entry",
                            "The last of its entries that the quote covers.",
                            Type.COUNT,
                            EvidenceQuote.NewerList::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            EvidenceQuote.NewerList::container));

    /** Which entries a quote covers. */
    static final Shape<QuoteCoverage> COVERAGE = Shape.named(
            "quote_coverage",
            "Which entries a quote covers: covered_by_quote, after_quote and never_vouched_for add up to all entries.",
            shape -> shape.nullable(
                            "quote",
                            "File of the quote that covers most; null where none covers any.",
                            Type.TEXT,
                            QuoteCoverage::quote)
                    .optional(
                            "through",
                            "The newer list that the quote covers, where this one is an older copy of it.",
                            Type.TEXT,
                            QuoteCoverage::newer)
                    .number(
                            "last_covered_entry",
                            "Number of the last entry that it covers; 0 where there is none.",
                            Type.COUNT,
                            QuoteCoverage::last)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            QuoteCoverage::container)
                    .number(
                            "covered_by_quote",
                            "Entries up to there that extend a quoted PCR and whose contents are proven, violations among"
                                    + " them.",
                            Type.COUNT,
                            QuoteCoverage::covered)
                    .number(
                            "violations",
                            "Violations among covered_by_quote: nothing hashes their names.",
                            Type.COUNT,
                            QuoteCoverage::violations)
                    .number(
                            "after_quote",
                            "Entries after the last covered one that extend a quoted PCR.",
                            Type.COUNT,
                            QuoteCoverage::after)
                    .number(
                            "never_vouched_for",
                            "Entries of which no quote proves anything: of PCRs that are not quoted, of unproven contents,"
                                    + " or all.",
                            Type.COUNT,
                            QuoteCoverage::never)
                    .number(
                            "contents_unproven",
                            "Entries among never_vouched_for whose digests the quote covers, and whose contents it does not"
                                    + " prove: their template digest cannot be computed from what they say.",
                            Type.COUNT,
                            QuoteCoverage::unproven));

    /** A quote. */
    static final Shape<EvidenceQuote> QUOTE = Shape.of(
            "One quote.",
            shape -> shape.field("message", "Its file.", Type.TEXT, EvidenceQuote::message)
                    .optional("signature", "File of its signature.", Type.TEXT, EvidenceQuote::signature)
                    .optional("key", "Where the key comes from.", Type.TEXT, EvidenceQuote::key)
                    .optional(
                            "key_trust",
                            "Who vouches for the key: given (--ak), accepted (--accept-found-key), found (nobody but the"
                                    + " evidence); absent without a key.",
                            Type.choice(KeyTrust.class, KeyTrust::id),
                            EvidenceQuote::trust)
                    .field(
                            "key_from_evidence",
                            "true where no --ak names the key.",
                            Type.FLAG,
                            quote ->
                                    quote.trust().filter(KeyTrust.GIVEN::equals).isEmpty())
                    .field(
                            "nonce_from_evidence",
                            "true where the nonce was found with the quote, which proves nothing about its age.",
                            Type.FLAG,
                            quote -> quote.nonceFound().isPresent())
                    .field(
                            "made_by_tpm",
                            "true where the key is given with --ak and signs only what a TPM makes (restricted).",
                            Type.FLAG,
                            EvidenceQuote::madeByTpm)
                    .field(
                            "verdict",
                            "As in quote; key_not_vouched_for where the list fits and nobody vouches for the key.",
                            Type.choice(QuoteVerdict.class, QuoteVerdict::id),
                            quote -> quote.proof().verdict())
                    .optional(
                            "covers_newer_list",
                            "The newer list that the quote covers, where this list is an older copy of it.",
                            NEWER,
                            EvidenceQuote::newer)
                    .field("checks", "The steps, as in quote.", QuoteShapes.CHECKS, EvidenceQuote::proof)
                    .optional(
                            "clock",
                            "What the TPM's clock showed, as in quote.",
                            QuoteShapes.CLOCK,
                            EvidenceQuote::clock));

    /** Entries between two quotes. */
    static final Shape<QuoteInterval> INTERVAL = Shape.of(
            "One interval.",
            shape -> shape.number(
                            "first_entry", "Number of the first of these entries.", Type.ORDINAL, QuoteInterval::first)
                    .number("last_entry", "Number of the last.", Type.ORDINAL, QuoteInterval::last)
                    .optional(
                            "first_container",
                            "The container of the first; absent for the host.",
                            ContainerShape.CONTAINER,
                            QuoteInterval::firstIn)
                    .optional(
                            "last_container",
                            "The container of the last; absent for the host.",
                            ContainerShape.CONTAINER,
                            QuoteInterval::lastIn)
                    .field("after_quote", "File of the first quote.", Type.TEXT, QuoteInterval::after)
                    .field("before_quote", "File of the second.", Type.TEXT, QuoteInterval::before)
                    .field(
                            "after_clock",
                            "Milliseconds of the clock in the first quote.",
                            Type.UNSIGNED,
                            interval -> QuoteShapes.unsigned(interval.afterClock()))
                    .field(
                            "before_clock",
                            "Milliseconds of the clock in the second.",
                            Type.UNSIGNED,
                            interval -> QuoteShapes.unsigned(interval.beforeClock())));

    private EvidenceQuoteShape() {}
}
