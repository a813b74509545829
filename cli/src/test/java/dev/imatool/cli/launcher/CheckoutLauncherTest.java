package dev.imatool.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of a checkout, with a Maven and a Java that only write down what they were asked to do. */
class CheckoutLauncherTest {
    private static final List<String> MODULES =
            List.of("model", "parsers", "replay", "appraise", "diff", "examine", "cli");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-01-02T00:00:00Z");

    @TempDir
    private Path folder;

    private Path home;

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectories(folder.resolve("a checkout"));
        Files.copy(Path.of("../imatool"), home.resolve("imatool"));
        write(home.resolve("pom.xml"), "");
        for (String module : MODULES) {
            write(home.resolve(module).resolve("pom.xml"), "");
            write(home.resolve(module).resolve("src/main/java/Some.java"), "");
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.toList()) {
                date(file, LONG_AGO);
            }
        }
        script("java", "echo ran");
        maven(0);
    }

    @Test
    void aFreshCheckoutIsBuiltWithProgress() throws Exception {
        Run run = run();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("ran\n");
        assertThat(run.err()).isEqualTo("""
                        imatool: first run in this checkout: building, which takes a minute or two
                        imatool: building imatool parsers 0.1.0 [3/9]
                        """);
    }

    @Test
    void whatIsBuiltAndOlderThanNothingRunsAtOnce() throws Exception {
        run();
        assertThat(run()).isEqualTo(new Run(0, "ran\n", ""));
    }

    @Test
    void sourcesThatChangedAreBuiltOnceMore() throws Exception {
        jars(SINCE);
        assertThat(run()).isEqualTo(new Run(0, "ran\n", ""));
        date(home.resolve("replay/src/main/java/Some.java"), SINCE.plusSeconds(1));
        assertThat(run().err())
                .startsWith("imatool: the sources are newer than what was built of them: building, which takes");
        assertThat(run()).isEqualTo(new Run(0, "ran\n", ""));
    }

    @Test
    void aSourceThatWasTakenAwayIsAChange() throws Exception {
        jars(SINCE);
        Files.delete(home.resolve("diff/src/main/java/Some.java"));
        assertThat(run().err()).startsWith("imatool: the sources are newer");
    }

    @Test
    void changedTestsAreNoReasonToBuild() throws Exception {
        jars(SINCE);
        write(home.resolve("replay/src/test/java/SomeTest.java"), "");
        assertThat(run()).isEqualTo(new Run(0, "ran\n", ""));
    }

    @Test
    void aFailedBuildRunsNothingAndSaysWhy() throws Exception {
        jars(SINCE);
        write(home.resolve("model/src/main/java/Some.java"), "broken");
        maven(1);
        Run run = run();
        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("[ERROR] it does not compile").contains("imatool: error: the build failed");
        assertThat(run().exit()).isEqualTo(70);
    }

    @Test
    void theFirstStartMakesAnArchiveOfClassesForTheOthers() throws Exception {
        jars(SINCE);
        javaWithArchives("one");
        assertThat(run()).isEqualTo(new Run(0, "with the archive of one\n", ""));
        javaWithArchives("two");
        assertThat(run()).isEqualTo(new Run(0, "with the archive of one\n", ""));
    }

    @Test
    void newJarsAndAnotherJavaGetAnArchiveOfTheirOwn() throws Exception {
        jars(SINCE);
        javaWithArchives("one");
        run();
        javaWithArchives("two");
        date(
                home.resolve("cli/target/imatool/lib/imatool-cli-0.1.0.jar"),
                Instant.now().plusSeconds(60));
        assertThat(run().out()).isEqualTo("with the archive of two\n");
        jars(SINCE);
        javaWithArchives("three");
        write(home.resolve("cli/target/imatool/classes.jsa.java"), "/another/java\n");
        assertThat(run().out()).isEqualTo("with the archive of three\n");
    }

    @Test
    void withoutAnArchiveItRunsAllTheSame() throws Exception {
        jars(SINCE);
        assertThat(run()).isEqualTo(new Run(0, "ran\n", ""));
        javaWithArchives("one");
        assertThat(run()).isEqualTo(new Run(0, "ran\n", "")); // not tried at every start
    }

    /** A Java that writes its name into the archive that it is to make, and says whose it was given. */
    private void javaWithArchives(String name) throws IOException {
        write(home.resolve("fixtures/samples/demo/after"), "a list");
        script("java", """
                for option; do
                    case $option in
                        -XX:DumpLoadedClassList=*) echo 'java/lang/Object' >"${option#*=}"; exit 1 ;;
                        -XX:SharedClassListFile=*) list=${option#*=} ;;
                        -XX:SharedArchiveFile=*)
                            if [ -n "${list:-}" ]; then [ -s "$list" ] && echo 'the archive of %s' >"${option#*=}"; exit 1; fi
                            echo "with $(cat "${option#*=}")"
                            exit
                            ;;
                    esac
                done
                echo ran""".formatted(name));
        date(folder.resolve("bin/java"), LONG_AGO);
    }

    /** A Maven that writes the jars, unless it fails. */
    private void maven(int exit) throws IOException {
        script("mvn", """
                echo '[INFO] Scanning for projects...'
                echo '[INFO] Building imatool parsers 0.1.0 [3/9]'
                if [ %1$d -ne 0 ]; then echo '[ERROR] it does not compile'; exit %1$d; fi
                mkdir -p cli/target/imatool/lib
                touch cli/target/imatool/lib/imatool-cli-0.1.0.jar cli/target/imatool/lib/picocli-4.7.7.jar
                """.formatted(exit));
    }

    private void jars(Instant built) throws IOException {
        Path lib = home.resolve("cli/target/imatool/lib");
        for (String jar : List.of("imatool-cli-0.1.0.jar", "picocli-4.7.7.jar")) {
            write(lib.resolve(jar), "");
            date(lib.resolve(jar), built);
        }
    }

    private Run run() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", home.resolve("imatool").toString(), "--version")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("IMATOOL_JAVA", folder.resolve("bin/java").toString());
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(err));
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        write(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void date(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
