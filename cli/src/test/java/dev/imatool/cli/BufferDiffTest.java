package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.buffer.RawBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code diff} says of measured buffers. */
class BufferDiffTest {
    @TempDir
    private Path folder;

    private static LogBuilder list() {
        return LogBuilder.list().bootAggregate().file("/bin/sh", "a shell");
    }

    private static Measurement buffer(String event, String text) {
        return Measurement.imaBuf("sha256", event, ByteString.ofText(text));
    }

    private Outcome diff(LogBuilder before, LogBuilder after, String... options) throws IOException {
        Path one = folder.resolve("before");
        Path other = folder.resolve("after");
        Files.write(one, before.build().binary());
        Files.write(other, after.build().binary());
        String[] words = new String[options.length + 3];
        System.arraycopy(options, 0, words, 3, options.length);
        words[0] = "diff";
        words[1] = one.toString();
        words[2] = other.toString();
        return Outcome.of(words);
    }

    @Test
    void changedBuffersAreToldInWords() throws IOException {
        LogBuilder before = list().add(
                        buffer("kernel_version", "6.1.0"), buffer("selinux-state", "initialized=1;enforcing=1;x=1;"));
        LogBuilder after = list().add(
                        buffer("kernel_version", "6.2.0"), buffer("selinux-state", "initialized=1;enforcing=0;y=1;"));
        Outcome outcome = diff(before, after);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("            kernel 6.1.0\n", "            kernel 6.2.0\n")
                .contains("    SELinux: enforcing 1 -> 0, y not there -> 1; gone: x\n")
                .contains("            SELinux is permissive: initialized=1, enforcing=0, y=1\n");
        JsonNode report = new ObjectMapper()
                .readTree(diff(before, after, "--format", "json").out());
        JsonNode change = report.path("changes").get(0);
        assertThat(change.path("path").asText()).isEqualTo("kernel_version");
        assertThat(change.path("before").get(0).path("buffer").path("text").asText())
                .isEqualTo("6.1.0");
        assertThat(change.path("after").get(0).path("buffer").path("text").asText())
                .isEqualTo("6.2.0");
    }

    @Test
    void aKeyringCalledLikeAFileIsAnotherThing() throws IOException {
        Outcome outcome = diff(list(), list().add(buffer("/bin/sh", "no shell")), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.path("summary").path("modified").asInt()).isZero();
        assertThat(report.path("summary").path("added").asInt()).isEqualTo(1);
    }

    @Test
    void aKeyringCalledBootAggregateIsNoSecondBoot() throws IOException {
        Outcome outcome = diff(list(), list().add(buffer("boot_aggregate", "no digest")), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(report.path("boot_aggregates").path("before").asInt()).isEqualTo(1);
        assertThat(report.path("boot_aggregates").path("after").asInt()).isEqualTo(1);
        assertThat(report.path("summary").path("added").asInt()).isEqualTo(1);
    }

    /** Differing in their last byte only, which no description would show. */
    @Test
    void longBuffersAreComparedButNotDescribed() throws IOException {
        String longest = "x".repeat(BuffersByEntry.LONGEST);
        LogBuilder before = list().add(buffer("e", longest + "1"), buffer("f", longest.substring(1)));
        LogBuilder after = list().add(buffer("e", longest + "2"), buffer("f", longest.substring(2) + "y"));
        Outcome outcome = diff(before, after, "--format", "json");
        JsonNode report = new ObjectMapper().readTree(outcome.out());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(report.path("summary").path("modified").asInt()).isEqualTo(2);
        JsonNode tooLong = report.path("changes").get(0);
        assertThat(tooLong.path("path").asText()).isEqualTo("e");
        assertThat(tooLong.path("before").get(0).has("buffer")).isFalse();
        JsonNode longEnough = report.path("changes").get(1);
        assertThat(longEnough.path("path").asText()).isEqualTo("f");
        assertThat(longEnough.path("after").get(0).path("buffer").path("text").asText())
                .isEqualTo(longest.substring(2) + "y");
        assertThat(report.path("diagnostics").findValuesAsText("kind"))
                .containsExactly("buffers_not_described", "buffers_not_described");
        assertThat(report.path("diagnostics").get(0).path("message").asText())
                .startsWith("1 measured buffer is compared by its digest, but not described");
        assertThat(diff(before, before, "--format", "json").exit()).isZero();
    }

    @Test
    void whatIsKeptOfBuffersIsBounded() {
        ByteString bytes = ByteString.copyOf(new byte[BuffersByEntry.LONGEST - 5]);
        BuffersByEntry large = new BuffersByEntry();
        for (int entry = 1; entry <= 70; entry++) {
            large.add(entry, new RawBuffer(ByteString.ofText("event"), bytes, 32));
        }
        assertThat(large.of(64)).isPresent();
        assertThat(large.of(65)).isEmpty();
        assertThat(large.leftOut()).isEqualTo(6);
        BuffersByEntry many = new BuffersByEntry();
        for (int entry = 1; entry <= BuffersByEntry.MOST + 1; entry++) {
            many.add(entry, new RawBuffer(ByteString.ofText("event"), ByteString.ofText("a"), 32));
        }
        assertThat(many.of(BuffersByEntry.MOST)).isPresent();
        assertThat(many.leftOut()).isEqualTo(1);
    }
}
