package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.LogBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index of somebody who knows how its checksums are made: any byte of it is changed, and the checksums are made anew. {@code check} gives an
 * answer, or refuses the index; it never fails.
 */
class ForgedIndexTest {
    private static final int MAGIC = 16;
    private static final int TRAILER = 80;
    private static final int REFUSED = 2;

    @TempDir
    private Path folder;

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    private byte[] index(String source) throws IOException {
        Path index = folder.resolve("known.idx");
        Files.deleteIfExists(index);
        Outcome built = Outcome.of("reference", "build", source, "--algorithm", "sha256", "-o", index.toString());
        assertThat(built.exit()).as(built.err()).isZero();
        return Files.readAllBytes(index);
    }

    /** The same index with that byte changed; it is one block, so its body has one checksum. */
    private String forged(byte[] good, int at, int change) throws IOException {
        byte[] bad = good.clone();
        bad[at] ^= (byte) change;
        int trailer = bad.length - TRAILER;
        int body = trailer - Integer.BYTES;
        ByteBuffer sums = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        sums.putInt(body, checksum(bad, 0, body));
        sums.putInt(trailer + 64, checksum(bad, body, Integer.BYTES));
        sums.putInt(bad.length - Integer.BYTES, checksum(bad, trailer, TRAILER - Integer.BYTES));
        return Files.write(folder.resolve("forged.idx"), bad).toString();
    }

    private String list() throws IOException {
        LogBuilder log = LogBuilder.list()
                .file("/usr/bin/a", "a")
                .file("/usr/bin/b", "other")
                .file("/tmp/a", "a");
        return Files.write(folder.resolve("list"), log.build().ascii()).toString();
    }

    private String sums() throws IOException {
        // SHA-256 of "a" and "b"
        return Files.writeString(folder.resolve("sums"), """
                        ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  /usr/bin/a
                        3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  /usr/bin/b
                        """).toString();
    }

    private String rootWithLinks() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("usr/bin/a"), "a");
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        return root.toString();
    }

    private int refusals(byte[] good, String list) throws IOException {
        int refused = 0;
        for (int at = MAGIC; at < good.length - TRAILER - Integer.BYTES; at++) {
            for (int change : new int[] {0x01, 0xff}) {
                Outcome outcome = Outcome.of("check", list, at % 2 == 0 ? "--good" : "--bad", forged(good, at, change));
                assertThat(outcome.exit())
                        .as("byte %d ^ %x: %s", at, change, outcome.err())
                        .isBetween(0, 3);
                refused += outcome.exit() == REFUSED ? 1 : 0;
            }
        }
        return refused;
    }

    @Test
    void everyForgedByteEndsInAnAnswerOrARefusal() throws IOException {
        String list = list();
        assertThat(refusals(index(sums()), list)).isGreaterThan(20);
        assertThat(refusals(index(rootWithLinks()), list)).isGreaterThan(20);
    }

    /** Of signatures every byte is as good as another, so only some of them are changed. */
    @Test
    void aForgedIndexOfSignedFilesEndsInAnAnswerOrARefusal() throws IOException {
        Path signed = Path.of("src/test/resources/known/signed");
        String list = list();
        byte[] good = index(signed.resolve("demo-signed.rpm").toString());
        int refused = 0;
        for (int at = MAGIC; at < good.length - TRAILER - Integer.BYTES; at += 3) {
            Outcome outcome = Outcome.of(
                    "check",
                    list,
                    "--good",
                    forged(good, at, 0xff),
                    "--keys",
                    signed.resolve("signer.der").toString());
            assertThat(outcome.exit()).as("byte %d: %s", at, outcome.err()).isBetween(0, 3);
            refused += outcome.exit() == REFUSED ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(20);
    }

    /** A line of checksums has one digest; what is written in its place here is none. */
    @Test
    void aLineWithoutADigestIsRefused() throws IOException {
        byte[] good = index(sums());
        // kind, flags, no item, length and bytes of the path, number of digests, hash
        int number = MAGIC + 4 + "/usr/bin/a".length();
        assertThat(good[number]).isEqualTo((byte) 1);
        for (String side : new String[] {"--good", "--bad"}) {
            Outcome refused = Outcome.of("check", list(), side, forged(good, number, 1));
            assertThat(refused.exit()).isEqualTo(REFUSED);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("the index is damaged at byte ").contains("line of checksums");
        }
    }
}
