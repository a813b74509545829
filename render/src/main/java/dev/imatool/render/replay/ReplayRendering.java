package dev.imatool.render.replay;

import dev.imatool.examine.replay.ReplayReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.PcrBank;
import dev.imatool.render.bootaggregate.BootAggregateShape;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.FindingShape;
import dev.imatool.replay.ListBeginning;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.ViolationStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code replay}, declared. */
public final class ReplayRendering {
    static final List<String> VERDICTS = Stream.concat(
                    Stream.of(ReplayVerdict.values()).map(ReplayVerdict::id), Stream.of(ReportHeader.NOTHING_READ))
            .toList();

    static final String PCRS =
            "PCR values, by list, PCR and bank. Without expected values one row per bank, PCR and scheme; with them"
                    + " one per bank and PCR, in the scheme that fits, else per_bank.";

    private static final Shape<PcrMatch> EXPECTED = Shape.of(
            "An expected value.",
            shape -> shape.include(CommonShapes.EXPECTED, PcrMatch::expected)
                    .field(
                            "match",
                            "How the computed values compare with it.",
                            CommonShapes.MATCH,
                            CommonShapes.Match::of));

    /** One PCR. */
    static final Shape<ReplayedPcr> PCR = Shape.named(
            "pcr",
            "One PCR of one bank under one scheme.",
            shape -> shape.optional(
                            "list",
                            "The list whose entries were extended, where the input holds several.",
                            Type.TEXT,
                            row -> CommonShapes.nonEmpty(row.list()))
                    .field(
                            "bank",
                            "PCR bank.",
                            Type.choice(banks()),
                            row -> row.bank().toString())
                    .number("pcr", "PCR index, 0 to 63.", Type.COUNT, ReplayedPcr::pcr)
                    .field(
                            "scheme",
                            "What each entry was extended with: per_bank (template digest in the hash of the bank) or padded_sha1"
                                    + " (SHA-1 template digest and zeros).",
                            Type.choice(Scheme.class),
                            ReplayedPcr::scheme)
                    .optional(
                            "value",
                            "Value after the last entry; absent when broken_at is there.",
                            Type.HEX,
                            ReplayedPcr::value)
                    .number("entries", "Entries extended, violations included.", Type.COUNT, ReplayedPcr::entries)
                    .number("violations", "Violations among them.", Type.COUNT, ReplayedPcr::violations)
                    .optional(
                            "violation_style",
                            "What violations were extended with: all_ones, or padded_ones (20 bytes of ones and zeros); absent"
                                    + " where there were none.",
                            Type.choice(ViolationStyle.class),
                            ReplayedPcr::violationStyle)
                    .optional(
                            "other_style_value",
                            "Value with violations extended in the other style; only for an unmatched padded_sha1.",
                            Type.HEX,
                            ReplayedPcr::otherStyleValue)
                    .optional(
                            "logged_digests_used",
                            "Entries without template data, whose logged template digest was extended unchecked; absent when"
                                    + " none.",
                            Type.ORDINAL,
                            row -> Optional.of(row.loggedDigestsUsed()).filter(used -> used > 0))
                    .optionalLong(
                            "broken_at",
                            "First entry whose template digest in this bank is neither computable nor logged; nothing is known"
                                    + " after it.",
                            Type.ORDINAL,
                            ReplayedPcr::brokenAt)
                    .optional(
                            "broken_in",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            ReplayedPcr::brokenIn)
                    .optional(
                            "begins",
                            "Where its entries begin, where that is not with a boot_aggregate: reproduced_value (nothing was"
                                    + " measured before: a value is reproduced from zero), given_start (after the value of"
                                    + " --start), unknown_entry (what was measured before is not in the list).",
                            Type.choice(beginnings()),
                            row -> Optional.of(row.beginning())
                                    .filter(beginning -> beginning != ListBeginning.BOOT_AGGREGATE)
                                    .map(ListBeginning::id))
                    .optional(
                            "start",
                            "What the PCR held before its first entry, as given with --start; absent where it began at zero.",
                            Type.HEX,
                            ReplayedPcr::start)
                    .includeOptional(EXPECTED, ReplayedPcr::match));

    /** How it is written. */
    public static final Rendering<ReplayReport> RENDERING = new Rendering<>(
            Rendering.<ReplayReport>document(
                            "replay",
                            "PCR values computed from a measurement list, and how they compare with expected ones.",
                            VERDICTS,
                            ReplayRendering::declare)
                    .withNotes(
                            "Verdicts: `computed` (nothing was expected); `undecided` (a value that was asked for is not decided,"
                                    + " and none is missed); `reproduced`; `reproduced_prefix` (an earlier entry than the last gives a"
                                    + " value); `not_reproduced`; `nothing_read`.",
                            "A value that was asked for and that nothing decides is a finding `pcr_undecided`. Each value that is typed"
                                    + " is asked for, and each of a PCR that the list extends; where nothing is decided, all of them. Of a"
                                    + " file that brings all PCRs of a TPM, those that the list never extends are only in `undecided`. A"
                                    + " value that a list does not lead to is missed only where the list has its beginning (a"
                                    + " boot_aggregate); of a part that begins elsewhere it is not decided (`unknown_beginning`)."),
            ReplayPage::write);

    private ReplayRendering() {}

    private static void declare(Fields<ReplayReport> fields) {
        fields.field(
                        "template_digests",
                        "What the template digests say about the list that was replayed.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        ReplayReport::templateDigests)
                .number(
                        "entries_without_pcr",
                        "Entries whose first column is a namespace; they extend nothing.",
                        Type.COUNT,
                        report -> report.replay().entriesWithoutPcr())
                .list("pcrs", PCRS, PCR, report -> report.replay().pcrs())
                .list(
                        "undecided",
                        "Expected values that decide nothing.",
                        FindingShape.UNDECIDED,
                        report -> report.replay().undecided())
                .list(
                        "boot_aggregates",
                        "The boot_aggregates of the list, compared with the event log and expected values of PCR 0 to 9; empty"
                                + " without either.",
                        BootAggregateShape.BOOT_AGGREGATE,
                        report -> report.bootAggregates().results());
    }

    private static List<String> banks() {
        return PcrBank.all().stream().map(PcrBank::toString).toList();
    }

    private static List<String> beginnings() {
        return Stream.of(ListBeginning.values())
                .filter(beginning -> beginning != ListBeginning.BOOT_AGGREGATE)
                .map(ListBeginning::id)
                .toList();
    }
}
