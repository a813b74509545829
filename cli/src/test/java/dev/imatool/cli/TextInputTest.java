package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.ResourceFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands whose input is no measurement list, held against what their documents say. */
class TextInputTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path AUDIT = ResourceFolder.onDisk("audit").resolve("violations-6.12.log");
    private static final String HELLO = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

    static List<List<String>> commands() {
        return List.of(List.of("audit", "%"), List.of("policy", "%"), List.of("xattr", "decode", "%"));
    }

    private static Outcome run(List<String> command, String input, InputStream stdin) {
        return Outcome.of(
                stdin,
                command.stream().map(word -> word.equals("%") ? input : word).toArray(String[]::new));
    }

    private static JsonNode json(String... args) throws IOException {
        return MAPPER.readTree(Outcome.of(args).out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMissingInputIsOneLineAndTwo(List<String> command) {
        assertThat(run(command, "no/such\u001bfile", InputStream.nullInputStream()))
                .isEqualTo(new Outcome(2, "", "imatool: error: no/such\\x1bfile: no such file\n"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anEmptyInputIsNothingReadAndThree(List<String> command) {
        Outcome outcome = run(command, "-", InputStream.nullInputStream());
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.out()).endsWith("nothing read\n");
        assertThat(outcome.err()).startsWith("imatool: error: <stdin>: no ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anInputThatBreaksIsOneLineAndTwo(List<String> command) {
        Outcome outcome = run(command, "-", new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThat(outcome)
                .isEqualTo(new Outcome(2, "", "imatool: error: <stdin>: cannot be read: Input/output error\n"));
    }

    @Test
    void theRecordInTheDocumentOfLinuxkitIsGivenWhole() throws IOException {
        JsonNode report =
                json("audit", "--format", "json", Documents.document("003").toString());
        assertThat(report.path("verdict").asText()).isEqualTo("failures");
        JsonNode one = report.path("records").path(0);
        assertThat(one.path("type_number").asInt()).isEqualTo(1800);
        assertThat(one.path("time").asText()).isEqualTo("1495131746.610");
        assertThat(one.path("serial").asLong()).isEqualTo(29);
        assertThat(one.path("utc").asText()).isEqualTo("2017-05-18T18:22:26.610Z");
        assertThat(one.path("mnt_ns").asText()).isEqualTo("4026532208");
        Map<String, String> expected = Map.of("pid", "384", "dev", "tmpfs", "ino", "13105", "res", "0");
        expected.forEach((key, value) ->
                assertThat(one.path("fields").path(key).asText()).isEqualTo(value));
        assertThat(report.path("records")).hasSize(1);
    }

    @Test
    void violationsOfARealListGetTheCausesThatTheirMakerNoted() throws IOException {
        String list = Corpus.snapshot("violations-6.12/final").ascii().toString();
        Outcome outcome = Outcome.of("audit", "--format", "json", "--log", list, AUDIT.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        JsonNode report = MAPPER.readTree(outcome.out());
        Map<Integer, String> causes = new TreeMap<>();
        for (JsonNode joined : report.path("entries")) {
            if (joined.path("basis").asText().equals("violation")) {
                causes.put(joined.path("entry").asInt(), joined.path("cause").asText());
            }
        }
        assertThat(causes)
                .isEqualTo(Map.of(
                        7,
                        "open_writers",
                        9,
                        "open_writers",
                        11,
                        "open_writers",
                        14,
                        "ToMToU",
                        17,
                        "ToMToU",
                        20,
                        "ToMToU",
                        22,
                        "open_writers",
                        23,
                        "open_writers",
                        26,
                        "open_writers",
                        29,
                        "ToMToU"));
        assertThat(report.path("unpaired_violations")).isEmpty();
        assertThat(report.path("inputs")).hasSize(2);
    }

    @Test
    void thePolicyOfTheDemoIsCounted() throws IOException {
        Outcome outcome = Outcome.of(
                "policy", "--format", "json", Documents.document("001").toString());
        assertThat(outcome.exit()).isZero();
        JsonNode report = MAPPER.readTree(outcome.out());
        JsonNode actions = report.path("actions");
        assertThat(actions.path("dont_measure").asInt()
                        + actions.path("dont_appraise").asInt())
                .isEqualTo(21);
        assertThat(actions.path("measure").asInt()).isEqualTo(9);
        assertThat(actions.path("appraise").asInt()).isEqualTo(1);
        assertThat(report.path("file_systems")).hasSize(11);
        assertThat(report.path("verdict").asText()).isEqualTo("sound");
    }

    @Test
    void policiesThatKernelsTookAreSound() {
        for (Path policy : ResourceFolder.children(ResourceFolder.onDisk("policies"))) {
            if (!policy.toString().endsWith(".md")) {
                assertThat(Outcome.of("policy", "-q", policy.toString())).isEqualTo(new Outcome(0, "", ""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "measure func=BPRM_CHEK mask=MAY_EXEC;             1; refused;      2.6.30",
                "measure template=nonexistent;                     1; refused;      5.3",
                "measure fun=FILE_CHECK;                           1; refused;      2.6.30",
                "measure fsname=;                                  1; refused;      4.17",
                "measure fsname=ext4 fsname=xfs;                   1; questionable; 4.17",
                "dont_measure fsname=fuse fs_subtype=sshfs;        0; sound;        6.19",
                "dont_audit fsname=fuse;                           0; sound;        6.19",
                "measure func=FILE_CHECK mask=MAY_READ #x;         0; sound;        6.14",
                "appraise func=MODULE_CHECK appraise_type=sigv3;   0; sound;        7.2",
                "appraise func=FILE_CHECK appraise_type=sigv3;     0; sound;        7.1",
            })
    void thePolicyIsJudgedAsKernelsDo(String rule, int exit, String verdict, String kernel) throws IOException {
        byte[] policy = ("measure uid=0 fowner=9\n" + rule + "\n").getBytes(StandardCharsets.UTF_8);
        Outcome outcome = Outcome.of(new ByteArrayInputStream(policy), "policy", "--format", "json", "-");
        assertThat(outcome.exit()).isEqualTo(exit);
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("verdict").asText()).isEqualTo(verdict);
        assertThat(report.path("findings")).hasSize(exit);
        assertThat(report.path("rules")).hasSize(2);
        assertThat(report.path("rules")
                        .path(1)
                        .path("needs_kernel")
                        .path("version")
                        .asText())
                .isEqualTo(kernel);
    }

    /** An overlap is told, and is no finding. */
    @Test
    void anOverlapIsARemarkAlone() throws IOException {
        byte[] policy = "dont_measure fsmagic=0x9fa0\nmeasure func=BPRM_CHECK\n".getBytes(StandardCharsets.UTF_8);
        Outcome outcome = Outcome.of(new ByteArrayInputStream(policy), "policy", "--format", "json", "-");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("remarks")).hasSize(1);
        assertThat(report.path("remarks").path(0).path("kind").asText()).isEqualTo("overlapping_rule");
        assertThat(report.path("remarks").path(0).path("weight").asText()).isEqualTo("note");
    }

    @Test
    void escapesInAPolicyDoNotReachTheTerminal() {
        byte[] policy = "measure uid=0 \u001b[31m=red\nmeasure mask=\u001b]0;x\n".getBytes(StandardCharsets.UTF_8);
        Outcome outcome = Outcome.of(new ByteArrayInputStream(policy), "policy", "-");
        assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b").contains("\\x1b[31m", "\\x1b]0;x");
    }

    @Test
    void escapesInARecordDoNotReachTheTerminal() {
        byte[] record = "type=1800 audit(1.1:1): op=\u001b[31m cause=a comm=1B5B33316D name=1B0A res=0\n"
                .getBytes(StandardCharsets.UTF_8);
        Outcome outcome = Outcome.of(new ByteArrayInputStream(record), "audit", "-");
        assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b").contains("\\x1b[31m", "\\x1b\\n");
    }

    @Test
    void theValueOfAFileIsBuiltAndFoundToMatch(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hello"), "hello\n");
        JsonNode built = json("xattr", "build", "--format", "json", "--file", file.toString());
        assertThat(built.path("values").path(0).path("hex").asText()).isEqualTo("0404" + HELLO);
        assertThat(built.path("values").path(0).path("recipe").path("hex").asText())
                .isEqualTo("04" + HELLO);
        Outcome good = Outcome.of("xattr", "decode", "0404" + HELLO, "--file", file.toString());
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("matches the file");
        Outcome recipe = Outcome.of("xattr", "decode", "04" + HELLO, "--file", file.toString());
        assertThat(recipe.exit()).isEqualTo(1);
        assertThat(recipe.out()).contains("the byte for the algorithm is missing");
        Files.writeString(file, "foo\n");
        assertThat(Outcome.of("xattr", "decode", "0404" + HELLO, "--file", file.toString())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void wrongUsageOfXattrIsSaid() {
        assertThat(Outcome.of("xattr", "mend", "04").err()).contains("'mend' is none of decode, build");
        assertThat(Outcome.of("xattr", "build").err()).contains("build wants --file or --digest");
        assertThat(Outcome.of("xattr", "decode").err()).contains("missing required parameter: 'VALUE'");
        assertThat(Outcome.of("xattr", "build", "--digest", "sha256:ab").err()).contains("has 64 hex digits");
        assertThat(Outcome.of("xattr", "build", "--digest", "sha257:ab").err()).contains("'sha257' is not a hash");
        assertThat(Outcome.of("audit", "-", "--log", "-").err()).contains("can be standard input");
    }
}
