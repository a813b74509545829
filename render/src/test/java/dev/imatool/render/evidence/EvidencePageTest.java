package dev.imatool.render.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.evidence.EvidenceExamination;
import dev.imatool.examine.evidence.EvidenceQuestion;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.TextPage;
import dev.imatool.render.page.Theme;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the headline about a list of the evidence says, and in which colour. */
class EvidencePageTest {
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String COVERED = Theme.COLOURED.paint(Role.GOOD, "all 103 entries");

    @TempDir
    private Path folder;

    private String page() throws IOException {
        for (String name : List.of("binary_runtime_measurements", "quote.msg", "quote.sig", "quote.pcrs")) {
            Files.write(folder.resolve(name), Files.readAllBytes(END.file(name)));
        }
        ListPass pass = new ListPass(new InputArguments());
        List<String> keys = List.of(END.file("ak.pem").toString());
        EvidenceReport report = new EvidenceExamination(pass)
                .examine(new EvidenceQuestion(
                        folder.toString(),
                        Optional.empty(),
                        keys,
                        false,
                        List.of(),
                        GivenSources.NONE,
                        GivenStarts.NONE));
        StringWriter text = new StringWriter();
        EvidencePage.write(report, new TextPage(text, Theme.COLOURED, Limit.USUAL));
        return text.toString();
    }

    @Test
    void aListThatAQuoteCoversIsGoodNews() throws IOException {
        assertThat(page()).contains(": " + COVERED + " covered by the quote");
    }

    /** The kernel counted one entry more than the quoted list has. */
    @Test
    void aCoveredListWithAFindingIsNot() throws IOException {
        Files.writeString(folder.resolve("runtime_measurements_count"), "104\n");
        assertThat(page())
                .contains(": " + Theme.COLOURED.paint(Role.BAD, "inconsistent")
                        + ", 1 finding; all 103 entries covered by the quote")
                .doesNotContain(COVERED);
    }
}
