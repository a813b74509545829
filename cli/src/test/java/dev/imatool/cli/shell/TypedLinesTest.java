package dev.imatool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.ShellHosts;
import dev.imatool.cli.terminal.Interruption;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A person at a terminal. */
@Timeout(120)
class TypedLinesTest {
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");
    private static final String LIST = AFTER.ascii().toString();
    private static final ShellHost HOST = ShellHosts.imatool();
    private static final String END = "\u0004";
    private static final String STOP = "\u0003";

    @TempDir
    Path folder;

    private TypedShell shell(String... evidence) throws IOException {
        return new TypedShell(HOST, Map.of(), false, evidence);
    }

    @Test
    void commandsAreRunAndTheEndIsControlD() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            String answer = shell.type("verify\r").await(TypedShell.PROMPT);
            assertThat(answer).contains("note: using " + LIST, "94 of 94");
            shell.type("bogus\r").await("imatool [2]> ");
            shell.type("verify -q\r").await(TypedShell.PROMPT);
            shell.type(END);
            assertThat(shell.status()).isZero();
        }
    }

    @Test
    void theStatusIsThatOfTheLastCommand() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("bogus\r").await("imatool [2]> ");
            shell.type("exit\r");
            assertThat(shell.status()).isEqualTo(2);
        }
    }

    @Test
    void wordsAreCompletedFromTheList() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("sho\t").await("show ");
            shell.type("--pat\t").await("--path ");
            shell.type("/srv/app/d\t").await("/srv/app/demo.python ");
            String answer = shell.type("--format csv\r").await(TypedShell.PROMPT);
            assertThat(answer.lines().filter(line -> line.contains("/srv/app/demo.python") && line.contains(",10,")))
                    .hasSize(2);
        }
    }

    /** What completes to a path with escapes is typed in harmless characters, is listed so, and selects the entry. */
    @Test
    void aHostilePathIsCompletedWithoutItsEscapes() throws Exception {
        Path list = Files.write(
                folder.resolve("list"),
                LogBuilder.list()
                        .bootAggregate()
                        .add(
                                Measurement.imaNg(FileDigest.ofContent("sha256", "x"), "/evil/\u001b]0;owned\u0007a"),
                                Measurement.imaNg(FileDigest.ofContent("sha256", "y"), "/evil/\u001b]0;owned\u0007b"))
                        .build()
                        .binary());
        try (TypedShell shell = shell(list.toString())) {
            shell.await(TypedShell.PROMPT);
            shell.type("show --format ndjson --path /ev\t").await("/evil/");
            shell.type("\t").await("$'/evil/\\x1b]0;owned\\x07");
            shell.type("b\t").await("' ");
            String answer = shell.type("\r").await(TypedShell.PROMPT);
            assertThat(answer.lines().filter(line -> line.contains("\"entry\":") || line.contains("\"number\":")))
                    .hasSize(1);
            assertThat(shell.screen()).doesNotContain("\u001b]0;owned");
        }
    }

    @Test
    void answersGoToProgramsAndComeAgain() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            String entries = shell.type("show --format ndjson | wc -l\r").await("94");
            assertThat(entries).contains("wc -l");
            shell.await(TypedShell.PROMPT);
            shell.type("$_ | grep -c demo.python | sed 's/^/count: /'\r").await("count: 2");
            shell.await(TypedShell.PROMPT);
            shell.type("verify\r").await("94 of 94");
            shell.await(TypedShell.PROMPT);
            shell.type("$_\r").await("94 of 94");
        }
    }

    /** A program shows long answers; short ones are just printed. */
    @Test
    void longAnswersAreShownByThePager() throws Exception {
        Path shown = folder.resolve("shown");
        Map<String, String> environment = Map.of("PAGER", "tee " + shown + " | sed -n '$s/^/last: /p'");
        try (TypedShell shell = new TypedShell(HOST, environment, false, LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("verify\r").await("94 of 94");
            shell.await(TypedShell.PROMPT);
            assertThat(shown).doesNotExist();
            shell.type("show --format ndjson\r").await("last: {");
            shell.await(TypedShell.PROMPT);
            assertThat(Files.readAllLines(shown)).hasSize(94);
        }
    }

    @Test
    void withoutAPagerLongAnswersAreShownPageByPage() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("show --format csv\r").await("nswer");
            assertThat(shell.screen()).doesNotContain("/srv/app/demo.python");
            shell.type("G").await("/srv/app/demo.python");
            shell.type("q").await(TypedShell.PROMPT);
        }
    }

    @Test
    void anEmptyPagerIsNone() throws Exception {
        try (TypedShell shell = new TypedShell(HOST, Map.of("PAGER", ""), false, LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("show --format csv\r").await(TypedShell.PROMPT);
            assertThat(shell.screen()).contains("/srv/app/demo.python");
        }
    }

    @Test
    void controlCEndsTheLineAndNotTheShell() throws Exception {
        try (TypedShell shell = shell(LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("bogus" + STOP).await(TypedShell.PROMPT);
            shell.type("verify\r").await("94 of 94");
        }
    }

    /** A command that would go on for ever, and writes all the time. */
    @Test
    void controlCEndsTheCommandAndNotTheShell() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ShellHost host = host(streams -> {
            begun.countDown();
            while (true) {
                streams.shell().orElseThrow().interruption().check();
                streams.out().write('x');
            }
        });
        try (TypedShell shell = new TypedShell(host, Map.of(), false)) {
            shell.await(TypedShell.PROMPT);
            shell.type("schema\r");
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            shell.type(STOP).await("imatool [130]> ");
            assertThat(shell.screen()).doesNotContain("xx");
            shell.type(END);
            assertThat(shell.status()).isEqualTo(Interruption.STATUS);
        }
    }

    /** One that does not listen is left to itself: nothing of it is shown any more. */
    @Test
    void aCommandThatDoesNotStopIsLeftAlone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ShellHost host = host(streams -> {
            begun.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    waiting = !ended.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException notHeard) {
                    waiting = true;
                }
            }
            streams.err().print("late words");
            return 0;
        });
        try (TypedShell shell = new TypedShell(host, Map.of(), false)) {
            shell.await(TypedShell.PROMPT);
            shell.type("schema\r");
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            shell.type(STOP).await("imatool [130]> ");
            ended.countDown();
            shell.type(STOP).await("imatool [130]> ");
            assertThat(shell.screen()).doesNotContain("late words");
        }
    }

    @Test
    void theHistoryIsForItsUserAlone() throws Exception {
        Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
        Path history = folder.resolve("imatool/history");
        try (TypedShell shell = new TypedShell(HOST, environment, true, LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("verify -q\r").await(TypedShell.PROMPT);
            shell.type(" show --path /secret\r").await(TypedShell.PROMPT);
            shell.type(END);
            shell.status();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(history)).contains("verify -q").doesNotContain("secret");
        try (TypedShell shell = new TypedShell(HOST, environment, true, LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("\u0010").await("verify -q");
        }
    }

    @Test
    void noHistoryLeavesNoFile() throws Exception {
        try (TypedShell shell = new TypedShell(HOST, Map.of("XDG_STATE_HOME", folder.toString()), false, LIST)) {
            shell.await(TypedShell.PROMPT);
            shell.type("verify -q\r").await(TypedShell.PROMPT);
            shell.type(END);
            assertThat(shell.status()).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private interface Running {
        int run(Streams streams) throws IOException;
    }

    private static ShellHost host(Running command) {
        return new ShellHost() {
            @Override
            public int run(List<String> words, Streams streams) {
                try {
                    return command.run(streams);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                } catch (Interruption.Raised stopped) {
                    return Interruption.STATUS;
                }
            }

            @Override
            public CommandLine model(List<String> words) {
                return HOST.model(words);
            }
        };
    }
}
