package dev.imatool.render.cpcr;

import dev.imatool.examine.cpcr.CpcrReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.render.containers.ContainerPhrases;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.Generation;
import dev.imatool.replay.container.Pcr12Binding;
import dev.imatool.replay.container.Pcr12Check;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Page of {@code cpcr}. */
final class CpcrPage {
    private static final int USUAL = 100;

    private CpcrPage() {}

    /** Writes the whole report. */
    static void write(CpcrReport report, Page page) throws IOException {
        page.line(CpcrHeadline.of(report, page));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return;
        }
        if (report.noNamespaceRegistered()) {
            page.blank();
            page.line(
                    "'Too many levels of symbolic links' is not a fault of the file system: before the first namespace is"
                            + " registered, this kernel takes its empty list for an error (ELOOP).");
        }
        page.table(pcrs(report, page));
        more(page, report.pcrs().size());
        if (!report.pcrs().isEmpty()) {
            more(page, report.rowsWithoutList().size());
        }
        BootLogPage.write(page, report.boots());
        for (Pcr12Check check : report.checks()) {
            check(page, check);
        }
        if (report.checks().isEmpty()) {
            page.table(candidates(report.candidates(), page));
            more(page, report.candidates().size());
        }
        if (report.sequential().isPresent()) {
            sequential(page, report, report.sequential().get());
        }
        ContainerPhrases.noTpm(page, report.head(), report.bootAggregates());
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static Table pcrs(CpcrReport report, Page page) {
        Table table = new Table(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);
        List<ContainerPcr> pcrs = report.pcrs();
        if (!pcrs.isEmpty()) {
            table.titles("namespace", "entries", "cPCR", "in the cpcr file");
        }
        for (ContainerPcr pcr : pcrs.subList(0, Math.min(page.most(USUAL), pcrs.size()))) {
            table.row(
                    Cell.plain(ContainerText.of(page, pcr.container())),
                    Cell.number(pcr.entries()),
                    Cell.plain(pcr.value().map(ByteString::hex).orElse("-")),
                    inFile(report, pcr));
        }
        if (!pcrs.isEmpty()) {
            report.rowsWithoutList().stream()
                    .limit(page.most(USUAL))
                    .forEach(row -> table.row(
                            Cell.plain(ContainerText.of(page, row.container())),
                            Cell.of(Role.DIM, "no list"),
                            Cell.plain("-"),
                            Cell.plain(row.value().hex())));
        }
        return table;
    }

    private static Cell inFile(CpcrReport report, ContainerPcr pcr) {
        if (report.snapshot().isEmpty()) {
            return Cell.of(Role.DIM, "not given");
        }
        if (pcr.result().isEmpty()) {
            return Cell.of(Role.ODD, "no row");
        }
        return switch (pcr.result().get()) {
            case NONE ->
                Cell.of(
                        Role.BAD,
                        "NOT REPRODUCED: " + pcr.logged().orElseThrow().hex());
            case AT_END -> Cell.of(Role.GOOD, "the same");
            case AT_ENTRY ->
                Cell.of(
                        Role.GOOD,
                        "reached at entry " + pcr.metAt().orElseThrow() + ", "
                                + Phrases.count(pcr.entriesAfter(), "later entry", "later entries"));
        };
    }

    private static void more(Page page, int rows) throws IOException {
        if (rows > page.most(USUAL)) {
            page.line("  " + Listing.more(rows - page.most(USUAL)));
        }
    }

    private static Table candidates(List<Pcr12Binding> candidates, Page page) {
        Table table = new Table(Align.RIGHT, Align.LEFT, Align.LEFT);
        if (!candidates.isEmpty()) {
            table.titles("generation", "history", "PCR 12 after the bind");
        }
        candidates.stream()
                .limit(page.most(USUAL))
                .forEach(candidate -> table.row(
                        Cell.number(candidate.generation().number()),
                        Cell.plain(history(candidate)),
                        Cell.plain(candidate.value().hex())));
        return table;
    }

    private static String history(Pcr12Binding binding) {
        return switch (binding.historySource()) {
            case FILE -> "of the file";
            case GIVEN -> "given";
            case ZERO -> "zero (none given)";
        };
    }

    private static void check(Page page, Pcr12Check check) throws IOException {
        page.blank();
        String value = "PCR 12 " + check.expected().value().hex() + " ("
                + Printable.ofText(check.expected().origin()) + ")";
        switch (check.result()) {
            case BOUND -> bound(page, value, check);
            case SEQUENTIAL ->
                page.line(value + ": " + page.paint(Role.GOOD, "reproduced")
                        + " by the lists one after the other from zero, under generation 1");
            case UNDECIDED ->
                page.line(value + ": " + page.paint(Role.ODD, "undecided")
                        + ": what PCR 12 held before the last bind is not known; give it with --history");
            case NONE ->
                page.line(value + ": " + page.paint(Role.BAD, "NOT reproduced")
                        + " by the rows under any generation that they allow");
        }
    }

    /** What is extended. */
    private static String formula(Generation generation) {
        return switch (generation) {
            case CONCATENATED -> "SHA1(cPCRs one after the other)";
            case NONCE -> "nonce XOR all cPCRs";
            case SECRETS -> "SHA1(each cPCR XOR its secret, one after the other)";
        };
    }

    private static void bound(Page page, String value, Pcr12Check check) throws IOException {
        Pcr12Binding binding = check.binding().orElseThrow();
        page.line(value + ": " + page.paint(Role.GOOD, "reproduced") + " under generation "
                + binding.generation().number());
        page.line("  SHA1(history " + binding.history().hex() + ", T), history " + history(binding) + "; T = "
                + formula(binding.generation()));
        int compared = check.expected().value().length();
        if (compared < CpcrSnapshot.LENGTH) {
            page.line("  only " + compared + " of " + CpcrSnapshot.LENGTH + " bytes were given and compared; in full: "
                    + binding.value().hex());
        }
    }

    private static void sequential(Page page, CpcrReport report, ByteString value) throws IOException {
        page.blank();
        String order = report.sequentialCertain()
                ? "if this is the only namespace ever registered"
                : "if the lists grew strictly one after the other, which nothing records ("
                        + report.pcrs().stream()
                                .map(ContainerPcr::container)
                                .distinct()
                                .limit(10)
                                .map(container -> ContainerText.of(page, container))
                                .collect(Collectors.joining(", "))
                        + ")";
        page.line("PCR 12 from zero, generation 1, " + order + ":");
        page.line("  " + value.hex());
    }
}
