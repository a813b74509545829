package dev.imatool.render.quote;

import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.quote.QuoteRound;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Entry;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.QuoteShapes;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuoteVerdict;
import dev.imatool.replay.quote.QuotedPcr;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The report of {@code quote}, declared: what of the list is covered. {@link QuotePartShapes} has the quote and its key. */
public final class QuoteRendering {
    private static final List<String> VERDICTS = Stream.concat(
                    Stream.of(QuoteVerdict.values()).map(QuoteVerdict::id), Stream.of(ReportHeader.NOTHING_READ))
            .toList();

    private static final Shape<Entry> LISTED_ENTRY = Shape.named(
            "listed_entry",
            "An entry.",
            shape -> shape.number("entry", "Its number.", Type.ORDINAL, Entry::number)
                    .include(ContainerShape.PLACE, entry -> entry.name().container())
                    .name(
                            "path",
                            "Path in the container or on the host, or a label.",
                            entry -> entry.name().path()));

    private static final Shape<QuoteReport> COVERED = Shape.of(
            "What of the list the quote covers.",
            shape -> shape.number(
                            "entry",
                            "Number of the last covered entry; 0 where nothing is covered.",
                            Type.COUNT,
                            report -> covered(report, CoveredPrefix::entry))
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            report -> report.covered().flatMap(CoveredPrefix::container))
                    .number(
                            "of",
                            "Entries of the list.",
                            Type.COUNT,
                            report -> report.head().inputs().get(0).entries())
                    .number(
                            "proven",
                            "Covered entries whose template digest is computed from what they say.",
                            Type.COUNT,
                            report -> covered(report, CoveredPrefix::proven))
                    .number(
                            "unproven",
                            "Covered entries extended as logged: the quote covers their template digest, and nothing proves"
                                    + " what they say.",
                            Type.COUNT,
                            report -> covered(report, CoveredPrefix::unproven))
                    .number(
                            "violations",
                            "Covered entries that log a violation: nothing hashes what they say, names included.",
                            Type.COUNT,
                            report -> covered(report, CoveredPrefix::violations)));

    private static final Shape<CoveredPrefix> LATER = Shape.of(
            "Entries after the prefix that gives the quoted values.",
            shape -> shape.number("entries", "How many.", Type.COUNT, CoveredPrefix::behind)
                    .list("first", "The first three of them.", LISTED_ENTRY, CoveredPrefix::firstBehind)
                    .optional(
                            "last",
                            "The last of them, where it is none of the first.",
                            LISTED_ENTRY,
                            CoveredPrefix::lastBehind));

    private static final Shape<QuotedPcr> QUOTED_PCR = Shape.named(
            "quoted_pcr",
            "A quoted PCR.",
            shape -> shape.field(
                            "bank", "PCR bank.", Type.WORDS, pcr -> pcr.slot().bank())
                    .number("pcr", "PCR index.", Type.COUNT, pcr -> pcr.slot().pcr())
                    .field(
                            "state",
                            "reproduced; not_reproduced; not_extended (the list says nothing about it); unknown_bank (lists cannot"
                                    + " be replayed in it); not_computable (an entry has no template digest in its bank);"
                                    + " unknown_beginning (not reproduced, and the list begins at an unknown entry);"
                                    + " value_unknown (no values were given, and no prefix was found).",
                            Type.choice(QuotedPcr.State.class),
                            QuotedPcr::state)
                    .optional("value", "The quoted value, where it is known.", Type.HEX, QuotedPcr::value)
                    .optionalLong(
                            "entry",
                            "Entry after which the list gives it; 0 before the first.",
                            Type.COUNT,
                            QuotedPcr::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            QuotedPcr::container)
                    .optional(
                            "start",
                            "What the PCR held before its first entry, as given with --start; absent where it began at zero.",
                            Type.HEX,
                            QuotedPcr::start)
                    .optional("scheme", "per_bank or padded_sha1.", Type.choice(Scheme.class), QuotedPcr::scheme));

    private static final Shape<CoveredPrefix> COVERAGE = Shape.of(
            "What the list and the quote say together.",
            shape -> shape.optional(
                            "list",
                            "Name of the list that is covered most, where the input holds several.",
                            Type.TEXT,
                            coverage -> Optional.of(coverage.list()).filter(name -> coverage.elsewhere() > 0))
                    .optional(
                            "first_entry",
                            "Its first entry.",
                            Type.ORDINAL,
                            coverage -> Optional.of(coverage.first()).filter(first -> coverage.elsewhere() > 0))
                    .optional(
                            "elsewhere",
                            "Entries of the other lists, of which nothing is said; absent when none.",
                            Type.ORDINAL,
                            coverage -> Optional.of(coverage.elsewhere()).filter(others -> others > 0))
                    .optional(
                            "not_quoted",
                            "Entries up to the last covered one that extend none of the quoted PCRs, so that nothing covers them; only"
                                    + " where a prefix gives the quoted values.",
                            Type.COUNT,
                            coverage -> Optional.of(coverage.notQuoted()).filter(entries -> coverage.found()))
                    .optional(
                            "behind",
                            "Entries after the prefix that gives the quoted values; only where there is one.",
                            LATER,
                            coverage -> Optional.of(coverage).filter(CoveredPrefix::found))
                    .list(
                            "pcrs",
                            "The quoted PCRs in order; absent where the quote proves nothing.",
                            QUOTED_PCR,
                            CoveredPrefix::pcrs)
                    .list(
                            "missing",
                            "Quoted PCRs whose values are needed to find a prefix, such as sha256:0.",
                            Type.WORDS,
                            coverage -> coverage.missing().stream()
                                    .map(Object::toString)
                                    .toList()));

    private static final Shape<QuoteRound> ROUND = Shape.of(
            "A round.",
            shape -> shape.field(
                            "path",
                            "Its document; with its number where a document holds several.",
                            Type.TEXT,
                            QuoteRound::document)
                    .number("entries", "New entries in it.", Type.COUNT, QuoteRound::entries)
                    .optional(
                            "first_entry",
                            "Number of its first entry in the list that the rounds make together; absent where it is joined with"
                                    + " none and begins at an unknown entry, and where it brings none.",
                            Type.ORDINAL,
                            round -> Optional.of(round.first()).filter(first -> first > 0 && round.entries() > 0))
                    .field(
                            "verdict",
                            "What its quote proves, as in verdict.",
                            Type.choice(QuoteVerdict.class),
                            QuoteRound::verdict)
                    .number(
                            "covered_entry",
                            "Last entry of the list that its quote fits, whoever vouches for its key; 0 where it fits none.",
                            Type.COUNT,
                            QuoteRound::covered)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            QuoteRound::container)
                    .field(
                            "freshness",
                            "As in freshness.",
                            Type.choice(QuoteReport.Freshness.class),
                            QuoteRound::freshness));

    /** How it is written. */
    public static final Rendering<QuoteReport> RENDERING = new Rendering<>(
            Rendering.<QuoteReport>document(
                            "quote",
                            "What a TPM quote proves about a measurement list.",
                            VERDICTS,
                            QuoteRendering::declare)
                    .withNotes(
                            "Verdicts: `covered`; `covered_prefix`; `covered_unproven` (the quote covers template digests of which not"
                                    + " all are computed from what their entries say); `key_not_vouched_for` (the list fits the quote, whose"
                                    + " key came with it and may be anybody's); `undecided` (the list begins at an unknown entry);"
                                    + " `not_covered`; `invalid`; `nothing_read`."),
            QuotePage::write);

    private QuoteRendering() {}

    private static void declare(Fields<QuoteReport> fields) {
        fields.field("checks", "The steps, each judged on its own.", QuoteShapes.CHECKS, QuoteReport::proof)
                .field(
                        "covered",
                        "What of the list the quote covers; all 0 where nobody vouches for its key.",
                        COVERED,
                        report -> report)
                .field(
                        "freshness",
                        "Whether the quote is fresh: proven (it has the nonce given), nonce_brought (it has the nonce that came with"
                                + " it, which proves nothing), no_nonce, other_nonce.",
                        Type.choice(QuoteReport.Freshness.class),
                        QuoteReport::freshness)
                .includeOptional(COVERAGE, report -> report.proof().coverage())
                .optionalList(
                        "rounds",
                        "Where several rounds of a pushed attestation were given: what the quote of each proves. The rest of the"
                                + " document is about the one that covers most.",
                        ROUND,
                        QuoteReport::rounds)
                .field(
                        "template_digests",
                        "What the template digests say about the list that was replayed.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        QuoteReport::templateDigests);
        QuotePartShapes.declare(fields);
    }

    private static long covered(QuoteReport report, ToLongFunction<CoveredPrefix> number) {
        return report.covered().map(number::applyAsLong).orElse(0L);
    }
}
