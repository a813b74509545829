package dev.imatool.render.containers;

import dev.imatool.diff.survey.SharedIds;
import dev.imatool.diff.survey.SharedIds.SharedId;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Ids that several containers have. */
final class SharedIdPage {
    private static final int USUAL = 20;
    private static final int CLAIMS = 6;

    private SharedIdPage() {}

    static void write(Page page, SharedIds ids) throws IOException {
        if (ids.listed().isEmpty()) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.ODD, "one id, several containers") + " (" + ids.count() + ")");
        List<SharedId> listed = ids.listed();
        for (SharedId id : listed.subList(0, Math.min(page.most(USUAL), listed.size()))) {
            page.line("  " + Printable.ofText(id.label()) + ": " + why(id));
            page.line("    " + id.shared() + " of " + Phrases.count(id.contents(), "content", "contents")
                    + " (path and digest) measured in more than one of them");
        }
        if (ids.count() > page.most(USUAL)) {
            page.line("  … and " + (ids.count() - page.most(USUAL)) + " more; --all prints them");
        }
    }

    private static String why(SharedId id) {
        int containers = id.containers().size();
        if (id.usedAgain()) {
            return "number used again: " + Phrases.count(containers, "creator", "creators");
        }
        return containers + " claims: "
                + id.containers().stream()
                        .limit(CLAIMS)
                        .map(container -> ContainerText.claim(container.container())
                                + container
                                        .container()
                                        .pod()
                                        .map(pod -> " in pod " + Printable.ofText(pod))
                                        .orElse(""))
                        .collect(Collectors.joining("; "))
                + (containers > CLAIMS ? "; …" : "");
    }
}
