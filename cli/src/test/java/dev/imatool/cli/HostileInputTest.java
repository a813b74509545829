package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import dev.imatool.model.ListFormat;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input makes a command fail, and nothing of an input reaches the terminal as it is. */
class HostileInputTest {
    private static final List<String[]> COMMANDS = List.of(
            new String[] {"show", "-"},
            new String[] {"show", "--format", "ndjson", "-"},
            new String[] {"show", "--format", "csv", "-"},
            new String[] {"verify", "-"},
            new String[] {"replay", "-"},
            new String[] {"diff", "-", realList()},
            new String[] {"learn", "-", realList()},
            new String[] {"check", "-", "--allowlist", realList()},
            new String[] {"check", realList(), "--allowlist", "-"},
            new String[] {"history", "-", "**"},
            new String[] {"signatures", "--all", "-"},
            new String[] {"signatures", "--keys", "../fixtures/src/main/resources/corpus/keys", "-"},
            new String[] {"repair", "-"},
            quote("-", "quote.msg", "ak.pub"),
            quote(realList(), "-", "ak.pub"),
            new String[] {"eventlog", "-"},
            new String[] {"replay", "--event-log", "-", realList()},
            new String[] {"explain", "--effort", "1", "--pcr", "sha256:10=" + "5".repeat(64), "-"},
            new String[] {"explain", "--pcr", "sha1:10=" + "0".repeat(40), "--reference", "-", realList()});

    private static String[] quote(String list, String message, String key) {
        return new String[] {
            "quote",
            list,
            "-m",
            message.equals("-") ? message : quoted(message),
            "-s",
            quoted("quote.sig"),
            "-u",
            quoted(key)
        };
    }

    private static String quoted(String name) {
        return Corpus.snapshot("hostile-names-6.12/final").file(name).toString();
    }

    private static String realList() {
        return Corpus.snapshot("hostile-names-6.12/final").ascii().toString();
    }

    static Stream<ReadingVector> vectors() {
        return Vectors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorIsReportedWithoutControlCharacters(ReadingVector vector) {
        for (String[] command : COMMANDS) {
            report(vector.content().toByteArray(), command);
        }
    }

    @Test
    void everyMutationIsReportedWithoutControlCharacters() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ListFormat format = random.nextBoolean() ? ListFormat.BINARY : ListFormat.ASCII;
            byte[] list = RandomLogs.of(random.nextLong(1, 60)).bytes(format);
            for (int i = random.nextInt(4); i > 0 && list.length > 0; i--) {
                list = Tampering.overwrite(list, random.nextInt(list.length), (byte) random.nextInt(256))
                        .bytes();
            }
            report(list, COMMANDS.get((int) (seed % COMMANDS.size())));
        }
    }

    private static void report(byte[] input, String... command) {
        Outcome outcome = Outcome.of(new ByteArrayInputStream(input), command);

        assertThat(outcome.exit()).as(outcome.err()).isIn(0, 1, 2, 3);
        if (outcome.exit() == 2) {
            // another form than the command reads: named, without a report
            if (List.of(command).contains("ndjson")) {
                assertThat(outcome.out()).startsWith("{\"schema\":\"imatool.error/1\"");
            } else {
                assertThat(outcome.out()).isEmpty();
            }
            assertThat(outcome.err()).containsPattern(": this is |: no digest was read from it|holds no quote: it is ");
        }
        assertThat(outcome.out().chars()).noneMatch(HostileInputTest::steersATerminal);
        assertThat(outcome.err().chars()).noneMatch(HostileInputTest::steersATerminal);
    }

    private static boolean steersATerminal(int c) {
        boolean control = (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0);
        boolean bidirectional = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || bidirectional;
    }
}
