package dev.imatool.render.diff;

import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.examine.diff.DiffAnswers;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.diff.KnownBoots;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.known.SourceShape;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.QuoteShapes;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code diff}, declared. */
public final class DiffRendering {
    /** The document has the first rows only: two lists of a million entries may share none of their places. */
    private static final int ORDER_ROWS = 1000;

    private static final Shape<TemplateDigestCounts> PROVEN = Shape.of(
            "One of the lists.",
            shape -> shape.field(
                    "template_digests",
                    "How its template digests compare: computed from what the entries say (checked), unproven"
                            + " (not_computable), violations.",
                    CommonShapes.TEMPLATE_DIGESTS,
                    counts -> counts));

    private static final Shape<Attestation> QUOTE = Shape.of(
            "A quote, as it says itself.",
            shape -> shape.field(
                            "qualified_signer",
                            "Qualified name of the signing key.",
                            Type.HEX,
                            Attestation::qualifiedSigner)
                    .field(
                            "clock",
                            "Clock of the TPM; obfuscated, like the firmware version, for keys outside the endorsement and"
                                    + " platform hierarchies.",
                            QuoteShapes.CLOCK,
                            Attestation::clock));

    private static final Shape<KnownBoots> BOOTS = Shape.of(
            "What is known of the boots that the lists are of.",
            shape -> shape.field(
                            "known",
                            "unknown; one (a list only grows, so every entry lost, moved, doubled or changed is a change);"
                                    + " separate (the order of the entries is not compared).",
                            Type.choice(Boots.class),
                            KnownBoots::boots)
                    .field(
                            "source",
                            "Who says so: nobody, user (--same-boot, --separate-boots), quotes.",
                            Type.choice(KnownBoots.Source.class),
                            KnownBoots::source)
                    .field(
                            "quotes",
                            "What the quotes of both lists say: none (one of them is missing); one_reset (one key and one count"
                                    + " of resets); reset_between (one key, another count; proves nothing, a quote is not verified"
                                    + " here); other_key (the counts cannot be compared).",
                            Type.choice(KnownBoots.Quotes.class),
                            KnownBoots::quotes)
                    .optional("before_quote", "The quote of BEFORE, as it says itself.", QUOTE, KnownBoots::before)
                    .optional("after_quote", "The quote of AFTER, as it says itself.", QUOTE, KnownBoots::after));

    private static final Shape<BootAggregateCounts> BOOT_AGGREGATES = Shape.of(
            "How many boot_aggregates the lists have; every kernel adds one when it starts.",
            shape -> shape.number("before", "In BEFORE.", Type.COUNT, BootAggregateCounts::before)
                    .number("after", "In AFTER.", Type.COUNT, BootAggregateCounts::after));

    private static final Shape<ListDiff> SUMMARY = Shape.of("Number of changes of every kind.", shape -> {
        for (ChangeKind kind : ChangeKind.values()) {
            shape.number(
                    kind.id(), meaning(kind), Type.COUNT, diff -> diff.counts().getOrDefault(kind, 0));
        }
    });

    private static final Shape<DiffAnswers> ANSWERS = Shape.of(
            "What the sources say of all entries of both lists.",
            shape -> shape.field("before", "Entries of BEFORE.", SourceShape.ANSWERS, DiffAnswers::before)
                    .field("after", "Entries of AFTER.", SourceShape.ANSWERS, DiffAnswers::after));

    private static final Shape<OrderOf> ORDER = Shape.of(
            "Entries that are not where a list that only grows would have them. Absent in a list that grew, where the lists are"
                    + " different anyway and nobody says that they are of one boot, and with --separate-boots.",
            shape -> shape.number(
                            "lost",
                            "Entries of BEFORE that AFTER lacks.",
                            Type.COUNT,
                            order -> order.order().counts().lost())
                    .number(
                            "moved",
                            "Entries of both in another order; as few as explain it.",
                            Type.COUNT,
                            order -> order.order().counts().moved())
                    .number(
                            "doubled",
                            "Entries of BEFORE that AFTER has once more, before the last one of BEFORE.",
                            Type.COUNT,
                            order -> order.order().counts().doubled())
                    .number(
                            "inserted",
                            "Entries that BEFORE lacks, before the last one of BEFORE.",
                            Type.COUNT,
                            order -> order.order().counts().inserted())
                    .rows(
                            "entries",
                            "The same by path (with `--order entry` by entry), the first 1000, except what changes[] has"
                                    + " already: violation_not_seen, engine_program, and everything where the lists are of one boot. kind is entries_lost, entries_moved,"
                                    + " entries_doubled or entries_inserted.",
                            ChangeShape.CHANGE,
                            order -> ChangeShape.rows(order.report(), order.listed()))
                    .optional(
                            "entries_omitted",
                            "How many more rows there are; absent where there are none.",
                            Type.ORDINAL,
                            OrderOf::omitted));

    /** How it is written. */
    public static final Rendering<DiffReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "diff",
                            "What changed from one measurement list to another.",
                            Stream.concat(
                                            Arrays.stream(ListDiff.Verdict.values())
                                                    .map(ListDiff.Verdict::id),
                                            Stream.of(ReportHeader.NOTHING_READ))
                                    .toList(),
                            DiffRendering::declare)
                    .withRows("changes", ChangeShape.CHANGE, DiffRendering::rows)
                    .withNotes(
                            "`same`: the lists are identical, or AFTER goes on where BEFORE ends and no content changed."
                                    + " `same_contents`: no path has other content, but the entries are not those of one list that"
                                    + " grew; two boots look like this, and so does an altered copy. `not_comparable`: nothing else"
                                    + " differs, but there are entries whose template digest cannot be computed from what they say."
                                    + " `same` and `same_contents` end with 0. Each change but `violation_not_seen` and `engine_program` is a finding of"
                                    + " that kind.",
                            "ndjson and csv have all rows of `changes`, then all of `order.entries`."),
            DiffPage::write);

    private DiffRendering() {}

    private record OrderOf(ListDiff.Order order, DiffReport report) {
        private List<Change> listed() {
            return report.misplaced()
                    .subList(0, Math.min(ORDER_ROWS, order.rows().size()));
        }

        private Optional<Long> omitted() {
            return Optional.of((long) order.rows().size() - ORDER_ROWS).filter(more -> more > 0);
        }
    }

    private static void declare(Fields<DiffReport> fields) {
        fields.field("before", "BEFORE.", PROVEN, DiffReport::before)
                .field("after", "AFTER.", PROVEN, DiffReport::after)
                .field("boots", "What is known of the boots that the lists are of.", BOOTS, DiffReport::boots)
                .field(
                        "relation",
                        "How the two lists relate as wholes. It decides what can be said of an entry that one of them lacks.",
                        RelationShape.RELATION,
                        report -> report.diff().relation())
                .field(
                        "containers",
                        "Which containers were compared with which.",
                        AlignmentShape.ALIGNMENT,
                        report -> report.diff().containers())
                .field(
                        "boot_aggregates",
                        "How many boot_aggregates the lists have; every kernel adds one when it starts.",
                        BOOT_AGGREGATES,
                        report -> report.diff().bootAggregates())
                .field("summary", "Number of changes of every kind.", SUMMARY, DiffReport::diff)
                .optionalList(
                        "sources",
                        "What the entries were held against; absent without --good, --bad and --keys.",
                        SourceShape.SOURCE,
                        report -> report.answers()
                                .map(answers -> SourceShape.counted(answers.sources(), answers.entriesOfSource()))
                                .orElse(List.of()))
                .optional(
                        "answers",
                        "What the sources say of all entries of both lists, changed or not. A known_bad one is a finding. Absent"
                                + " without --good, --bad and --keys.",
                        ANSWERS,
                        DiffReport::answers)
                .rows(
                        "changes",
                        "The changes, the gravest kind first, then by namespace and path. With `--order entry` by the last"
                                + " entry of AFTER that proves each; those that have none last, by that of BEFORE.",
                        ChangeShape.CHANGE,
                        report -> ChangeShape.rows(report, report.changes()))
                .optional(
                        "order",
                        "Entries that are not where a list that only grows would have them. Absent in a list that grew, where the"
                                + " lists are different anyway and nobody says that they are of one boot, and with"
                                + " --separate-boots.",
                        ORDER,
                        report -> report.diff().order().map(order -> new OrderOf(order, report)));
    }

    private static Rows<ChangeShape.ChangeOf> rows(DiffReport report) {
        return sink -> {
            ChangeShape.rows(report, report.changes()).feed(sink);
            ChangeShape.rows(report, report.misplaced()).feed(sink);
        };
    }

    private static String meaning(ChangeKind kind) {
        return switch (kind) {
            case MODIFIED -> "Another content.";
            case VIOLATION -> "Violations that BEFORE does not have: the content changed while it was measured.";
            case BOOT_AGGREGATE_CHANGED -> "Another boot_aggregate: firmware, boot loader or kernel command line.";
            case ENTRIES_LOST ->
                "Paths with entries that AFTER lost. This and the next three only where the lists are of one boot.";
            case ENTRIES_MOVED -> "Paths with entries in another order.";
            case ENTRIES_DOUBLED -> "Paths with entries that AFTER has more often, before the last of BEFORE.";
            case ENTRIES_INSERTED ->
                "Paths with entries that BEFORE lacks, before the last of BEFORE, and that no other change names.";
            case SIGNATURE_CHANGED -> "The same content with another signature, or without one.";
            case METADATA_CHANGED ->
                "The same content with another owner, mode or extended attributes, where both templates carry them.";
            case PCR_CHANGED ->
                "The same digest in another PCR, where all measurements of the path are in one PCR in either list.";
            case DIGEST_ALGORITHM_CHANGED ->
                "Digests in an algorithm that BEFORE does not have for that path: nothing is known about the content.";
            case NOT_COMPARABLE ->
                "One side has no digest of the content, or one that its template digest does not prove.";
            case RENAMED_OR_COPIED -> "A new path with content that BEFORE has under another.";
            case ADDED -> "A new path with content that BEFORE does not have.";
            case NOT_MEASURED -> "A path that AFTER does not have. That proves nothing about the file.";
            case VIOLATION_NOT_SEEN ->
                "Paths with fewer violations than in BEFORE. Not a difference by itself, and not a finding.";
            case ENGINE_PROGRAM ->
                "Programs of the container engine that one list alone has in a container of both, with the content that the engine"
                        + " has on the host of that list. Not a difference by itself, and not a finding.";
        };
    }
}
