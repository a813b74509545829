package dev.imatool.parsers.known.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.eclipse.packager.rpm.FileFlags;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.LongMode;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.coding.PayloadCoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of rpm 4.7 and 4.18, and of Eclipse Packager, whose reader has to see the same files in them. */
class RpmPeerTest {
    private static final int MD5 = 1;

    /** The hash functions that measurement lists may have, by their OpenPGP number (RFC 9580, 9.5). */
    private static final Map<Integer, HashAlgorithm> COMPARABLE = Map.of(
            2, HashAlgorithm.SHA1,
            8, HashAlgorithm.SHA256,
            9, HashAlgorithm.SHA384,
            10, HashAlgorithm.SHA512);

    @TempDir
    Path folder;

    private final RecordedFiles files = new RecordedFiles(EnumSet.copyOf(COMPARABLE.values()));

    @Test
    void rpm418MadeTheSamePackageForBoth() {
        agree(RecordedFiles.resource("demo-1.0-1.noarch.rpm"));
        assertThat(files.files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpmsample-gzip.rpm", "rpmsample-bzip2.rpm"})
    void rpm47MadeTheSamePackageForBoth(String name) {
        agree(KnownReading.resource("/peers/" + name));
        assertThat(files.files()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = DigestAlgorithm.class,
            names = {"MD5", "SHA1", "SHA256", "SHA384", "SHA512"})
    void everyAlgorithmOfPackagerIsTheSameForBoth(DigestAlgorithm algorithm) throws IOException {
        BuilderOptions options = new BuilderOptions();
        options.setFileDigestAlgorithm(algorithm);
        agree(built(options, 1));
    }

    @ParameterizedTest
    @EnumSource(value = PayloadCoding.class, mode = EnumSource.Mode.EXCLUDE, names = "ZSTD")
    void everyPayloadOfPackagerIsTheSameForBoth(PayloadCoding coding) throws IOException {
        BuilderOptions options = new BuilderOptions();
        options.setPayloadCoding(coding);
        agree(built(options, 2));
    }

    /** Random packages, with names that are no ASCII, long ones, links, configuration files and ghosts. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9, 10})
    void randomPackagesAreTheSameForBoth(int seed) throws IOException {
        agree(built(new BuilderOptions(), seed));
        assertThat(files.files()).isNotEmpty();
    }

    private void agree(byte[] rpm) {
        KnownSource source = files.read(rpm);
        PeerRpm peer = PeerRpm.of(rpm);

        assertThat(source.remarks()).isEmpty();
        assertThat(source.items()).isEqualTo(1);
        assertThat(files.items()).containsOnly(peer.item());
        assertThat(files.files())
                .containsExactlyElementsOf(peer.files().stream()
                        .map(line -> line(line, peer.algorithm()))
                        .toList());
        assertThat(files.links()).containsExactlyElementsOf(peer.links());
        assertThat(files.skipped().getOrDefault(KnownSkip.GHOST, 0)).isEqualTo(peer.ghosts());
    }

    /** The line of the peer as it is recorded: with the name of the hash, or without a digest of MD5. */
    private static String line(String of, int algorithm) {
        int digest = of.lastIndexOf(' ') + 1;
        if (algorithm == MD5) {
            return of.substring(0, digest);
        }
        HashAlgorithm known = COMPARABLE.get(algorithm);
        assertThat(known).as("algorithm %d", algorithm).isNotNull();
        return of.substring(0, digest) + known.kernelName() + ":" + of.substring(digest);
    }

    private byte[] built(BuilderOptions options, int seed) throws IOException {
        options.setLongMode(LongMode.DEFAULT);
        Path target = folder.resolve("built.rpm");
        Random random = new Random(seed);
        try (RpmBuilder builder =
                new RpmBuilder("peer-" + seed, new RpmVersion("1." + seed, "2"), "noarch", target, options)) {
            BuilderContext context = builder.newContext();
            context.addDirectory("/opt/peer");
            for (int i = 0; i < 1 + random.nextInt(60); i++) {
                String name = "/opt/peer/"
                        + List.of("a b", "größe", "x".repeat(200), "n").get(random.nextInt(4)) + i;
                byte[] content = new byte[1 + random.nextInt(5000)];
                random.nextBytes(content);
                Set<FileFlags> flags = flags(random.nextInt(4));
                context.addFile(name, content, information -> {
                    information.setFileFlags(flags);
                    information.setTimestamp(Instant.EPOCH);
                });
            }
            context.addSymbolicLink("/opt/peer/link", "../peer/n0");
            builder.build();
        }
        return Files.readAllBytes(target);
    }

    private static Set<FileFlags> flags(int choice) {
        return switch (choice) {
            case 0 -> EnumSet.of(FileFlags.CONFIGURATION, FileFlags.NOREPLACE);
            case 1 -> EnumSet.of(FileFlags.GHOST);
            case 2 -> EnumSet.of(FileFlags.DOC);
            default -> EnumSet.noneOf(FileFlags.class);
        };
    }
}
