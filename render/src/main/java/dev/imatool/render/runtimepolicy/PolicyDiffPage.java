package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.runtimepolicy.compare.PolicyDiffReport;
import dev.imatool.examine.runtimepolicy.compare.PolicyDifference;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.examine.statement.PolicyStatement.Change;
import dev.imatool.examine.statement.PolicyStatement.Part;
import dev.imatool.model.ByteString;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.RuntimePolicyWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Page of {@code runtime-policy diff}: how many differences there are of each kind, then each. */
final class PolicyDiffPage {
    private static final int USUAL = 40;
    private static final int DIGESTS = 5;
    private static final int EXCERPT = 200;

    private PolicyDiffPage() {}

    /** Writes the whole report. */
    static void write(PolicyDiffReport report, Page page) throws IOException {
        String names = Phrases.name(report.sources().get(0).name()) + " and "
                + Phrases.name(report.sources().get(1).name());
        if (report.differences().isEmpty()) {
            page.line(names + ": " + page.paint(Role.GOOD, "the policies say the same"));
            return;
        }
        page.line(names + ": " + page.paint(Role.BAD, "the policies differ") + ": " + summary(report));
        Listing.write(page, report.differences(), USUAL, "", difference -> write(page, difference));
    }

    private static String summary(PolicyDiffReport report) {
        List<String> counts = new ArrayList<>();
        for (Part part : Part.values()) {
            for (Change change : Change.values()) {
                long count = report.count(part, change);
                if (count > 0) {
                    counts.add(RuntimePolicyWords.of(new PolicyStatement.Differs(part, change)) + " " + count);
                }
            }
        }
        return String.join(", ", counts);
    }

    private static void write(Page page, PolicyDifference difference) throws IOException {
        String what = RuntimePolicyWords.of(new PolicyStatement.Differs(difference.part(), difference.change()));
        if (difference.name().isPresent()) {
            page.line(what + ": " + Printable.textOf(difference.name().get()));
            Listing.write(page, difference.removed(), DIGESTS, "  ", digest -> page.line("  - " + hex(digest)));
            Listing.write(page, difference.added(), DIGESTS, "  ", digest -> page.line("  + " + hex(digest)));
            return;
        }
        page.line(what + ": "
                + switch (difference.change()) {
                    case ADDED -> text(difference.after().orElse(""));
                    case REMOVED -> text(difference.before().orElse(""));
                    case CHANGED ->
                        text(difference.before().orElse("")) + " to "
                                + text(difference.after().orElse(""));
                });
    }

    private static String hex(ByteString digest) {
        return digest.hex();
    }

    private static String text(String text) {
        return Printable.ofText(text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text);
    }
}
