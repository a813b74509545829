package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are opened whatever their names are, and the report is the same in every locale. */
class LocaleTest {
    /** Makes a folder and a list in it that both have the name, goes there, and reads the list under two names. */
    private static final String SCRIPT = """
            name=$(printf "$1") && mkdir "$name" && cp "$2" "$name/$name" && cd "$name" || exit 99
            imatool() { "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classpath" dev.imatool.cli.Main "$@"; }
            imatool verify "$name" "../$name/$name" && imatool replay .. | cut -d, -f2
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "C, caf\\351, caf\\\\xe9",
        "C.UTF-8, caf\\351, caf\\\\xe9",
        "C, caf\\303\\251, café",
        "C.UTF-8, caf\\303\\251, café",
        "C, plain, plain"
    })
    void aListIsFoundUnderItsName(String locale, String name, String text) throws Exception {
        Snapshot snapshot = Corpus.snapshot("demo-before-after-6.1/before");
        String list = snapshot.binary().toString();
        long entries = snapshot.truth().entries();
        String out = run(locale, name, list);
        String printed = text.replace("\\\\", "\\");
        // JSON writes the backslash of an escaped byte as two
        String json = printed.replace("\\", "\\\\");

        assertThat(out.lines().toList())
                .startsWith(printed + ": consistent with itself: " + entries + " of " + entries
                        + " template digests match (sha1)")
                .contains("copies: the same, " + entries + " entries")
                .endsWith("\"path\":\"../" + json + "/" + json + "\"");
    }

    private String run(String locale, String name, String list) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of("sh", "-c", SCRIPT, "sh", name, list)).directory(folder.toFile());
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("java", System.getProperty("java.home") + "/bin/java");
        builder.environment().put("classpath", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
