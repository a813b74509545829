package dev.imatool.fleet.collected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectedHostsTest {
    @TempDir
    Path folder;

    @Test
    void theFirstFolderOrArchiveNamesTheHost() throws IOException {
        Files.createDirectories(folder.resolve("web1/ima"));
        Files.createDirectories(folder.resolve("web2.example.org/x"));
        Files.createFile(folder.resolve("db.tar.gz"));
        Files.createFile(folder.resolve("notes.txt"));
        assertThat(CollectedHosts.in(folder).stream().map(host -> host.name().orElseThrow()))
                .containsExactly("db", "web1", "web2.example.org");
    }

    @Test
    void theFolderOfOneHostIsThatHost() throws IOException {
        Path host = Files.createDirectories(folder.resolve("web1"));
        Files.createDirectories(host.resolve("ima"));
        Files.createDirectories(host.resolve("other"));
        assertThat(CollectedHosts.in(host).stream().map(each -> each.name().orElseThrow()))
                .containsExactly("web1");
    }

    @Test
    void aHostThatIsCalledLikeAPartOfEvidenceDoesNotSwallowTheOthers() throws IOException {
        Files.createDirectories(folder.resolve("system/ima"));
        Files.createFile(Files.createDirectories(folder.resolve("tpm")).resolve("binary_runtime_measurements"));
        Files.createDirectories(folder.resolve("web1/ima"));
        assertThat(CollectedHosts.in(folder).stream().map(host -> host.name().orElseThrow()))
                .containsExactly("system", "tpm", "web1");
        Files.createFile(Files.createDirectories(folder.resolve("flat/ima")).resolve("binary_runtime_measurements"));
        Files.createFile(Files.createDirectories(folder.resolve("flat/web1")).resolve("ascii_runtime_measurements"));
        assertThat(CollectedHosts.in(folder.resolve("flat")).stream()
                        .map(host -> host.name().orElseThrow()))
                .containsExactly("ima", "web1");
    }

    @Test
    void aCopyOfASecurityfsIsOneHost() throws IOException {
        Path host = Files.createDirectories(folder.resolve("web1"));
        Files.createDirectories(host.resolve("security/ima"));
        Files.createDirectories(host.resolve("security/tpm0"));
        Files.createDirectories(host.resolve("sys/security/ima"));
        assertThat(CollectedHosts.in(host).stream().map(each -> each.name().orElseThrow()))
                .containsExactly("web1");
    }

    @Test
    void membersOfAnArchiveNameTheirHosts() {
        Path archive = Path.of("all.tar.gz");
        assertThat(CollectedHosts.ofMember(archive, "web1/ima/binary_runtime_measurements"))
                .isEqualTo("web1");
        assertThat(CollectedHosts.ofMember(archive, "./web1/ima/binary_runtime_measurements"))
                .isEqualTo("web1");
        assertThat(CollectedHosts.ofMember(archive, "../ima/binary_runtime_measurements"))
                .isEqualTo("all");
        assertThat(CollectedHosts.ofMember(archive, "ima/binary_runtime_measurements"))
                .isEqualTo("all");
    }
}
