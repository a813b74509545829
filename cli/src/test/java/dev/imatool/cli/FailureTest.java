package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.PcrBank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when a command cannot do its work; for every command. */
class FailureTest {
    private static final Path LIST =
            Corpus.snapshot("demo-before-after-6.1/before").binary();

    /** PCR 10 as the TPM gave it together with that list. */
    private static final String SHA1_VALUE = "sha1:10="
            + Corpus.snapshot("demo-before-after-6.1/before")
                    .truth()
                    .pcr(PcrBank.SHA1, 10)
                    .orElseThrow()
                    .tpm()
                    .hex();

    static List<List<String>> commands() {
        return List.of(
                List.of("show", "%"),
                List.of("show", "--format", "json", "%"),
                List.of("show", "--format", "ndjson", "%"),
                List.of("show", "--format", "csv", "%"),
                List.of("verify", "%"),
                List.of("verify", "%", LIST.toString()),
                List.of("verify", LIST.toString(), "%"),
                List.of("replay", "%"),
                List.of("replay", "--pcrs", "%", LIST.toString()),
                List.of("explain", "--pcr", SHA1_VALUE, "%"),
                List.of("explain", "--pcrs", "%", LIST.toString()),
                List.of("explain", "--pcr", SHA1_VALUE, "--reference", "%", LIST.toString()),
                List.of("diff", "%", LIST.toString()),
                List.of("diff", LIST.toString(), "%"),
                List.of("learn", "%"),
                List.of("learn", LIST.toString(), "%"),
                List.of("check", "%", "--allowlist", LIST.toString()),
                List.of("check", LIST.toString(), "--allowlist", "%"),
                List.of("signatures", "%"),
                List.of("signatures", "--all", "--keys", "../fixtures/src/main/resources/corpus/keys", "%"),
                List.of("history", "%"),
                List.of("history", "--candidate", "%", LIST.toString()),
                List.of("repair", "%"),
                List.of(
                        "quote",
                        "%",
                        "-m",
                        part("quote.msg"),
                        "-s",
                        part("quote.sig"),
                        "-u",
                        part("ak.pub"),
                        "--nonce",
                        part("nonce.hex")));
    }

    private static String part(String name) {
        return Corpus.snapshot("demo-before-after-6.1/before").file(name).toString();
    }

    private static String[] with(List<String> command, String input) {
        return command.stream().map(word -> word.equals("%") ? input : word).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aMissingInputIsOneLineAndTwo(List<String> command) {
        Outcome outcome = Outcome.of(with(command, "no/such\u001bfile"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("imatool: error: no/such\\x1bfile: no such file\n");
        nothingButAnError(command, outcome, "no/such\\\\x1bfile: no such file");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aListThatTheInputDoesNotHaveIsOneLineAndTwo(List<String> command) {
        List<String> choosing = new ArrayList<>(command);
        choosing.add(1, "--list");
        choosing.add(2, "mo\u001bdule");
        Outcome outcome =
                Outcome.of(with(choosing, command.contains("--pcrs") ? part("pcrread.yaml") : LIST.toString()));

        assertThat(outcome.exit()).isEqualTo(2);
        nothingButAnError(command, outcome, LIST + ": the input has no list named mo\\\\x1bdule");
        assertThat(outcome.err())
                .isEqualTo("imatool: error: " + LIST
                        + ": the input has no list named mo\\x1bdule; it has one list without a name\n");
    }

    private static void nothingButAnError(List<String> command, Outcome outcome, String message) {
        if (command.contains("json") || command.contains("ndjson")) {
            assertThat(outcome.out()).contains("\"imatool.error/1\"").contains(message);
        } else {
            assertThat(outcome.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anInputThatBreaksIsOneLineAndTwo(List<String> command) {
        Outcome outcome = Outcome.of(throwing(new IOException("Input/output error")), with(command, "-"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .endsWith(": cannot be read: Input/output error\n")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBugIsAStackTraceAndSeventy(List<String> command) {
        Outcome outcome = Outcome.of(throwing(new IllegalStateException("made up")), with(command, "-"));
        assertThat(outcome.exit()).isEqualTo(70);
        assertThat(outcome.err())
                .startsWith(
                        "imatool: error: internal error in imatool 0.1.0: java.lang.IllegalStateException: made up\n")
                .contains("\tat dev.imatool");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tooLittleMemoryIsOneSentenceAndSeventy(List<String> command) {
        Outcome outcome = Outcome.of(throwing(new OutOfMemoryError("heap")), with(command, "-"));
        assertThat(outcome.exit()).isEqualTo(70);
        assertThat(outcome.err()).startsWith("imatool: error: out of memory").hasLineCount(1);
    }

    @Test
    void aDirectoryWithoutAListIsOneLineAndTwo(@TempDir Path folder) {
        Outcome outcome = Outcome.of("verify", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("imatool: error: " + folder + ": holds no measurement list\n"
                        + "imatool: hint: 'imatool identify' says what its files are: imatool identify " + folder
                        + "\n");
    }

    @Test
    void aDirectoryIsOneLineAHintAndTwo(@TempDir Path folder) {
        Outcome outcome = Outcome.of("show", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("imatool: error: " + folder + ": is a directory\n"
                        + "imatool: hint: give the list itself, such as ascii_runtime_measurements;"
                        + " 'imatool evidence' examines all that is in it: imatool evidence " + folder + "\n");
    }

    @Test
    void theListInADirectoryIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ascii_runtime_measurements"), "");
        assertThat(Outcome.of("show", folder + "/").err())
                .contains("such as " + folder + "/ascii_runtime_measurements;");
        Files.writeString(folder.resolve("binary_runtime_measurements"), "");
        assertThat(Outcome.of("history", folder.toString()).err())
                .contains("such as " + folder + "/binary_runtime_measurements;");
    }

    /** Each hint is a command that can be pasted, but for the names of other files. */
    @Test
    void theRightCommandIsNamedWithTheFile() throws IOException {
        Snapshot real = Corpus.snapshot("demo-before-after-6.1/end");
        String log = real.eventLog().orElseThrow().toString();
        String values = real.pcrRead().orElseThrow().toString();
        String quote = real.file("quote.msg").toString();
        String list = real.binary().toString();

        assertThat(Outcome.of("verify", log).err()).endsWith(": imatool eventlog " + log + "\n");
        assertThat(Outcome.of("show", values).err()).endsWith(": imatool replay LOG --pcrs " + values + "\n");
        assertThat(Outcome.of("diff", list, quote).err())
                .endsWith(": imatool quote LOG -m " + quote + " -s SIGNATURE -u KEY\n");
        assertThat(Outcome.of("eventlog", list).err()).endsWith(": imatool verify " + list + "\n");
        assertThat(Outcome.of("verify", real.folder().getParent().toString()).err())
                .endsWith(": imatool evidence " + real.folder().getParent() + "\n");
    }

    @Test
    void aFileInAHintIsQuotedAsAShellTakesIt(@TempDir Path folder) throws IOException {
        Path odd =
                Files.writeString(folder.resolve("it's $(here)"), "measure func=BPRM_CHECK\nmeasure func=FILE_MMAP\n");

        assertThat(Outcome.of("show", odd.toString()).err())
                .endsWith(": imatool policy '" + folder + "/it'\\''s $(here)'\n");
    }

    @Test
    void theHintFitsWhatTheDirectoryWasGivenFor(@TempDir Path folder) {
        Outcome outcome = Outcome.of("quote", "-m", folder.toString(), LIST.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("imatool: error: " + folder + ": is a directory\n"
                        + "imatool: hint: give the file itself; 'imatool evidence' finds a quote and what goes with it in a"
                        + " directory\n");
        assertThat(Outcome.of("policy", folder.toString()).err()).endsWith("imatool: hint: give the file itself\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aReaderWhoGoesEarlyIsNoError(List<String> command) {
        String[] args = with(command, LIST.toString());
        if (command.contains("--pcrs")) {
            args = new String[] {"replay", LIST.toString()};
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errPrinter = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = Imatool.run(args, InputStream.nullInputStream(), closedAfter(10), errPrinter, Map.of());
        assertThat(exit).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void theVerdictStandsWhenTheReaderGoesEarly() {
        String after = Corpus.snapshot("demo-before-after-6.1/after").binary().toString();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Imatool.run(
                new String[] {"diff", LIST.toString(), after},
                InputStream.nullInputStream(),
                closedAfter(0),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(exit).isEqualTo(1);
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskIsAnError() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                closedAfter(10),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StreamKind.FILE,
                StreamKind.PIPE,
                Map.of());
        int exit = Imatool.run(new String[] {"show", LIST.toString()}, streams, new AnnotatedModels());
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("imatool: error: cannot write to standard output: no room; the report is not whole\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "verify",
                "replay",
                "explain",
                "diff",
                "history",
                "repair",
                "reference",
                "audit",
                "xattr",
                "policy",
                "quote",
                "eventlog",
                "signatures",
                "schema"
            })
    void aCommandWithoutItsInputIsWrongUsage(String command) {
        Outcome outcome = Outcome.of(command);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("imatool: error: missing required parameter")
                .endsWith("imatool: hint: see 'imatool " + command + " --help'\n");
    }

    private static InputStream throwing(Throwable failure) {
        return new InputStream() {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }

            @Override
            public int read() throws IOException {
                switch (failure) {
                    case IOException io -> throw io;
                    case RuntimeException bug -> throw bug;
                    default -> throw (Error) failure;
                }
            }
        };
    }

    private static OutputStream closedAfter(int bytes) {
        return new OutputStream() {
            private int written;

            @Override
            public void write(int value) throws IOException {
                if (++written > bytes) {
                    throw new IOException("no room");
                }
            }
        };
    }
}
