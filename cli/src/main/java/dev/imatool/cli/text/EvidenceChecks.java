package dev.imatool.cli.text;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.cli.text.Table.Align;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceCopy;
import dev.imatool.examine.evidence.EvidenceQuote;
import dev.imatool.examine.report.Printable;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteVerdict;
import dev.imatool.replay.verify.CopyResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One line for each thing that was checked. */
final class EvidenceChecks {
    private EvidenceChecks() {}

    static Table of(EvidenceCase each) {
        Table table = new Table(Align.LEFT, Align.LEFT);
        row(
                table,
                "template digests",
                Role.PLAIN,
                FindingText.counts(each.templateDigests(), each.list().templateDigest()));
        each.copies().forEach(copy -> copy(table, copy));
        each.bootAggregates().results().forEach(result -> bootAggregate(table, result));
        each.quotes().forEach(quote -> quote(table, quote));
        each.pcrs().ifPresent(pcrs -> pcrs(table, pcrs));
        each.signatures().ifPresent(counts -> signatures(table, counts, each.signingKeysFound()));
        each.kernelCount().ifPresent(count -> count(table, count, each.list().entries()));
        return table;
    }

    private static void row(Table table, String name, Role role, String text) {
        table.row(Cell.plain(name), Cell.of(role, text));
    }

    private static void copy(Table table, EvidenceCopy copy) {
        String name = Printable.ofText(copy.input()) + ": ";
        switch (copy.result()) {
            case CopyResult.Same same -> row(table, "copy", Role.PLAIN, name + "the same entries");
            case CopyResult.FirstIsPrefix prefix ->
                row(table, "copy", Role.PLAIN, name + "the same, and " + Phrases.entries(prefix.more()) + " more");
            case CopyResult.SecondIsPrefix prefix ->
                row(table, "copy", Role.PLAIN, name + "the same, without the last " + Phrases.entries(prefix.more()));
            case CopyResult.PartsAt parts ->
                row(table, "copy", Role.BAD, name + "another list from entry " + parts.entry() + " on");
        }
    }

    private static void bootAggregate(Table table, BootAggregateResult result) {
        String entry = "entry " + result.aggregate().entry() + ": ";
        switch (result.result()) {
            case REPRODUCED ->
                row(
                        table,
                        "boot_aggregate",
                        Role.GOOD,
                        entry + "the hash of PCR "
                                + result.range().map(Object::toString).orElse("") + " ("
                                + Printable.ofText(result.aggregate().algorithmName()) + ")");
            case NOT_REPRODUCED ->
                row(table, "boot_aggregate", Role.BAD, entry + "NOT the hash of the known PCR values");
            case ZERO -> row(table, "boot_aggregate", Role.ODD, entry + "zero: the kernel had no PCR values to hash");
            case NOT_CHECKED ->
                row(
                        table,
                        "boot_aggregate",
                        Role.ODD,
                        entry + "not checked: "
                                + result.reasons().stream()
                                        .map(reason -> reason.wording())
                                        .collect(Collectors.joining("; ")));
        }
    }

    private static void quote(Table table, EvidenceQuote quote) {
        String name = Printable.ofText(quote.message()) + ": ";
        QuoteVerdict verdict = quote.proof().verdict();
        boolean bad = verdict == QuoteVerdict.INVALID || verdict == QuoteVerdict.NOT_COVERED;
        row(table, "quote", bad ? Role.BAD : Role.GOOD, name + verdict.id().replace('_', ' '));
        for (Map.Entry<String, QuoteCheck> step : quote.proof().steps().entrySet()) {
            QuoteCheck check = step.getValue();
            row(
                    table,
                    "  " + step.getKey().replace('_', ' '),
                    check.failed() ? Role.BAD : check.passed() ? Role.PLAIN : Role.ODD,
                    check.result().id().replace('_', ' ') + ": " + Printable.ofText(check.detail()));
        }
        quote.key()
                .ifPresent(key -> row(
                        table,
                        "  key",
                        quote.keyFromEvidence() ? Role.ODD : Role.PLAIN,
                        Printable.ofText(key)
                                + (quote.keyFromEvidence()
                                        ? ", found beside the quote: nobody else vouches for it"
                                        : ", given with --ak")));
        if (quote.nonceFromEvidence()) {
            row(
                    table,
                    "  freshness",
                    Role.ODD,
                    "the nonce was found beside the quote: only who chose it knows whether it is" + " fresh");
        }
    }

    private static void pcrs(Table table, ReplayResult result) {
        for (PcrMatch.Result outcome : PcrMatch.Result.values()) {
            List<ReplayedPcr> rows = result.pcrs().stream()
                    .filter(row -> row.match()
                            .filter(match -> match.result() == outcome)
                            .isPresent())
                    .toList();
            if (!rows.isEmpty()) {
                String which = rows.stream()
                        .map(row -> row.bank() + ":" + row.pcr())
                        .distinct()
                        .collect(Collectors.joining(", "));
                row(
                        table,
                        "PCR values",
                        outcome == PcrMatch.Result.NONE ? Role.BAD : Role.PLAIN,
                        which + " " + words(outcome, rows));
            }
        }
    }

    private static String words(PcrMatch.Result outcome, List<ReplayedPcr> rows) {
        return switch (outcome) {
            case AT_END -> "reproduced after the last entry";
            case AT_ENTRY ->
                "reproduced after entry "
                        + rows.stream()
                                .map(row -> row.match().orElseThrow().entry().stream()
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining()))
                                .distinct()
                                .collect(Collectors.joining(", "));
            case NONE -> "NOT reproduced";
        };
    }

    private static void signatures(Table table, SignatureCounts counts, boolean keysFound) {
        String words = Arrays.stream(SignatureVerdict.values())
                .filter(verdict -> verdict != SignatureVerdict.NOT_APPLICABLE && counts.of(verdict) > 0)
                .map(verdict -> counts.of(verdict) + " " + verdict.id().replace('_', ' '))
                .collect(Collectors.joining(", "));
        boolean bad = counts.of(SignatureVerdict.BAD) + counts.of(SignatureVerdict.MALFORMED) > 0;
        String whose = keysFound ? " (by keys found beside the list: nobody else vouches for them)" : "";
        row(table, "signatures", bad ? Role.BAD : Role.PLAIN, words + whose);
    }

    private static void count(Table table, long counted, long entries) {
        if (counted == entries) {
            row(table, "kernel's count", Role.PLAIN, counted + ", as many as the list has");
        } else if (counted < entries) {
            row(table, "kernel's count", Role.PLAIN, counted + ", read before the list");
        } else {
            row(
                    table,
                    "kernel's count",
                    Role.ODD,
                    counted + ": the list lacks the last " + Phrases.entries(counted - entries)
                            + ", or was read before");
        }
    }
}
