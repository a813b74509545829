package dev.imatool.render.quote;

import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.quote.QuoteRound;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.TpmKeyFacts;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.QuotePhrases;
import dev.imatool.replay.Scheme;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.KeyName;
import dev.imatool.replay.quote.QuoteCheck;
import dev.imatool.replay.quote.QuotedPcr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Page of {@code quote}: the verdict, each step, key and clock, the quoted PCRs, and what is not covered. */
final class QuotePage {
    private QuotePage() {}

    /** Writes the whole report. */
    static void write(QuoteReport report, Page page) throws IOException {
        page.line(QuoteHeadline.of(report, page));
        page.table(rounds(page, report));
        page.table(steps(page, report));
        page.table(facts(report));
        Optional<CoveredPrefix> coverage = report.proof().coverage();
        if (coverage.isPresent()) {
            page.table(pcrs(page, coverage.get()));
            behind(page, coverage.get());
        }
        if (report.mismatchesCovered() > 0) {
            page.blank();
            page.line(
                    "The quote proves the template data of covered entries (their digests are computed from it), not the"
                            + " template digests that they log.");
        }
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static Table rounds(Page page, QuoteReport report) {
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT);
        if (!report.rounds().isEmpty()) {
            table.titles("round", "entries", "its quote");
        }
        for (QuoteRound round : report.rounds()) {
            table.row(
                    Cell.plain(Printable.ofText(round.document())),
                    Cell.plain(QuoteHeadline.entries(round)),
                    QuoteHeadline.result(page, round));
        }
        return table;
    }

    private static Table steps(Page page, QuoteReport report) {
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT);
        for (Map.Entry<String, QuoteCheck> step : report.proof().steps().entrySet()) {
            table.row(
                    Cell.plain(step.getKey().replace('_', ' ')),
                    switch (step.getValue().result()) {
                        case PASS -> Cell.of(Role.GOOD, "pass");
                        case FAIL -> Cell.of(Role.BAD, "FAIL");
                        case NOT_CHECKED -> Cell.of(Role.ODD, "not checked");
                    },
                    Cell.plain(Printable.ofText(QuotePhrases.of(step.getValue().detail(), page.containers()::of))));
        }
        return table;
    }

    private static Table facts(QuoteReport report) {
        Table table = new Table(Align.LEFT, Align.LEFT);
        report.evidence().key().ifPresent(key -> {
            fact(
                    table,
                    "key",
                    Printable.ofText(key.origin()) + ": " + Printable.ofText(key.algorithm()) + "; "
                            + key.tpm().map(QuotePage::attributes).orElse("its attributes are not known from this file")
                            + (report.evidence().keyVouchedFor()
                                    ? ""
                                    : "; it came with the quote, and nobody vouches for it"));
            key.certificate().ifPresent(certificate -> certificate(table, certificate));
            report.signer()
                    .primaryIn()
                    .ifPresent(hierarchy -> fact(
                            table,
                            "signer",
                            "the quote names this key as a primary key of the "
                                    + hierarchy.name().toLowerCase(Locale.ROOT) + " hierarchy"));
        });
        report.evidence().attestation().ifPresent(attestation -> {
            fact(table, "clock", clock(attestation) + obfuscated(report.signer()));
            fact(table, "firmware", String.format(Locale.ROOT, "%016x", attestation.firmwareVersion()));
        });
        return table;
    }

    private static void fact(Table table, String name, String text) {
        table.row(Cell.plain(name), Cell.plain(text));
    }

    private static String attributes(TpmKeyFacts facts) {
        return String.join(
                ", ",
                (facts.restricted() ? "" : "NOT ") + "restricted",
                (facts.sign() ? "" : "NOT ") + "sign",
                (facts.fixedTpm() ? "" : "NOT ") + "fixedTPM");
    }

    private static void certificate(Table table, CertificateFacts certificate) {
        fact(
                table,
                "certificate",
                "for " + Printable.ofText(certificate.subject()) + ", by "
                        + (certificate.subject().equals(certificate.issuer())
                                ? "itself"
                                : Printable.ofText(certificate.issuer()))
                        + ", " + certificate.notBefore() + " to " + certificate.notAfter()
                        + "; who issued it was not checked");
    }

    /** A TPM obfuscates counters and version for keys outside the endorsement and platform hierarchies. */
    private static String obfuscated(QuoteReport.Signer signer) {
        boolean obfuscated = signer.primaryIn()
                .filter(hierarchy -> hierarchy == KeyName.Hierarchy.OWNER || hierarchy == KeyName.Hierarchy.NULL)
                .isPresent();
        return obfuscated ? " (counters and firmware are obfuscated for keys of this hierarchy)" : "";
    }

    private static String clock(Attestation attestation) {
        return Long.toUnsignedString(attestation.clock().clock()) + " ms, resetCount "
                + attestation.clock().resetCount() + ", restartCount "
                + attestation.clock().restartCount() + ", "
                + (attestation.clock().safe() ? "safe" : "not safe");
    }

    private static Table pcrs(Page page, CoveredPrefix coverage) {
        Table table = new Table(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT);
        if (!coverage.pcrs().isEmpty()) {
            table.titles("bank", "pcr", "scheme", "in the list", "quoted value");
        }
        for (QuotedPcr pcr : coverage.pcrs()) {
            table.row(
                    Cell.plain(pcr.slot().bank()),
                    Cell.number(pcr.slot().pcr()),
                    Cell.plain(pcr.scheme()
                            .map(scheme -> scheme == Scheme.PER_BANK ? "per bank" : "padded sha1")
                            .orElse("-")),
                    state(page, pcr),
                    Cell.plain(pcr.value().map(ByteString::hex).orElse("-")));
        }
        return table;
    }

    private static Cell state(Page page, QuotedPcr pcr) {
        return switch (pcr.state()) {
            case REPRODUCED ->
                Cell.of(
                        Role.GOOD,
                        "after entry " + pcr.entry().orElseThrow() + ContainerText.beside(page, pcr.container())
                                + (pcr.start().isPresent() ? ", from the given start" : ""));
            case NOT_REPRODUCED -> Cell.of(Role.BAD, "NOT REPRODUCED");
            case NOT_EXTENDED -> Cell.of(Role.DIM, "not extended");
            case UNKNOWN_BANK -> Cell.of(Role.ODD, "cannot be replayed");
            case NOT_COMPUTABLE -> Cell.of(Role.ODD, "not decidable");
            case UNKNOWN_BEGINNING -> Cell.of(Role.ODD, "undecided");
            case VALUE_UNKNOWN -> Cell.of(Role.ODD, "not found");
        };
    }

    private static void behind(Page page, CoveredPrefix coverage) throws IOException {
        if (coverage.behind() == 0) {
            return;
        }
        page.blank();
        page.line("after the quote (" + Phrases.entries(coverage.behind()) + ", not covered)");
        List<Entry> shown = new ArrayList<>(coverage.firstBehind());
        for (Entry entry : shown) {
            page.line("  entry " + entry.number() + "  "
                    + Printable.textOf(entry.name().path())
                    + ContainerText.after(page, entry.name().container()));
        }
        if (coverage.lastBehind().isPresent()) {
            if (coverage.behind() > shown.size() + 1) {
                page.line("  … " + (coverage.behind() - shown.size() - 1) + " between; imatool show prints them");
            }
            Entry last = coverage.lastBehind().get();
            page.line("  entry " + last.number() + "  "
                    + Printable.textOf(last.name().path())
                    + ContainerText.after(page, last.name().container()));
        }
    }
}
