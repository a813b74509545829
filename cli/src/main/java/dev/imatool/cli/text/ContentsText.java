package dev.imatool.cli.text;

import dev.imatool.render.shared.Phrases;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;

/** Of how many entries nothing proves what they say, to be appended to a headline. */
final class ContentsText {
    private ContentsText() {}

    /** {@code ; nothing proves what 165 entries say; 10 violations, whose names nothing hashes}, as far as there are any. */
    static String after(TemplateDigestCounts counts, Page page) {
        return after(counts.notComputable(), counts.violations(), page);
    }

    static String after(long unproven, long violations, Page page) {
        String text = unproven == 0 ? "" : "; " + page.paint(Role.BAD, unproven(unproven));
        return violations == 0
                ? text
                : text + "; "
                        + Phrases.count(
                                violations,
                                "violation, whose name nothing hashes",
                                "violations, whose names nothing hashes");
    }

    static String unproven(long entries) {
        return "nothing proves what " + Phrases.count(entries, "entry says", "entries say");
    }
}
