package dev.imatool.render.cpcr;

import dev.imatool.examine.cpcr.CpcrReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.render.words.FindingWords;
import dev.imatool.replay.container.BootLogReplay;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.Pcr12Check;
import dev.imatool.replay.container.Pcr12Check.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line of {@code cpcr} that a person quotes. */
final class CpcrHeadline {
    private CpcrHeadline() {}

    static String of(CpcrReport report, Page page) {
        List<String> parts = new ArrayList<>();
        lists(report, page, parts);
        checks(report, page, parts);
        report.boots().ifPresent(log -> boots(log, page, parts));
        if (parts.isEmpty() && report.noNamespaceRegistered()) {
            return "no namespace registered yet: there is no container PCR";
        }
        if (parts.isEmpty() && report.snapshot().isPresent()) {
            parts.add(Phrases.count(report.snapshot().get().rows().size(), "container PCR", "container PCRs")
                    + " read, nothing to compare with");
        }
        if (parts.isEmpty()) {
            return report.head().verdict().equals("nothing_read")
                    ? page.paint(Role.BAD, "nothing read")
                    : "no entry of a namespace's own list: there is no container PCR to compute";
        }
        if (report.templateDigests().mismatching() > 0) {
            parts.add(page.paint(Role.BAD, TemplateDigestPhrases.counts(report.templateDigests(), Optional.empty())));
        }
        if (report.templateDigests().notComputable() > 0) {
            parts.add(page.paint(
                    Role.BAD,
                    TemplateDigestPhrases.unproven(report.templateDigests().notComputable())));
        }
        for (Finding finding : report.head().findings().listed()) {
            if (finding instanceof Finding.OfLine line && line.kind() == FindingKind.PCR_UNDECIDED) {
                parts.add(FindingWords.of(line));
            }
        }
        return String.join("; ", parts);
    }

    private static void lists(CpcrReport report, Page page, List<String> parts) {
        List<ContainerPcr> pcrs = report.pcrs();
        if (pcrs.isEmpty()) {
            return;
        }
        List<ContainerPcr> asked =
                pcrs.stream().filter(pcr -> pcr.logged().isPresent()).toList();
        long missed = asked.stream().filter(ContainerPcr::notReproduced).count();
        if (asked.isEmpty()) {
            parts.add(Phrases.count(pcrs.size(), "container PCR", "container PCRs") + " computed");
        } else if (missed > 0) {
            parts.add(missed + " of " + Phrases.count(asked.size(), "container PCR", "container PCRs") + " "
                    + page.paint(Role.BAD, "NOT reproduced"));
        } else {
            parts.add(Phrases.count(asked.size(), "container PCR", "container PCRs") + " "
                    + page.paint(Role.GOOD, "reproduced"));
        }
    }

    private static void checks(CpcrReport report, Page page, List<String> parts) {
        List<Pcr12Check> checks = report.checks();
        if (checks.isEmpty()) {
            return;
        }
        if (checks.stream().anyMatch(check -> check.result() == Result.NONE)) {
            parts.add("PCR 12 " + page.paint(Role.BAD, "NOT reproduced"));
        } else if (checks.stream().anyMatch(check -> check.result() == Result.UNDECIDED)) {
            parts.add("PCR 12 " + page.paint(Role.BAD, "undecided"));
        } else {
            String generations = checks.stream()
                    .flatMap(check -> check.binding().stream())
                    .map(binding -> Integer.toString(binding.generation().number()))
                    .distinct()
                    .reduce((one, other) -> one + ", " + other)
                    .map(numbers -> " (generation " + numbers + ")")
                    .orElse("");
            parts.add("PCR 12 " + page.paint(Role.GOOD, "reproduced") + generations);
        }
    }

    private static void boots(BootLogReplay log, Page page, List<String> parts) {
        if (!log.mismatching().isEmpty()) {
            parts.add(page.paint(
                    Role.BAD,
                    Phrases.count(log.mismatching().size(), "line", "lines") + " of the boot log with a wrong digest"));
        } else if (log.checks().stream().anyMatch(check -> check.line().isEmpty())) {
            parts.add("PCR 11 " + page.paint(Role.BAD, "NOT reproduced"));
        } else if (!log.checks().isEmpty()) {
            parts.add("PCR 11 " + page.paint(Role.GOOD, "reproduced"));
        } else if (!log.boots().isEmpty()) {
            parts.add(Phrases.count(log.boots().size(), "container boot", "container boots") + " read");
        }
    }
}
