package dev.imatool.cli.text;

import dev.imatool.examine.report.Findings;
import dev.imatool.render.page.Page;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.io.IOException;
import java.util.Optional;

/** The old name of {@link EntryFindings}, until no page here needs it. */
final class FindingText {
    private FindingText() {}

    static String counts(TemplateDigestCounts counts, Optional<String> bank) {
        return TemplateDigestPhrases.counts(counts, bank);
    }

    static void write(Page page, Findings findings, boolean severalInputs) throws IOException {
        EntryFindings.write(page, findings, severalInputs);
    }
}
