package dev.imatool.examine.xattr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.xattr.XattrDiagnosis.FileDigest;
import dev.imatool.parsers.xattr.XattrProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is {@code echo hello}; its digests are those of {@code sha256sum} and its kin. */
class XattrExaminationTest {
    private static final String SHA256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
    private static final String SHA1 = "f572d396fae9206628714fb2ce00f72e94f2258f";

    private static final String SHA512 = "e7c22b994c59d9cf2b48e549b1e24666636045930d3da7c1acb299d1c3b7f931"
            + "f94aae41edda2c2b207a36e10f8bcb8d45223e54878f5b316e7ce3b6bc019629";

    private static final FileContent UNKNOWN = new FileContent(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private FileContent hello;

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("hello"), "hello\n");
        hello = new FileContent(Optional.of(file.toString()), Optional.empty(), Optional.empty());
    }

    private static InputArguments inputs() {
        return new InputArguments();
    }

    private static XattrReport decode(FileContent content, String... values) throws IOException {
        try (InputArguments inputs = inputs()) {
            return new XattrExamination(new ListPass(inputs)).examine(new XattrQuestion(List.of(values), content));
        }
    }

    private static void answer(XattrReport report, String verdict, ExitCode exit) {
        assertThat(report.head().verdict()).isEqualTo(verdict);
        assertThat(report.exit()).isEqualTo(exit);
    }

    @Test
    void aValueIsComparedInItsOwnAlgorithm() throws IOException {
        answer(decode(hello, "0404" + SHA256), XattrReport.MATCHES, ExitCode.OK);
        answer(decode(hello, "0402" + SHA1), XattrReport.MATCHES, ExitCode.OK);
        answer(decode(hello, "0404" + SHA256.replace('5', '6')), XattrReport.WRONG, ExitCode.FINDING);
    }

    @Test
    void aDigestGivenIsAsGoodAsTheFile() throws IOException {
        FileContent known = new FileContent(
                Optional.empty(),
                Optional.of(new FileDigest(HashAlgorithm.SHA256, ByteString.ofHex(SHA256))),
                Optional.empty());
        answer(decode(known, "0404" + SHA256), XattrReport.MATCHES, ExitCode.OK);
        answer(decode(known, "0402" + SHA1), XattrReport.NOT_COMPARABLE, ExitCode.FINDING);
    }

    /** A signature holds no digest: whether the value is that of the file is asked and not answered. */
    @Test
    void aQuestionThatIsNotAnsweredIsAFinding() throws IOException {
        XattrReport report = decode(hello, "030204aabbccdd0004" + "11223344");
        answer(report, XattrReport.NOT_COMPARABLE, ExitCode.FINDING);
        assertThat(report.head().findings().listed())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.NOT_COMPARABLE);
    }

    /** getfattr prints both attributes of a file, and only security.ima says anything about its content. */
    @Test
    void securityEvmIsNotAskedAboutTheFile() throws IOException {
        String evm = "security.evm=0x02" + SHA1 + "\n";
        Path both = Files.writeString(
                folder.resolve("both"), "# file: hello\n" + evm + "security.ima=0x0404" + SHA256 + "\n\n");
        answer(decode(hello, both.toString()), XattrReport.MATCHES, ExitCode.OK);
        Path alone = Files.writeString(folder.resolve("alone"), "# file: hello\n" + evm + "\n");
        answer(decode(hello, alone.toString()), XattrReport.NOT_COMPARABLE, ExitCode.FINDING);
    }

    @Test
    void linesThatAreNotReadAreCounted() throws IOException {
        Path noise = Files.writeString(folder.resolve("noise"), "0404" + SHA256 + "\n" + "what?\n".repeat(50));
        assertThat(decode(UNKNOWN, noise.toString()).head().notices())
                .extracting(Notice::statement)
                .hasSize(21)
                .endsWith(new InputStatement.FurtherLines(30));
    }

    @Test
    void withoutAFileNothingIsCompared() throws IOException {
        answer(decode(UNKNOWN, "0404" + SHA256), XattrReport.DECODED, ExitCode.OK);
    }

    @Test
    void aValueWithoutTheByteForItsAlgorithmIsAFinding() throws IOException {
        XattrReport report = decode(hello, "04" + SHA256);
        answer(report, XattrReport.WRONG, ExitCode.FINDING);
        assertThat(report.head().findings().listed()).extracting(Finding::kind).contains(FindingKind.MISSING_ALGORITHM);
    }

    @Test
    void theDigestOfAnotherFileBehindTheMissingByteIsAFindingOfItsOwn() throws IOException {
        for (String other : List.of(SHA256.replace('5', '6'), SHA1.replace('5', '6'), SHA512.replace('5', '6'))) {
            XattrReport report = decode(hello, "04" + other);
            answer(report, XattrReport.WRONG, ExitCode.FINDING);
            assertThat(report.head().findings().listed())
                    .extracting(Finding::kind)
                    .containsExactly(FindingKind.MISSING_ALGORITHM, FindingKind.DIGEST_DIFFERS);
        }
        for (String own : List.of(SHA256, SHA1, SHA512)) {
            assertThat(decode(hello, "04" + own).head().findings().listed())
                    .extracting(Finding::kind)
                    .doesNotContain(FindingKind.DIGEST_DIFFERS);
        }
    }

    /** Without the zero bytes that its digest has in each algorithm: of {@code 30}, {@code 1} and {@code 26} on a line. */
    @Test
    void aValueThatAShellShortenedIsHeldAgainstTheFileInItsAlgorithm() throws IOException {
        shortened("30\n", "0402" + "97ea7ec8a6bb8ab9049d86bc39b5be2b08b14b");
        shortened("1\n", "0404" + "4355a46b19d348dc2f57c046f8ef63d4538ebb9360f3c9ee954a27460dd865");
        shortened(
                "26\n",
                "0406"
                        + "9c5673dc2c7ba597161eba4ebc9220a8cd16f30698eebe6a4dcd951adc102e11bb9b6466664e73cb9a11b70230eb48"
                        + "db130dad2444d8657cc33a2c271e33");
    }

    private void shortened(String content, String value) throws IOException {
        Path file = Files.writeString(folder.resolve("shortened"), content);
        XattrReport report =
                decode(new FileContent(Optional.of(file.toString()), Optional.empty(), Optional.empty()), value);
        answer(report, XattrReport.WRONG, ExitCode.FINDING);
        assertThat(report.values().get(0).diagnosis().problems())
                .singleElement()
                .isInstanceOf(XattrProblem.LostInShell.class);
    }

    @Test
    void aFileWithoutAValueAnswersNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("notes"), "nothing of the kind\n");
        answer(decode(UNKNOWN, text.toString()), ReportHeader.NOTHING_READ, ExitCode.DAMAGED);
    }

    @Test
    void theValueBuiltIsTheKernels() throws IOException {
        try (InputArguments inputs = inputs()) {
            XattrReport report = new XattrExamination(new ListPass(inputs)).examine(new XattrBuildQuestion(hello));
            answer(report, XattrReport.BUILT, ExitCode.OK);
            assertThat(report.values().get(0).diagnosis().bytes().hex()).isEqualTo("0404" + SHA256);
        }
    }

    @Test
    void theAlgorithmMayBeChosen() throws IOException {
        FileContent chosen = new FileContent(hello.file(), Optional.empty(), Optional.of(HashAlgorithm.SHA512));
        try (InputArguments inputs = inputs()) {
            assertThat(new XattrExamination(new ListPass(inputs))
                            .examine(new XattrBuildQuestion(chosen))
                            .values()
                            .get(0)
                            .diagnosis()
                            .bytes()
                            .hex())
                    .isEqualTo("0406" + SHA512);
        }
    }

    @Test
    void aMissingFileEndsTheExamination() {
        FileContent missing =
                new FileContent(Optional.of(folder.resolve("none").toString()), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> decode(missing, "0404" + SHA256)).isInstanceOf(UnreadableInputException.class);
    }
}
