package dev.imatool.parsers.known.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.SourceForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cyclonedx.Format;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.parsers.BomParserFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CycloneDX of its Maven plugin, and of the library of CycloneDX, which has to find the same files. */
class CycloneDxPeerTest {
    private static final String LONG_NAME = "n".repeat(300);

    /** What hashes are called by CycloneDX, and here; the others are in no measurement list. */
    private static final Map<String, String> HASHES = Map.of(
            "MD5", "md5",
            "SHA-1", "sha1",
            "SHA-256", "sha256",
            "SHA-384", "sha384",
            "SHA-512", "sha512",
            "SHA3-256", "sha3-256",
            "SHA3-384", "sha3-384",
            "SHA3-512", "sha3-512");

    /** It has hashes of libraries and of tools, and no file: a library has no path. */
    @ParameterizedTest
    @ValueSource(strings = {"commons-csv-1.14.1-cyclonedx.json", "commons-csv-1.14.1-cyclonedx.xml"})
    void theBillOfALibraryHasNoFileForBoth(String name) throws ParseException {
        byte[] bill = KnownReading.resource("/peers/" + name);
        Bom peer = BomParserFactory.createParser(bill).parse(bill);

        assertThat(peer.getComponents()).isNotEmpty();
        assertThat(files(peer.getComponents())).isEmpty();
        KnownReading reading = KnownReading.of(bill);
        assertThat(reading.form()).isEqualTo(SourceForm.CYCLONEDX);
        assertThat(reading.files).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"VERSION_12", "VERSION_13", "VERSION_14", "VERSION_15", "VERSION_16"})
    void jsonOfEveryVersionHasTheSameFilesForBoth(Version version) throws GeneratorException, ParseException {
        agree(
                BomGeneratorFactory.createJson(
                                version, bill(version.getVersionString().hashCode()))
                        .toJsonString(),
                Format.JSON);
    }

    @ParameterizedTest
    @EnumSource(value = Version.class, mode = EnumSource.Mode.EXCLUDE, names = "VERSION_10")
    void xmlOfEveryVersionHasTheSameFilesForBoth(Version version) throws GeneratorException, ParseException {
        agree(
                BomGeneratorFactory.createXml(
                                version, bill(version.getVersionString().hashCode()))
                        .toXmlString(),
                Format.XML);
    }

    private static void agree(String document, Format format) throws ParseException {
        byte[] bill = document.getBytes(StandardCharsets.UTF_8);
        Bom peer = BomParserFactory.createParser(bill).parse(bill);
        KnownReading reading = KnownReading.of(bill);

        assertThat(peer.getBomFormat() == null).isEqualTo(format == Format.XML);
        assertThat(reading.form()).isEqualTo(SourceForm.CYCLONEDX);
        assertThat(reading.files)
                .extracting(CycloneDxPeerTest::line)
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(files(peer.getComponents()));
    }

    private static String line(KnownFile file) {
        return text(file.path()) + " "
                + file.digests().stream().map(ContentDigest::text).sorted().toList();
    }

    private static String text(ByteString path) {
        return path.utf8().orElseThrow();
    }

    /** {@code PATH [ALGORITHM:HEX, …]} of all components that are files, however deep. */
    private static List<String> files(List<Component> components) {
        List<String> lines = new ArrayList<>();
        for (Component component : components == null ? List.<Component>of() : components) {
            if (component.getType() == Component.Type.FILE) {
                lines.add(component.getName() + " "
                        + component.getHashes().stream()
                                .filter(hash -> HASHES.containsKey(hash.getAlgorithm()))
                                .map(hash -> HASHES.get(hash.getAlgorithm()) + ":" + hash.getValue())
                                .sorted()
                                .toList());
            }
            lines.addAll(files(component.getComponents()));
        }
        return lines;
    }

    /** Packages with files in them, and files beside, with names that XML and JSON have to escape. */
    private static Bom bill(int seed) {
        Random random = new Random(seed);
        Bom bill = new Bom();
        for (int i = 0; i < 10; i++) {
            Component around = component(random, Component.Type.LIBRARY, "library" + i);
            for (int k = 0; k < 3; k++) {
                around.addComponent(component(random, Component.Type.FILE, "/usr/lib/" + i + "/" + name(random) + k));
            }
            bill.addComponent(around);
            bill.addComponent(component(random, Component.Type.FILE, "/opt/" + name(random) + i));
        }
        return bill;
    }

    private static String name(Random random) {
        return List.of("a b", "größe", "<&>\"'", "\\back", LONG_NAME, "plain").get(random.nextInt(6));
    }

    private static Component component(Random random, Component.Type type, String name) {
        Component component = new Component();
        component.setType(type);
        component.setName(name);
        component.setVersion("1." + random.nextInt(9));
        for (Hash.Algorithm algorithm : List.of(Hash.Algorithm.SHA1, Hash.Algorithm.SHA_256, Hash.Algorithm.SHA_512)) {
            byte[] digest = new byte[bytes(algorithm)];
            random.nextBytes(digest);
            component.addHash(new Hash(algorithm, HexFormat.of().formatHex(digest)));
        }
        return component;
    }

    private static int bytes(Hash.Algorithm algorithm) {
        return algorithm == Hash.Algorithm.SHA1 ? 20 : algorithm == Hash.Algorithm.SHA_256 ? 32 : 64;
    }
}
