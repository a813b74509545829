package dev.imatool.render.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.TextPage;
import dev.imatool.render.page.Theme;
import dev.imatool.replay.verify.EntryProblemKind;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many entries a page says there are, where a report does not list all of them. */
class EntryFindingsTest {
    private final FindingCollector findings = new FindingCollector();

    private static Finding ofEntry(long number) {
        return new Finding.OfEntry(
                EntryProblemKind.FIELD_LAYOUT,
                "list",
                number,
                Location.bytes(0, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteString.ofText("/bin/true"));
    }

    private String page() throws IOException {
        StringWriter text = new StringWriter();
        EntryFindings.write(new TextPage(text, Theme.PLAIN, Limit.USUAL), findings.findings(), false);
        return text.toString();
    }

    @Test
    void entriesThatAreNotListedCount() throws IOException {
        for (int number = 1; number <= 30; number++) {
            findings.add(ofEntry(number));
        }
        findings.leaveOut(FindingKind.ENTRY_UNPROVEN, 100);
        assertThat(page()).endsWith("… and 110 more; --all prints the first 30\n");
    }

    @Test
    void findingsAboutSomethingElseDoNot() throws IOException {
        findings.add(ofEntry(1));
        findings.leaveOut(FindingKind.RECORD_DIGEST_MISMATCH, 100);
        assertThat(page()).contains("entry 1").doesNotContain("more");
    }
}
