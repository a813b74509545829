package dev.imatool.examine.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.replay.quote.QuoteVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/library.md shows code that compiles and does what it says: that of {@link LibraryExample}. */
class LibraryDocumentationTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/imatool/examine/library/LibraryExample.java");
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");

    @ParameterizedTest
    @ValueSource(strings = {"read", "diff", "quote"})
    void thePageShowsTheExample(String part) throws IOException {
        String source = Files.readString(SOURCE);
        int begin = source.indexOf("// begin: " + part + "\n");
        int end = source.indexOf("    // end: " + part + "\n");
        String code = source.substring(source.indexOf('\n', begin) + 1, end)
                .stripTrailing()
                .stripIndent();
        assertThat(Files.readString(Path.of("../docs/library.md"))).contains("```java\n" + code + "\n```");
    }

    /** Entry 0 of every list, and the program whose change the two lists are about (corpus, INDEX). */
    @Test
    void aListIsRead() throws IOException {
        List<String> paths = LibraryExample.paths(AFTER.binary());
        assertThat(paths)
                .startsWith("boot_aggregate")
                .contains("/srv/app/demo.python")
                .hasSize(94);
    }

    @Test
    void twoListsAreCompared() throws IOException {
        DiffReport report = LibraryExample.diff(BEFORE.binary(), AFTER.binary());
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.diff().changes().stream().map(Change::kind)).contains(ChangeKind.MODIFIED);
    }

    @Test
    void aQuoteIsChecked() throws IOException {
        QuoteReport report = LibraryExample.quote(
                AFTER.binary(),
                AFTER.file("quote.msg"),
                AFTER.file("quote.sig"),
                AFTER.file("ak.pub"),
                AFTER.file("nonce.hex"));
        assertThat(report.proof().verdict()).isEqualTo(QuoteVerdict.COVERED);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
    }
}
