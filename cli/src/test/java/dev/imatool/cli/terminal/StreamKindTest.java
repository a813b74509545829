package dev.imatool.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
        assertThat(TerminalSize.of(streams(StreamKind.PIPE, Map.of("COLUMNS", "100")))
                        .columns())
                .isEqualTo(80);
        assertThat(TerminalSize.of(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "100")))
                        .columns())
                .isEqualTo(100);
        assertThat(TerminalSize.of(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "300")))
                        .columns())
                .isEqualTo(120);
        assertThat(TerminalSize.of(streams(StreamKind.TERMINAL, Map.of("COLUMNS", "9")))
                        .columns())
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

    /** Half of 2 GB in two seconds: 500 MB/s, and two more seconds; then nothing new for a fifth of a second. */
    @Test
    void progressTellsThePartTheRateAndTheTimeLeft() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StreamKind.PIPE,
                StreamKind.TERMINAL,
                Map.of("TERM", "xterm"));
        try (Progress progress = new Progress(streams, nanos::get)) {
            nanos.set(999_999_999L);
            progress.bytes("x", 1, 2);
            nanos.set(2_000_000_000L);
            progress.bytes("x", 1_000_000_000L, 2_000_000_000L);
            nanos.set(2_100_000_000L);
            progress.bytes("x", 1_500_000_000L, 2_000_000_000L);
            nanos.set(4_000_000_000L);
            progress.bytes("x", 1_000_000_000L, 60_000_000_000L);
            nanos.set(5_000_000_000L);
            progress.bytes("-", 1_000_000_000L, 0);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).split("\r\033\\[K"))
                .containsExactly(
                        "",
                        "reading x: 50 %, 500 MB/s, 2 s left",
                        "reading x: 1 %, 250 MB/s, 3 min 56 s left",
                        "reading -: 1,000 MB, 200 MB/s");
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
