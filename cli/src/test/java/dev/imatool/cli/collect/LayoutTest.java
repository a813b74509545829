package dev.imatool.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.cli.Outcome;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One host of the corpus in the layout of each collector: everything is found, nothing is dropped, nothing is complained of. */
class LayoutTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Snapshot SNAPSHOT = Corpus.snapshot("custom-features-6.12/final");

    /** {@code truth.json} of the corpus. */
    private static final int ENTRIES = 31;

    @TempDir
    private Path folder;

    static List<Arguments> layouts() {
        List<Arguments> layouts = new ArrayList<>();
        for (Layout layout : Layout.all()) {
            layout.packed().forEach(packed -> layouts.add(Arguments.of(layout, packed)));
        }
        return layouts;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyLayoutIsReadWithoutAWord(Layout layout, String packed) throws IOException {
        Map<String, byte[]> members = layout.members(SNAPSHOT);
        Outcome outcome = verify(pack(members, packed));
        JsonNode report = MAPPER.readTree(outcome.out());

        assertThat(outcome.err()).isEmpty();
        assertThat(report.at("/findings")).as(outcome.out()).isEmpty();
        assertThat(report.at("/diagnostics")).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(report.at("/inputs").findValuesAsText("entries"))
                .containsExactly(Integer.toString(ENTRIES), Integer.toString(ENTRIES));
        assertThat(report.at("/cases")).hasSize(1);
        JsonNode host = report.at("/cases/0");
        assertThat(host.at("/vouching/covered_by_quote").asInt()).isEqualTo(ENTRIES);
        assertThat(host.at("/quotes/0/verdict").asText()).isEqualTo("covered");
        assertThat(host.at("/quotes/0/checks/nonce/result").asText()).isEqualTo("pass");
        assertThat(host.at("/event_log/pcrs"))
                .hasSize(4 * 8)
                .allSatisfy(pcr -> assertThat(pcr.at("/result").asText()).isEqualTo("reproduced"));
        assertThat(host.at("/boot_aggregates/0/result").asText()).isEqualTo("reproduced");

        Set<String> unused = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        report.at("/evidence/parts").forEach(part -> {
            named.add(part.at("/path").asText());
            if (!part.has("used_as")) {
                unused.add(part.at("/path").asText());
            }
        });
        assertThat(named).isEqualTo(members.keySet());
        // whether the count of violations is compared with anything is not asked here
        unused.remove(layout.evidence().of("sys/kernel/security/ima/violations", "ima/violations"));
        assertThat(unused).isEqualTo(layout.notes().keySet());
        // the values of the quote, and those of sysfs in one file or one a PCR: each of four banks with 24
        long values = StreamSupport.stream(report.at("/evidence/parts").spliterator(), false)
                .filter(part -> part.at("/used_as").asText().equals("PCR values"))
                .count();
        assertThat(values).isIn(2L, 1 + 4 * 24L);
    }

    /** A hunt has every host in one archive; each is a case of its own, with its own quote. */
    @Test
    void aHuntOfTwoHostsIsTwoCases() throws IOException {
        Layout hunt = Layout.all().stream()
                .filter(each -> each.name().equals("velociraptor hunt"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> members = new TreeMap<>(hunt.members(SNAPSHOT));
        Snapshot other = Corpus.snapshot("critical-data-6.12/final");
        hunt.members(other).forEach((path, bytes) -> members.put(path.replace("host1-C.1235", "host2-C.9876"), bytes));
        Path archive = pack(members, "zip");
        Outcome outcome =
                Outcome.of("verify", "--evidence", archive.toString(), "--accept-found-key", "--format", "json");
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(report.at("/cases")).as(outcome.out()).hasSize(2);
        assertThat(report.at("/cases").findValuesAsText("covered_by_quote"))
                .containsExactlyInAnyOrder(
                        Integer.toString(ENTRIES),
                        Integer.toString(Files.readAllLines(other.ascii()).size()));
        assertThat(report.at("/findings")).isEmpty();
    }

    private static Outcome verify(Path evidence) {
        return Outcome.of(
                "verify",
                "--evidence",
                evidence.toString(),
                "--ak",
                SNAPSHOT.file("ak.pub").toString(),
                "--nonce",
                SNAPSHOT.file("nonce.hex").toString(),
                "--format",
                "json");
    }

    private Path pack(Map<String, byte[]> members, String packed) throws IOException {
        Path path = folder.resolve("evidence." + packed);
        if (packed.equals("folder")) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                Path file = path.resolve(member.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, member.getValue());
            }
            return path;
        }
        OutputStream file = Files.newOutputStream(path);
        if (packed.equals("zip")) {
            try (ZipOutputStream zip = new ZipOutputStream(file)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    zip.putNextEntry(new ZipEntry(member.getKey()));
                    zip.write(member.getValue());
                }
            }
            return path;
        }
        try (OutputStream stream = packed.equals("tar") ? file : new GZIPOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(stream)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return path;
    }
}
