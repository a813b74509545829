package dev.imatool.render.evidence;

import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.lists.EvidenceCopy;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.lists.EvidencePcr.Outcome;
import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.examine.evidence.lists.KernelCount;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.KeyTrust;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.render.bootaggregate.BootAggregatePhrases;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryPhrases;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.QuotePhrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.render.words.FindingWords;
import dev.imatool.render.words.JoinedWords;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.eventlog.LogMatch.Result;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuoteVerdict;
import dev.imatool.replay.verify.CopyResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One row for each thing that was checked. */
final class EvidenceChecks {
    private EvidenceChecks() {}

    static Table of(Page page, EvidenceCase each) {
        Table table = new Table(Align.LEFT, Align.LEFT);
        row(
                table,
                "template digests",
                Role.PLAIN,
                TemplateDigestPhrases.counts(each.templateDigests(), each.list().templateDigest()));
        each.joined().ifPresent(joined -> joined(page, table, joined));
        each.copies().forEach(copy -> copy(page, table, copy));
        each.newer()
                .ifPresent(newer -> row(
                        table,
                        "older copy",
                        Role.PLAIN,
                        "these are the first " + each.list().entries() + " of the " + Phrases.entries(newer.entries())
                                + " of " + Printable.ofText(newer.newer())));
        each.bootAggregates().results().forEach(result -> bootAggregate(page, table, result));
        each.firmware().ifPresent(log -> firmware(table, log));
        each.quotes().forEach(quote -> quote(page, table, quote));
        each.intervals().forEach(interval -> interval(page, table, interval));
        each.pcrs().ifPresent(pcrs -> pcrs(page, table, pcrs));
        each.signatures().ifPresent(counts -> signatures(table, counts, each.signingKeysFound()));
        each.kernelCount().ifPresent(count -> count(table, count));
        each.audits().forEach(audit -> audit(table, audit));
        return table;
    }

    private static void row(Table table, String name, Role role, String text) {
        table.row(Cell.plain(name), Cell.of(role, text));
    }

    private static void joined(Page page, Table table, JoinedList list) {
        list.parts().forEach(part -> row(table, "part", Role.PLAIN, JoinedWords.of(part)));
        row(table, "parts", list.proven() ? Role.GOOD : Role.ODD, JoinedWords.proof(list, page.containers()::of));
    }

    private static void copy(Page page, Table table, EvidenceCopy copy) {
        String name = Printable.ofText(copy.input()) + ": ";
        switch (copy.result()) {
            case CopyResult.Same same -> row(table, "copy", Role.PLAIN, name + "the same entries" + unproven(copy));
            case CopyResult.FirstIsPrefix prefix ->
                row(
                        table,
                        "copy",
                        Role.PLAIN,
                        name + "the same, and " + Phrases.entries(prefix.more()) + " more" + unproven(copy));
            case CopyResult.SecondIsPrefix prefix ->
                row(
                        table,
                        "copy",
                        Role.PLAIN,
                        name + "the same, without the last " + Phrases.entries(prefix.more()) + unproven(copy));
            case CopyResult.PartsAt parts ->
                row(
                        table,
                        "copy",
                        Role.BAD,
                        name + "differs at entry " + parts.entry() + named(page, parts.secondName()) + ", in "
                                + EntryPhrases.of(parts.aspect()));
        }
    }

    private static String named(Page page, QualifiedName name) {
        return name.path().isEmpty()
                ? ""
                : ": " + Printable.textOf(name.path()) + ContainerText.after(page, name.container());
    }

    private static String unproven(EvidenceCopy copy) {
        return copy.unproven() == 0
                ? ""
                : ", as far as the copy shows: " + Phrases.count(copy.unproven(), "entry does", "entries do")
                        + " not carry everything that was hashed";
    }

    private static void firmware(Table table, FirmwareLog log) {
        firmware(
                table,
                log,
                Result.NOT_REPRODUCED,
                Role.BAD,
                log.records() ? "do NOT lead to the values of " : "does NOT lead to the values of ");
        firmware(
                table,
                log,
                Result.REPRODUCED,
                Role.GOOD,
                log.records() ? "lead to the values of " : "leads to the values of ");
        firmware(
                table,
                log,
                Result.REPRODUCED_PREFIX,
                Role.PLAIN,
                log.records()
                        ? "lead, before their end, to the values of "
                        : "leads, before its end, to the values of ");
        firmware(
                table,
                log,
                Result.UNDECIDED,
                Role.ODD,
                log.records() ? "decide nothing about the values of " : "decides nothing about the values of ");
    }

    private static void firmware(Table table, FirmwareLog log, Result result, Role role, String words) {
        String pcrs = log.words(result);
        if (!pcrs.isEmpty()) {
            row(table, log.records() ? "event logs" : "firmware event log", role, words + Printable.ofText(pcrs));
        }
    }

    private static void bootAggregate(Page page, Table table, BootAggregateResult result) {
        String entry = "entry " + result.aggregate().entry()
                + ContainerText.beside(page, result.aggregate().container()) + ": ";
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
                                        .map(BootAggregatePhrases::of)
                                        .collect(Collectors.joining("; ")));
        }
    }

    private static void quote(Page page, Table table, EvidenceQuote quote) {
        String name = Printable.ofText(quote.message()) + ": ";
        row(
                table,
                "quote",
                quote.newer().isPresent() ? Role.PLAIN : quote.covers() ? Role.GOOD : Role.BAD,
                name
                        + quote.newer()
                                .map(newer -> "made later: it fits " + Printable.ofText(newer.list()) + " up to entry "
                                        + newer.entry() + ContainerText.beside(page, newer.container()))
                                .orElseGet(() -> verdict(quote)));
        for (Map.Entry<String, QuoteCheck> step : quote.proof().steps().entrySet()) {
            QuoteCheck check = step.getValue();
            row(
                    table,
                    "  " + step.getKey().replace('_', ' '),
                    check.failed() ? Role.BAD : check.passed() ? Role.PLAIN : Role.ODD,
                    check.result().id().replace('_', ' ') + ": "
                            + Printable.ofText(QuotePhrases.of(check.detail(), page.containers()::of)));
        }
        quote.key()
                .ifPresent(key -> row(
                        table,
                        "  key",
                        quote.vouchedFor() ? Role.PLAIN : Role.ODD,
                        Printable.ofText(key) + trust(quote)));
        quote.clock().ifPresent(clock -> row(table, "  clock", Role.PLAIN, clock(clock)));
    }

    private static String verdict(EvidenceQuote quote) {
        return quote.proof().verdict() == QuoteVerdict.KEY_NOT_VOUCHED_FOR
                ? "fits, but nobody vouches for its key"
                : quote.proof().verdict().id().replace('_', ' ');
    }

    private static String trust(EvidenceQuote quote) {
        return switch (quote.trust().orElse(KeyTrust.FOUND)) {
            case GIVEN -> ", given with --ak" + (quote.madeByTpm() ? "; it signs only what a TPM makes" : "");
            case ACCEPTED -> ", found in the evidence and accepted (--accept-found-key)";
            case FOUND -> ", found in the evidence: nobody else vouches for it";
        };
    }

    private static String clock(TpmClock clock) {
        return seconds(clock.clock()) + " since the TPM was cleared, reset " + clock.resetCount() + ", restart "
                + clock.restartCount() + (clock.safe() ? "" : "; not safe: it may have shown a later time before");
    }

    /** {@code 71.208 s}; the clock is unsigned. */
    private static String seconds(long milliseconds) {
        return new BigDecimal(Long.toUnsignedString(milliseconds))
                        .movePointLeft(3)
                        .toPlainString() + " s";
    }

    private static void interval(Page page, Table table, QuoteInterval interval) {
        String last = interval.last() + ContainerText.beside(page, interval.lastIn());
        String entries = interval.first() == interval.last()
                ? "entry " + last + " was"
                : "entries " + interval.first() + ContainerText.beside(page, interval.firstIn()) + " to " + last
                        + " were";
        row(
                table,
                "time",
                Role.PLAIN,
                entries + " measured between " + Printable.ofText(interval.after()) + " (TPM clock "
                        + seconds(interval.afterClock()) + ") and " + Printable.ofText(interval.before()) + " ("
                        + seconds(interval.beforeClock()) + "): within "
                        + seconds(interval.beforeClock() - interval.afterClock()));
    }

    private static void pcrs(Page page, Table table, List<EvidencePcr> pcrs) {
        if (pcrs.isEmpty()) {
            row(
                    table,
                    "PCR values",
                    Role.ODD,
                    "none is of a PCR that the list extends, so they prove nothing about it");
        }
        for (Outcome outcome : Outcome.values()) {
            List<EvidencePcr> rows =
                    pcrs.stream().filter(pcr -> pcr.outcome() == outcome).toList();
            if (!rows.isEmpty()) {
                String which = rows.stream()
                        .map(pcr -> Printable.ofText(pcr.expected().bank()) + ":"
                                + pcr.expected().pcr())
                        .distinct()
                        .collect(Collectors.joining(", "));
                Role role = outcome == Outcome.NONE ? Role.BAD : outcome == Outcome.UNDECIDED ? Role.ODD : Role.PLAIN;
                row(table, "PCR values", role, which + " " + words(page, outcome, rows));
            }
        }
    }

    private static String words(Page page, Outcome outcome, List<EvidencePcr> rows) {
        return switch (outcome) {
            case AT_END -> "reproduced after the last entry";
            case AT_ENTRY -> "reproduced after entry " + entries(page, rows);
            case NEWER_COPY ->
                "read later: reproduced by "
                        + Printable.ofText(rows.get(0).newer().orElseThrow()) + " after entry " + entries(page, rows);
            case UNDECIDED ->
                "undecided: "
                        + rows.stream()
                                .map(row -> row.notDecided()
                                        .map(open ->
                                                FindingWords.of(open) + ContainerText.beside(page, open.container()))
                                        .orElse(""))
                                .distinct()
                                .collect(Collectors.joining("; "));
            case NONE -> "NOT reproduced";
        };
    }

    private static String entries(Page page, List<EvidencePcr> rows) {
        return rows.stream()
                .filter(pcr -> pcr.entry().isPresent())
                .map(pcr -> pcr.entry().getAsLong() + ContainerText.beside(page, pcr.container()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void signatures(Table table, SignatureCounts counts, boolean keysFound) {
        String words = Arrays.stream(SignatureVerdict.values())
                .filter(verdict -> verdict != SignatureVerdict.NOT_APPLICABLE && counts.of(verdict) > 0)
                .map(verdict -> counts.of(verdict) + " " + verdict.id().replace('_', ' '))
                .collect(Collectors.joining(", "));
        boolean bad = counts.of(SignatureVerdict.BAD) + counts.of(SignatureVerdict.MALFORMED) > 0;
        String whose = keysFound ? " (by keys found with the list: nobody else vouches for them)" : "";
        row(table, "signatures", bad ? Role.BAD : Role.PLAIN, words + whose);
    }

    /** What it reports is a claim of the host, and for audit and case to judge. */
    private static void audit(Table table, AuditReport audit) {
        long failures = audit.failures();
        row(
                table,
                "audit log",
                failures > 0 ? Role.ODD : Role.PLAIN,
                Phrases.name(audit.log().summary()) + ": "
                        + Phrases.count(
                                audit.log().summary().entries(), "record about integrity", "records about integrity")
                        + ", "
                        + (failures == 0 ? "no failure" : Phrases.count(failures, "failure", "failures"))
                        + "; " + Phrases.entries(audit.entriesWithRecord()) + " of the list have one");
    }

    private static void count(Table table, KernelCount count) {
        long more = count.counted() - count.entries();
        if (more == 0) {
            row(table, "kernel's count", Role.PLAIN, count.counted() + ", as many as the list has");
        } else if (more < 0) {
            row(table, "kernel's count", Role.PLAIN, count.counted() + ", read before the list");
        } else if (count.olderCopy()) {
            row(table, "kernel's count", Role.PLAIN, count.counted() + ", read after this older copy");
        } else {
            row(
                    table,
                    "kernel's count",
                    Role.BAD,
                    count.counted() + ": the list LACKS the last " + Phrases.entries(more));
        }
    }
}
