package dev.imatool.examine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input is there once, and every file is remembered by the bytes that were read. */
class InputArgumentsTest {
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/before");

    @TempDir
    Path folder;

    @Test
    void aSecondUseOfStandardInputNamesBoth() throws IOException {
        InputArguments inputs = inputs("");
        inputs.claim("LOG", "-").claim("--event-log", Optional.of("boot.log"));
        assertThatThrownBy(() -> inputs.claim("--pcrs", List.of("pcrs.yaml", "-")))
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        taken -> assertThat(taken.problem())
                                .isEqualTo(new QuestionProblem.StandardInputTwice("LOG", "--pcrs")));
    }

    @Test
    void aSecondUseUnderTheSameNameSaysSo() {
        assertThatThrownBy(() -> inputs("").claim("RUN", List.of("-", "a", "-")))
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        taken -> assertThat(taken.problem())
                                .isEqualTo(new QuestionProblem.StandardInputTwice("RUN", "RUN")));
    }

    @Test
    void aPartOfAListIsAUseToo() {
        String joined = PartsArgument.join(List.of("first", "-"));
        assertThatThrownBy(() -> inputs("").claim("LOG", joined).claim("--pcrs", List.of("-")))
                .isInstanceOf(QuestionException.class);
    }

    @Test
    void otherArgumentsAreNoUseOfIt() throws IOException {
        inputs("").claim("LOG", "./-").claim("--pcrs", List.of("-a", "--")).claim("COPY", Optional.empty());
    }

    @Test
    void everyFileIsNamedWithItsRoleAndDigestInTheOrderOfReading() throws IOException {
        Path pcrs = SNAPSHOT.pcrRead().orElseThrow();
        InputArguments inputs = inputs("");
        new ExpectedPcrReader(inputs).read(List.of(pcrs.toString()), Optional.empty(), List.of());
        all(inputs.once(InputRole.OTHER, SNAPSHOT.ascii().toString()));
        inputs.add(InputRole.KEY, "ak.pem", new byte[] {1, 2});
        assertThat(inputs.files())
                .containsExactly(
                        file(InputRole.PCRS, pcrs),
                        file(InputRole.OTHER, SNAPSHOT.ascii()),
                        new ReadFile(InputRole.KEY, "ak.pem", sha256(new byte[] {1, 2}), 2));
    }

    @Test
    void standardInputIsNamedSo() throws IOException {
        InputArguments inputs = inputs("text");
        all(inputs.once(InputRole.POLICY, "-"));
        assertThat(inputs.files())
                .containsExactly(new ReadFile(
                        InputRole.POLICY, "<stdin>", sha256("text".getBytes(StandardCharsets.US_ASCII)), 4));
    }

    @Test
    void whatAReaderLeavesIsReadForTheDigest() throws IOException {
        InputArguments inputs = inputs("");
        try (InputStream in =
                inputs.once(InputRole.EVENT_LOG, SNAPSHOT.binary().toString()).open()) {
            assertThat(in.readNBytes(10)).hasSize(10);
        }
        assertThat(inputs.files()).containsExactly(file(InputRole.EVENT_LOG, SNAPSHOT.binary()));
    }

    @Test
    void anEndlessFileThatIsRefusedIsLeft() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        try (InputArguments inputs = new InputArguments(endless)) {
            try (InputStream in = inputs.once(InputRole.PCRS, "-").open()) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
        }
    }

    @Test
    void theBytesOfTheFirstReadingCount() throws IOException {
        Path changing = Files.writeString(folder.resolve("changing"), "before");
        InputArguments inputs = inputs("");
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, changing.toString());
        ReadFile before = file(InputRole.REFERENCE, changing);
        all(source);
        Files.writeString(changing, "after");
        assertThat(all(source)).isEqualTo("after".getBytes(StandardCharsets.US_ASCII));
        assertThat(inputs.files()).containsExactly(before);
    }

    @Test
    void filesOfAFolderOfPcrValuesAreNamedOneByOne() throws IOException {
        Path bank = Files.createDirectory(folder.resolve("pcr-sha256"));
        Path ten = Files.writeString(bank.resolve("10"), "00".repeat(32) + "\n");
        Path eleven = Files.writeString(bank.resolve("11"), "11".repeat(32) + "\n");
        InputArguments inputs = inputs("");
        new ExpectedPcrReader(inputs).read(List.of(folder.toString()), Optional.empty(), List.of());
        assertThat(inputs.files()).containsExactly(file(InputRole.PCRS, ten), file(InputRole.PCRS, eleven));
    }

    @Test
    void nothingIsHashedForAReportThatNamesNoFiles() throws IOException {
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream(), List.of("replay"), false)) {
            all(inputs.once(InputRole.PCRS, SNAPSHOT.ascii().toString()));
            inputs.add(InputRole.KEY, "ak.pem", new byte[0]);
            assertThat(inputs.files()).isEmpty();
            ListPass pass = new ListPass(inputs);
            assertThat(summary(pass, inputs).read().get(0).sha256()).isEmpty();
        }
    }

    @Test
    void aHeadHasTheCommandLineAndListsComeFirst() throws IOException {
        List<String> given = List.of("replay", "--pcrs", "p", "log");
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream(), given, true)) {
            Path pcrs = SNAPSHOT.pcrRead().orElseThrow();
            all(inputs.once(InputRole.PCRS, pcrs.toString()));
            ListPass pass = new ListPass(inputs);
            ReportHeader head = summary(pass, inputs);
            assertThat(head.arguments()).isEqualTo(given);
            assertThat(head.read())
                    .extracting(input -> input.role() + " " + input.sha256().orElseThrow())
                    .containsExactly(
                            "LIST " + file(InputRole.LIST, SNAPSHOT.binary()).sha256(),
                            "PCRS " + file(InputRole.PCRS, pcrs).sha256());
            assertThat(head.read().get(0).list()).isPresent();
            assertThat(head.read().get(1).list()).isEmpty();
        }
    }

    private static ReportHeader summary(ListPass pass, InputArguments inputs) throws IOException {
        ListPass.Outcome outcome =
                pass.over(inputs.once(SNAPSHOT.binary().toString()), new FindingCollector(), (digests, check) -> {});
        return inputs.recordedIn(ReportHeader.of("replay", List.of(outcome.summary()), "reproduced", Findings.NONE));
    }

    private static InputArguments inputs(String stdin) {
        return new InputArguments(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] all(InputSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    private static ReadFile file(InputRole role, Path path) throws IOException {
        byte[] content = Files.readAllBytes(path);
        return new ReadFile(role, path.toString(), sha256(content), content.length);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
