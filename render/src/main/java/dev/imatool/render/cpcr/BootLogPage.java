package dev.imatool.render.cpcr;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.replay.container.BootLogReplay;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the boot log says, and PCR 11. */
final class BootLogPage {
    private static final int USUAL = 20;

    private BootLogPage() {}

    static void write(Page page, Optional<BootLogReplay> replayed) throws IOException {
        if (replayed.isEmpty()) {
            return;
        }
        BootLogReplay replay = replayed.get();
        int boots = replay.boots().size();
        int matching = boots - replay.mismatching().size();
        page.blank();
        page.line("boot log: " + Phrases.count(boots, "container boot", "container boots") + ", "
                + page.paint(matching == boots ? Role.GOOD : Role.BAD, matching + " of " + boots + " digests match"));
        List<ContainerBoot> wrong =
                replay.mismatching().stream().map(BootLogReplay.Mismatch::boot).toList();
        Listing.write(
                page,
                wrong,
                USUAL,
                "  ",
                boot -> page.line("  line " + boot.line() + ": " + page.paint(Role.BAD, "not the digest of") + " "
                        + Printable.textOf(boot.text())));
        for (BootLogReplay.Check check : replay.checks()) {
            String reproduced = page.paint(Role.GOOD, "reproduced") + " after line ";
            String result = switch (check.result()) {
                case NONE -> page.paint(Role.BAD, "NOT reproduced") + " by any beginning of the boot log";
                case AT_END -> reproduced + check.line().orElseThrow() + ", the last";
                case AT_LINE -> reproduced + check.line().orElseThrow() + "; " + check.linesAfter() + " later";
            };
            page.line("  PCR 11 " + check.expected().value().hex() + " ("
                    + Printable.ofText(check.expected().origin()) + "): " + result);
        }
        if (replay.checks().isEmpty()) {
            page.line("  PCR 11 from zero: " + replay.value().hex());
        }
    }
}
