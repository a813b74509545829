package dev.imatool.examine.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.parsers.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a namespace's own list the number stands twice: in the first column, which nothing hashes, and in the name, which is hashed. */
class NamespacesExaminationTest {
    /** The vector {@code ascii/namespace-column}. */
    private static final String FIRST = "4026532469 e4af7c90552c1a70e680744b088baae33ca9cf52 ima-ng"
            + " sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b 4026532469:/usr/bin/unshare\n";

    private static final String SECOND = " 312064d1742d60e8bfff9619635ae3b050bd1a97 ima-ng"
            + " sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35 4026532469:/usr/bin/dockerd\n";

    @TempDir
    Path folder;

    private NamespacesReport namespaces(String text) throws IOException {
        Path list = Files.writeString(folder.resolve("list"), text);
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream())) {
            ListPass pass = new ListPass(inputs, () -> ReadingProgress.NONE, ReadOptions.detectAll());
            return new NamespacesExamination(inputs, pass)
                    .examine(new NamespacesQuestion(List.of(list.toString()), List.of()));
        }
    }

    @Test
    void theSameNumberTwiceIsAsItShouldBe() throws IOException {
        NamespacesReport report = namespaces(FIRST + "4026532469" + SECOND);
        assertThat(report.exit()).isEqualTo(ExitCode.OK);
        assertThat(report.columnsDiffer()).isZero();
    }

    @Test
    void anotherNumberInTheFirstColumnIsAFinding() throws IOException {
        NamespacesReport report = namespaces(FIRST + "4026532481" + SECOND);
        assertThat(report.exit()).isEqualTo(ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .singleElement()
                .isInstanceOfSatisfying(Finding.NamespaceDiffers.class, differs -> {
                    assertThat(differs.kind()).isEqualTo(FindingKind.NAMESPACE_DIFFERS);
                    assertThat(differs.entry()).isEqualTo(2);
                    assertThat(differs.column()).isEqualTo("4026532481");
                    assertThat(differs.namespace()).isEqualTo("4026532469");
                    assertThat(differs.path().latin1()).isEqualTo("/usr/bin/dockerd");
                });
    }
}
