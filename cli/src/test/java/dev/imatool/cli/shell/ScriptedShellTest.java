package dev.imatool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Outcome;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code imatool shell EVIDENCE < commands}. */
class ScriptedShellTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");
    private static final String LIST = AFTER.ascii().toString();

    @TempDir
    Path folder;

    private static InputStream lines(String... lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome shell(List<String> evidence, String... lines) {
        String[] words = new String[evidence.size() + 1];
        words[0] = "shell";
        for (int i = 0; i < evidence.size(); i++) {
            words[i + 1] = evidence.get(i);
        }
        return Outcome.of(lines(lines), words);
    }

    /** What a command says in the shell is what it says alone, its notes about evidence aside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify",
                "show --format json",
                "show --format ndjson --path /srv/**",
                "replay --bank sha256 --format json",
                "containers",
                "history --format csv",
                "identify",
                "check --reference " + "LIST",
                "explain --pcr sha1:10=0000000000000000000000000000000000000000 --effort 1",
            })
    void aCommandAnswersAsOutside(String command) {
        List<String> words = List.of(command.replace("LIST", LIST).split(" "));
        List<String> alone = new ArrayList<>(words);
        alone.add(1, LIST);
        Outcome outside = Outcome.of(alone.toArray(String[]::new));
        Outcome inside = shell(List.of(LIST), command.replace("LIST", LIST));
        // the command line is one of the things that a report records
        assertThat(inside)
                .isEqualTo(new Outcome(
                        outside.exit(), outside.out(), "imatool: note: using " + LIST + "\n" + outside.err()));
    }

    @Test
    void aCommandTakesAsManyFilesAsItsParameters() {
        List<String> both = List.of(BEFORE.ascii().toString(), LIST);
        assertThat(shell(both, "diff -q"))
                .isEqualTo(new Outcome(
                        Outcome.of("diff", "-q", both.get(0), both.get(1)).exit(),
                        "",
                        "imatool: note: using " + both.get(0) + ", " + both.get(1) + "\n"));
        assertThat(shell(both, "verify -q").err()).isEqualTo("imatool: note: using " + both.get(0) + "\n");
        assertThat(shell(both, "replay").out().lines()).hasSize(2);
        assertThat(shell(both, "verify -q " + LIST).err()).isEmpty();
        assertThat(shell(both, "verify --help").err()).isEmpty();
        assertThat(shell(both, "xattr decode 0404ab").err()).isEmpty();
        assertThat(shell(both, "runtime-policy diff").err()).contains("missing required parameter");
    }

    @Test
    void withoutEvidenceACommandNeedsAList() {
        Outcome outcome = shell(List.of(), "show", "identify " + LIST, LIST);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("imatool: error: which list? The shell was started without one: name it behind the"
                        + " command\n");
        assertThat(outcome.out()).isEqualTo(Outcome.of(LIST).out().repeat(2));
    }

    @ParameterizedTest
    @CsvSource({
        "verify -q, 0",
        "verify -q;bogus;verify -q, 2",
        "check -q --reference FILE, 1",
        "verify -q;exit;bogus, 0",
        "quit, 0",
        "# bogus, 0",
        "verify 'x, 2",
        "$_, 2",
        "| cat, 2",
        "verify -q |, 2",
        "imatool verify -q, 0",
        "shell, 2",
    })
    void theExitStatusIsTheHighest(String lines, int status) {
        String commands = lines.replace("FILE", BEFORE.ascii().toString()).replace(';', '\n');
        assertThat(shell(List.of(LIST), commands).exit()).isEqualTo(status);
    }

    /** Entries whose path says so, counted in the lines of the list. */
    @Test
    void answersGoToPrograms() throws IOException {
        long below = Files.readAllLines(AFTER.ascii()).stream()
                .filter(line -> line.matches(".* /srv/app/demo\\.python"))
                .count();
        assertThat(below).isEqualTo(2);
        Outcome outcome = shell(
                List.of(LIST),
                "show --format ndjson | grep -c '\"path\":\"/srv/app/demo.python\"'",
                "$_ | wc -l | tr -d ' '",
                "$_ | grep -c '/srv/app/demo[.]python'",
                "show --format ndjson | head -n 1 | cut -c 1",
                "show --format ndjson | this-program-is-not-there");
        assertThat(outcome.out().lines())
                .containsExactly(
                        Long.toString(below),
                        Long.toString(Files.readAllLines(AFTER.ascii()).size()),
                        Long.toString(below),
                        "{");
        assertThat(outcome.err()).contains("this-program-is-not-there");
        assertThat(outcome.exit()).isZero();
    }

    /** A program that searches an answer does not stumble over its colours. */
    @Test
    void theLastAnswerGoesToProgramsWithoutColours() {
        Outcome outcome = shell(List.of(LIST), "verify --color always", "$_ | cat");
        assertThat(outcome.out()).startsWith(LIST).contains("\u001b[");
        assertThat(outcome.out()).endsWith(shell(List.of(LIST), "verify").out());
    }

    @Test
    void theLastAnswerComesAgain() {
        Outcome once = shell(List.of(LIST), "verify");
        assertThat(shell(List.of(LIST), "verify", "$_").out())
                .isEqualTo(once.out().repeat(2));
    }

    /** An answer that is too long is not passed off as whole. */
    @Test
    void anAnswerThatIsNotWholeIsKnown() throws IOException {
        try (LastAnswer answer = new LastAnswer(4)) {
            try (LastAnswer.Next next = answer.next()) {
                next.write(new byte[] {'a', '\n', 'b', '\n'});
            }
            assertThat(answer.whole()).isTrue();
            assertThat(answer.lines()).isEqualTo(2);
            answer.next().close();
            assertThat(answer.lines()).as("nothing was said").isEqualTo(2);
            Path file = answer.file().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (LastAnswer.Next next = answer.next()) {
                next.write(new byte[3]);
                next.write(new byte[2]);
            }
            assertThat(answer.whole()).isFalse();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aCommandThatSaysNothingLeavesTheLastAnswer() {
        Outcome once = shell(List.of(LIST), "verify");
        assertThat(shell(List.of(LIST), "verify", "bogus", "verify -q", "$_").out())
                .isEqualTo(once.out().repeat(2));
    }

    @Test
    void helpTellsWhatTheShellHas() {
        Outcome outcome = shell(List.of(), "help", "help replay");
        assertThat(outcome.out())
                .startsWith("Usage: imatool ")
                .contains("\nIn the shell:\n", "\n  exit, quit ", "\nUsage: imatool replay ");
    }

    @Test
    void theShellDoesNotNest() {
        assertThat(shell(List.of(), "shell").err())
                .startsWith("imatool: error: this is a shell already; it does not run another one\n");
    }

    @Test
    void evidenceThatIsNotThereIsWrongUsage() {
        Outcome outcome = shell(List.of(folder.resolve("none").toString()), "verify");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("imatool: error: ").contains("none");
        assertThat(shell(List.of("-"), "verify").err()).contains("standard input");
    }

    /** Hostile names of files come out escaped, in the shell's own words, too. */
    @Test
    void nothingOfANameReachesTheTerminal() throws IOException {
        Path hostile = Files.copy(AFTER.ascii(), folder.resolve("a\u001b[31m\u009b b"));
        Outcome outcome = shell(List.of(hostile.toString()), "verify -q", "bo\u001b[2Jgus", "verify $'\\x1b\\x07'");
        assertThat(outcome.err().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        assertThat(outcome.err()).contains("using " + folder + "/a\\x1b[31m\\u{9b} b\n");
    }

    /** A list that was overwritten without a trace of it is answered from memory: it was read once. */
    @Test
    void aListIsReadAndUnpackedOnce() throws IOException {
        Path list = folder.resolve("list.gz");
        byte[] before = gzip(Files.readAllBytes(BEFORE.ascii()));
        Files.write(list, before);
        FileTime time = Files.getLastModifiedTime(list);
        String[] commands = {"show --format json", "verify", "show --format ndjson"};
        Outcome expected = shell(List.of(list.toString()), commands);
        Outcome outcome = betweenLines(
                list,
                () -> {
                    Files.write(list, new byte[before.length]);
                    Files.setLastModifiedTime(list, time);
                },
                commands);
        assertThat(outcome).isEqualTo(expected);
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void aListThatChangedIsReadAgainAndTheShellSaysSo() throws IOException {
        Path list = Files.copy(BEFORE.ascii(), folder.resolve("list"));
        Outcome outcome = betweenLines(
                list,
                () -> Files.copy(AFTER.ascii(), list, StandardCopyOption.REPLACE_EXISTING),
                "show --format ndjson",
                "show --format ndjson");
        int lines = Files.readAllLines(BEFORE.ascii()).size()
                + Files.readAllLines(AFTER.ascii()).size();
        assertThat(outcome.out().lines()).hasSize(lines);
        assertThat(outcome.err())
                .isEqualTo("imatool: note: using " + list + "\nimatool: note: " + list
                        + " changed on disk and was read again\nimatool: note: using " + list + "\n");
    }

    /** A command that takes lists is about the list in the folder, one that takes evidence about all that is in it. */
    @Test
    void aFolderWithOneListStandsForItWhereAListIsDue() throws IOException {
        Path host = Files.createDirectories(folder.resolve("host"));
        Path list = Files.copy(BEFORE.binary(), host.resolve("binary_runtime_measurements"));
        Files.copy(BEFORE.pcrRead().orElseThrow(), host.resolve("pcrread.yaml"));
        Outcome shown = shell(List.of(host.toString()), "show --format ndjson");
        assertThat(shown.err()).isEqualTo("imatool: note: using " + list + "\n");
        assertThat(shown.out().lines())
                .hasSize(Files.readAllLines(BEFORE.ascii()).size());
        assertThat(shell(List.of(host.toString()), "evidence --no-config").err())
                .contains("using " + host + "\n");
    }

    @Test
    void aFolderWithSeveralListsIsHandedOnAsItIs() throws IOException {
        for (String host : List.of("a", "b")) {
            Path below = Files.createDirectories(folder.resolve("hosts").resolve(host));
            Files.copy(BEFORE.binary(), below.resolve("binary_runtime_measurements"));
        }
        Outcome outcome = shell(List.of(folder.resolve("hosts").toString()), "verify");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("using " + folder.resolve("hosts") + "\n", "name one of them: a/");
    }

    @Test
    void aListThatIsGoneIsSaidByTheCommand() throws IOException {
        Path list = Files.copy(BEFORE.ascii(), folder.resolve("list"));
        Outcome outcome = betweenLines(list, () -> Files.delete(list), "verify -q", "verify -q");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("changed on disk", "imatool: error: " + list);
    }

    private interface Change {
        void run() throws IOException;
    }

    /** Runs commands, and changes something between the first and the second. */
    private static Outcome betweenLines(Path list, Change change, String... commands) {
        InputStream in = new InputStream() {
            private int line;
            private InputStream current = InputStream.nullInputStream();

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = current.read(bytes, offset, length);
                if (count > 0 || line == commands.length) {
                    return count;
                }
                if (line == 1) {
                    change.run();
                }
                current = lines(commands[line++] + "\n");
                return current.read(bytes, offset, length);
            }
        };
        return Outcome.of(in, "shell", list.toString());
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
