package dev.imatool.cli.text;

import dev.imatool.render.page.Page;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;

/** The old name of {@link TemplateDigestPhrases}, until no page here needs it. */
final class ContentsText {
    private ContentsText() {}

    static String after(TemplateDigestCounts counts, Page page) {
        return TemplateDigestPhrases.after(counts, page);
    }

    static String after(long unproven, long violations, Page page) {
        return TemplateDigestPhrases.after(unproven, violations, page);
    }

    static String unproven(long entries) {
        return TemplateDigestPhrases.unproven(entries);
    }
}
