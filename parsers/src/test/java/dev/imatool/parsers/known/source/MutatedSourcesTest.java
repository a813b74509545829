package dev.imatool.parsers.known.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sources of every form, damaged at random, end in an answer; what is read of them has digests of the right length. */
class MutatedSourcesTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final int ROUNDS = 250;

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : new String[] {
            "aide.db",
            "hashdeep.txt",
            "mtree-bsdtar.txt",
            "mtree-netbsd.txt",
            "openssl-dgst.txt",
            "rpm-dump.txt",
            "sha256-tag.txt",
            "sha256sum.txt",
            "sha256sum-z.bin",
            "fsverity.txt"
        }) {
            seeds.add(KnownReading.resource("text/" + name));
        }
        for (String text : new String[] {
            "/usr/bin/a 12 " + A + "\nrpmdb /usr/bin/b 1 " + A + "\n",
            "SPDXVersion: SPDX-2.3\nPackageName: p\nFileName: ./a\nFileChecksum: SHA256: " + A
                    + "\nFileComment: <text>x\n</text>\n",
            "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"file\",\"name\":\"/a\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\""
                    + A + "\"}],\"evidence\":{\"occurrences\":[{\"location\":\"/b\"}]}}]}",
            "{\"spdxVersion\":\"SPDX-2.3\",\"files\":[{\"fileName\":\"./a\",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\""
                    + A + "\"}]}]}",
            "{\"artifacts\":[],\"files\":[{\"location\":{\"path\":\"/a\",\"layerID\":\"l\"},\"digests\":[{\"algorithm\":\"sha256\",\"value\":\""
                    + A + "\"}]}]}",
            "{\"Event\":{\"info\":\"x\",\"Attribute\":[{\"type\":\"filename|sha256\",\"to_ids\":true,\"value\":\"e|" + A
                    + "\"}]}}",
            "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"pattern\":\"[file:hashes.'SHA-256' = '" + A
                    + "']\"},{\"type\":\"file\",\"hashes\":{\"SHA-256\":\"" + A + "\"}}]}",
            "{\"path\":\"/a\",\"Hash\":{\"SHA256\":\"" + A + "\"}}\n{\"path\":\"/b\",\"Hash\":{\"SHA256\":\"" + A
                    + "\"}}\n",
            "path;sha256;comment\n/a;" + A + ";\"x;\n\"\"y\"\"\"\n/b;" + A + ";\n",
            "type,value,comment,to_ids\nsha256," + A + ",,1\n",
            A + ";75;evil\n" + A + ":1:n\n" + A + "\n",
            "<?xml version=\"1.0\"?><SoftwareIdentity xmlns:h=\"http://www.w3.org/2001/04/xmlenc#sha256\" name=\"b\"><Payload><Directory"
                    + " name=\"d\"><File name=\"a\" h:hash=\"" + A + "\"/></Directory></Payload></SoftwareIdentity>"
        }) {
            seeds.add(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return seeds;
    }

    @Test
    void damageEndsInAnAnswer() {
        Random random = new Random(20_261_130);
        List<byte[]> seeds = seeds();
        int read = 0;
        for (int seed = 0; seed < seeds.size(); seed++) {
            assertThat(KnownReading.of(seeds.get(seed)).files)
                    .as("seed %d", seed)
                    .isNotEmpty();
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = mutated(seeds.get(seed), seeds.get(random.nextInt(seeds.size())), random);
                KnownReading reading = KnownReading.of(bytes);
                read += reading.files.isEmpty() ? 0 : 1;
                assertThat(reading.files)
                        .allMatch(file -> file.digests().stream()
                                .allMatch(digest -> !digest.digest().allZero()
                                        && digest.digest().length()
                                                == digest.algorithm().digestLength()));
            }
        }
        assertThat(read).isGreaterThan(seeds.size() * ROUNDS / 4);
    }

    /** Changed bytes, a cut, a part twice, or a part of another source. */
    private static byte[] mutated(byte[] source, byte[] other, Random random) {
        byte[] bytes = source.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : "\"\\\0\n,:{}[]<>%= ".charAt(random.nextInt(15)));
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, bytes, random.nextInt(bytes.length));
            case 2 -> joined(bytes, at, other, random.nextInt(other.length));
            default -> bytes;
        };
    }

    private static byte[] joined(byte[] first, int to, byte[] second, int from) {
        byte[] joined = Arrays.copyOf(first, to + second.length - from);
        System.arraycopy(second, from, joined, to, second.length - from);
        return joined;
    }
}
