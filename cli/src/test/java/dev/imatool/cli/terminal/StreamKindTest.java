package dev.imatool.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamKindTest {
    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3,      TERMINAL",
        "/dev/tty1,       TERMINAL",
        "/dev/console,    TERMINAL",
        "pipe:[12345],    PIPE",
        "socket:[1],      PIPE",
        "/home/report.json, FILE",
        "/dev/full,       FILE",
        "/dev/null,       FILE",
    })
    void theTargetOfADescriptorTellsItsKind(String target, StreamKind kind) {
        assertThat(StreamKind.ofTarget(target)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "TERMINAL, xterm, '',  true",
        "TERMINAL, xterm, 1,   false",
        "TERMINAL, dumb,  '',  false",
        "PIPE,     xterm, '',  false",
        "FILE,     xterm, '',  false",
    })
    void coloursNeedATerminalThatHasThemAndAUserWhoWantsThem(
            StreamKind kind, String term, String noColor, boolean coloured) {
        assertThat(streams(kind, Map.of("TERM", term, "NO_COLOR", noColor)).outInColour())
                .isEqualTo(coloured);
    }

    @Test
    void widthIsThatOfTheTerminalWithinReason() {
        assertThat(TerminalWidth.columns(streams(StreamKind.PIPE, Map.of("COLUMNS", "100"))))
                .isEqualTo(80);
        assertThat(TerminalWidth.columns(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "100"))))
                .isEqualTo(100);
        assertThat(TerminalWidth.columns(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "300"))))
                .isEqualTo(120);
        assertThat(TerminalWidth.columns(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "9"))))
                .isEqualTo(55);
    }

    @Test
    void progressIsSilentAwayFromATerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Progress progress = new Progress(new Streams(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StreamKind.PIPE,
                StreamKind.PIPE,
                Map.of()))) {
            assertThat(progress.watched()).isFalse();
            progress.entries("x", 1_000_000);
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void coloursFollowTheKindOfTerminal() {
        assertThat(streams(StreamKind.TERMINAL, Map.of("TERM", "xterm-256color"))
                        .outInColour())
                .isTrue();
        assertThat(streams(StreamKind.TERMINAL, Map.of("TERM", "nobody-described-this"))
                        .outInColour())
                .isTrue();
        assertThat(streams(StreamKind.TERMINAL, Map.of("TERM", "dumb")).outInColour())
                .isFalse();
        assertThat(streams(StreamKind.TERMINAL, Map.of()).outInColour()).isFalse();
        assertThat(streams(StreamKind.TERMINAL, Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .outInColour())
                .isFalse();
    }

    @Test
    void aLineIsWipedAsTheTerminalWantsIt() {
        assertThat(TerminalType.of(Map.of("TERM", "xterm")).wipeLine()).isEqualTo("\r\033[K");
        assertThat(TerminalType.of(Map.of("TERM", "dumb")).wipeLine()).isEqualTo("\r");
    }

    private static Streams streams(StreamKind kind, Map<String, String> environment) {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Streams(
                InputStream.nullInputStream(), new ByteArrayOutputStream(), err, kind, StreamKind.PIPE, environment);
    }
}
