package dev.imatool.render.shared;

import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Optional;

/** How the template digests of a list compare, and of how many entries nothing proves the contents, in words. */
public final class TemplateDigestPhrases {
    private TemplateDigestPhrases() {}

    /** {@code 208 of 208 template digests match (sha1); 10 violations have none}. */
    public static String counts(TemplateDigestCounts counts, Optional<String> bank) {
        if (counts.checked() == 0 && counts.violations() == 0 && counts.notComputable() > 0) {
            return unproven(counts.notComputable());
        }
        boolean good = counts.mismatching() == 0;
        long number = good ? counts.matching() : counts.mismatching();
        boolean one = good ? counts.checked() == 1 : number == 1;
        StringBuilder text = new StringBuilder();
        text.append(number).append(" of ");
        text.append(Phrases.count(counts.checked(), "template digest", "template digests"));
        if (good) {
            text.append(one ? " matches" : " match");
        } else {
            text.append(one ? " does not match" : " do not match");
        }
        bank.ifPresent(name -> text.append(" (").append(name).append(")"));
        if (counts.violations() > 0) {
            text.append("; ").append(Phrases.count(counts.violations(), "violation has none", "violations have none"));
        }
        if (counts.notComputable() > 0) {
            text.append("; ").append(unproven(counts.notComputable()));
        }
        return text.toString();
    }

    /** {@code ; nothing proves what 165 entries say; 10 violations, whose names nothing hashes}, to end a headline. */
    public static String after(TemplateDigestCounts counts, Page page) {
        return after(counts.notComputable(), counts.violations(), page);
    }

    /** The same for numbers of entries. */
    public static String after(long unproven, long violations, Page page) {
        String text = unproven == 0 ? "" : "; " + page.paint(Role.BAD, unproven(unproven));
        return violations == 0
                ? text
                : text + "; "
                        + Phrases.count(
                                violations,
                                "violation, whose name nothing hashes",
                                "violations, whose names nothing hashes");
    }

    /** {@code nothing proves what 165 entries say}. */
    public static String unproven(long entries) {
        return "nothing proves what " + Phrases.count(entries, "entry says", "entries say");
    }
}
