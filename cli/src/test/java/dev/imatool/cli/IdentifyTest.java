package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files without a command. */
class IdentifyTest {
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "binary_runtime_measurements, measurement_list, replay",
        "ascii_runtime_measurements, measurement_list, replay",
        "quote.msg, quote_message, quote",
        "quote.sig, quote_signature, quote",
        "ak.pub, public_key, signatures",
        "pcrread.yaml, pcr_values, replay",
        "nonce.hex, nonce, quote"
    })
    void eachPartIsNamedWithACommandThatTakesIt(String file, String content, String command) throws IOException {
        Outcome outcome = Outcome.of(END.file(file).toString(), "--format", "json");
        JsonNode found = new ObjectMapper().readTree(outcome.out()).at("/files/0");

        assertThat(outcome.exit()).isZero();
        assertThat(found.at("/content").asText()).isEqualTo(content);
        assertThat(found.at("/next/0/kind").asText()).isEqualTo(command);
    }

    @Test
    void aFolderAndAListLeadToCommandsThatRun() {
        String list = END.binary().toString();
        String values = END.file("pcrread.yaml").toString();
        Outcome outcome = Outcome.of(list, values, END.folder().toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("measurement list, binary, 103 entries, template digests in sha1")
                .contains("  imatool replay " + list + " --pcrs " + values + "\n")
                .contains("  imatool case " + END.folder() + " --before EARLIER\n");
        assertThat(Outcome.of("replay", list, "--pcrs", values).exit()).isZero();
    }

    @Test
    void ofTwoListsTheDifferenceIsOffered() {
        String before = Corpus.snapshot("demo-before-after-6.1/before").binary().toString();
        String after = END.binary().toString();

        assertThat(Outcome.of(before, after).out()).contains("  imatool diff " + before + " " + after + "\n");
    }

    @Test
    void theSignatureThatIsCalledLikeTheQuoteGoesWithIt() {
        Outcome outcome = Outcome.of(
                END.file("quote.msg").toString(),
                END.file("quotersa.msg").toString(),
                END.file("quote.sig").toString(),
                END.file("quotersa.sig").toString());

        assertThat(outcome.out())
                .contains("-m " + END.file("quotersa.msg") + " -s " + END.file("quotersa.sig"))
                .contains("-m " + END.file("quote.msg") + " -s " + END.file("quote.sig"));
    }

    @Test
    void whatIsNotRecognisedEndsWithTwo() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "only words\n");
        Outcome outcome = Outcome.of(END.binary().toString(), words.toString());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out())
                .contains(words + ": text, which no command reads")
                .contains("measurement list");
    }

    @Test
    void aWordThatIsNeitherFileNorCommandStaysUnknown() {
        Outcome outcome = Outcome.of("verfiy");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("did you mean verify");
    }

    /** What is shown of such a name is the name of another file. */
    @Test
    void aNameThatCannotBePrintedIsInNoCommand() throws IOException {
        Path odd = folder.resolve("l\u001b");
        Files.copy(END.binary(), odd);
        Outcome outcome = Outcome.of(odd.toString());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("  imatool replay FILE --pcrs PCRS\n");
    }

    @Test
    void aPipeIsNotOpened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        Outcome outcome = Outcome.of(pipe.toString());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).contains("a pipe, a socket or a device, which no command reads");
    }

    @Test
    void aNameThatAShellWouldTakeApartIsQuoted() throws IOException {
        Path odd = folder.resolve("it's $(id)");
        Files.copy(END.binary(), odd);

        assertThat(Outcome.of(odd.toString()).out())
                .contains("'" + odd.toString().replace("'", "'\\''") + "'");
    }

    /** What a responder has: the log of auditd begins with anything, packages stand beside checksums. */
    @Test
    void whatIsThereOfAHostMakesOneCommand() throws IOException {
        String before = Corpus.snapshot("demo-before-after-6.1/before").folder().toString();
        String after = END.folder().toString();
        String key = END.file("ak.pub").toString();
        Path audit = Files.writeString(folder.resolve("audit.log"), """
                type=DAEMON_START msg=audit(1700000000.001:1): op=start ver=3.0.9 res=success
                type=INTEGRITY_RULE msg=audit(1700000000.123:42): file="/bin/a" hash="sha256:00"
                """);
        Path good = Files.createDirectories(folder.resolve("good"));
        Files.writeString(good.resolve("base.sha256"), "0".repeat(64) + "  /bin/a\n");
        Files.write(good.resolve("a.deb"), "!<arch>\ndebian-binary   ".getBytes(StandardCharsets.US_ASCII));
        Outcome outcome = Outcome.of(before, after, audit.toString(), key, good.toString());

        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains(
                        "  imatool case " + after + " --before " + before + " --audit " + audit + " --ak " + key + "\n")
                .contains(audit + ": audit log\n")
                .contains("  imatool check LOG --good " + good + "\n")
                .doesNotContain("imatool case " + good);
    }
}
