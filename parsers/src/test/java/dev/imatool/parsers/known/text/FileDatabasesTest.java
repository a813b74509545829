package dev.imatool.parsers.known.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What hashdeep 4.4, AIDE 0.18.3, mtree of NetBSD (20180822), bsdtar 3.6.2 and rpm 4.18 print of small trees; the digests are those of
 * sha256sum.
 */
class FileDatabasesTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String CONF = "fe3209d6d4f51935b391288a43df48d9ddece1a992597ae53387ca16611a9179";
    private static final String HASH = "42b40409208e8c2e3e3fd298792acadd4cf4ea457f5d5c49aeff2b0396930243";
    private static final String COMMA = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    @ParameterizedTest
    @CsvSource({
        "hashdeep.txt,       HASHDEEP, /srv/tree, 6, 0",
        "aide.db,            AIDE,     /srv/tree, 5, 1",
        "mtree-netbsd.txt,   MTREE,    .,         5, 1",
        "mtree-netbsd-C.txt, MTREE,    .,         5, 1",
        "mtree-bsdtar.txt,   MTREE,    .,         5, 1",
    })
    void oneTreeIsReadAlike(String resource, KnownForm form, String root, int files, int links) {
        KnownReading read = KnownReading.ofResource("text/" + resource);
        assertThat(read.form()).isEqualTo(form);
        assertThat(read.files).hasSize(files);
        assertThat(read.digests(root + "/usr/bin/abc")).contains("sha256:" + ABC);
        assertThat(read.digests(root + "/etc/my conf")).contains("sha256:" + CONF);
        assertThat(read.digests(root + "/etc/h#sh\\x")).contains("sha256:" + HASH);
        assertThat(read.digests(root + "/usr/bin/a,b")).contains("sha256:" + COMMA);
        assertThat(read.digests(root + "/etc/empty"))
                .contains("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(read.links).hasSize(links).allMatch(("|" + root + "/usr/bin/link -> abc")::equals);
        assertThat(read.skips).isEqualTo(links == 0 ? Map.of() : Map.of(KnownSkip.LINK, links));
        assertThat(read.remarks()).isEmpty();
        assertThat(read.files).noneMatch(file -> file.bare());
    }

    @Test
    void severalDigestsAreOfOneFile() {
        assertThat(KnownReading.ofResource("text/aide.db").digests("/srv/tree/usr/bin/abc"))
                .containsExactly(
                        "md5:900150983cd24fb0d6963f7d28e17f72",
                        "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
                        "sha256:" + ABC,
                        "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
        assertThat(KnownReading.ofResource("text/hashdeep.txt").digests("/srv/tree/usr/bin/abc"))
                .containsExactly("md5:900150983cd24fb0d6963f7d28e17f72", "sha256:" + ABC);
    }

    /** The package has a hard link, a link, a configuration file with a blank and a ghost. */
    @Test
    void rpmsDumpSaysWhatIsConfiguration() {
        KnownReading read = KnownReading.ofResource("text/rpm-dump.txt");
        assertThat(read.form()).isEqualTo(KnownForm.RPM_DUMP);
        assertThat(read.lines()).hasSize(3);
        assertThat(read.files).allMatch(file -> file.bare());
        assertThat(read.lines().get(0)).startsWith("|/etc/demo conf|CONFIGURATION|sha256:");
        assertThat(read.digests("/usr/bin/demo")).isEqualTo(read.digests("/usr/bin/demo-hard")).hasSize(1);
        assertThat(read.links).containsExactly("|/usr/bin/demo-link -> demo");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.LINK, 1, KnownSkip.ZERO, 1));
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void trustOfFapolicydNamesItsSource() {
        KnownReading file = KnownReading.of("# trust\n/usr/bin/abc 3 " + ABC + "\n/opt/my conf 4 " + CONF + "\n");
        assertThat(file.form()).isEqualTo(KnownForm.FAPOLICYD);
        assertThat(file.lines())
                .containsExactly("|/usr/bin/abc|PRESENT|sha256:" + ABC, "|/opt/my conf|PRESENT|sha256:" + CONF);
        KnownReading dump = KnownReading.of("rpmdb /usr/bin/abc 3 " + ABC + "\nfiledb /opt/x 4 " + CONF
                + "\nfiledb /opt/cut 4 " + CONF.substring(3) + "\n");
        assertThat(dump.lines())
                .containsExactly("rpmdb|/usr/bin/abc|PRESENT|sha256:" + ABC, "filedb|/opt/x|PRESENT|sha256:" + CONF);
        assertThat(dump.places()).containsExactly("line 3");
    }

    @Test
    void damagedHashdeepLinesAreNamed() {
        KnownReading read = KnownReading.of("%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n3," + "0".repeat(32) + ","
                + ABC + ",/a,b\n3," + ABC + ",/b\n3,90,900,/c\n3,00,\n");
        assertThat(read.lines()).containsExactly("|/a,b|PRESENT|sha256:" + ABC);
        assertThat(read.places()).containsExactly("line 4", "line 5", "line 6");
    }

    @Test
    void aDatabaseOfAideWithoutItsEndIsCutShort() {
        String whole = new String(KnownReading.resource("text/aide.db"), StandardCharsets.ISO_8859_1);
        KnownReading read = KnownReading.of(whole.substring(0, whole.indexOf("/srv/tree/usr/bin/abc") + 40));
        assertThat(read.files).hasSize(4);
        assertThat(read.places()).containsExactly("line 13", "line 13");
        assertThat(read.remarks().get(1)).contains("cut short");
        assertThat(KnownReading.of("@@begin_db\n@@db_spec name sha256\n/a%2 x\n/b AAAA\n/c !\n/d%20e "
                                + "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\n@@end_db\n")
                        .lines())
                .containsExactly("|/d e|PRESENT|sha256:" + ABC);
    }

    @Test
    void mtreeDefaultsContinueAndNest() {
        String sum = " sha256digest=" + ABC + "\n";
        KnownReading read = KnownReading.of("#mtree v2.0\n/set type=file mode=0644\n. type=dir\n  bin type=dir\n    a \\\n size=1 \\\n"
                + sum + "    ..\n  b" + sum + "/set type=dir\nsub\n/unset type\nc" + sum + "./x/y" + sum + "..\n..\n..\nd" + sum
                + "nothing\ne sha256=12\nf\\q" + sum + "g \\\n");
        assertThat(read.lines())
                .containsExactly(
                        "|./bin/a|PRESENT|sha256:" + ABC,
                        "|./b|PRESENT|sha256:" + ABC,
                        "|./sub/c|PRESENT|sha256:" + ABC,
                        "|./x/y|PRESENT|sha256:" + ABC,
                        "|d|PRESENT|sha256:" + ABC,
                        "|nothing|PRESENT|");
        assertThat(read.places()).containsExactly("line 20", "line 21", "line 22");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_USABLE_DIGEST, 1, KnownSkip.UNREADABLE, 3));
    }

    @Test
    void directoriesWithoutEndStayCheap() {
        StringBuilder text = new StringBuilder("#mtree\n");
        for (int i = 0; i < 30_000; i++) {
            text.append("d").append("x".repeat(20)).append(" type=dir\n");
        }
        KnownReading read = KnownReading.of(text + "f sha256=" + ABC + "\n");
        assertThat(read.places().get(0)).isEqualTo("line 188");
        assertThat(read.skips.get(KnownSkip.UNREADABLE)).isEqualTo(30_000 - 186);
    }

    @Test
    void filesOfSpdxTagsBelongToTheirPackage() {
        KnownReading read = KnownReading.of("SPDXVersion: SPDX-2.3\nFileName: ./first\nFileChecksum: SHA1: "
                + "a9993e364706816aba3e25717850c26c9cd0d89d\nFileChecksum: SHA256: " + ABC
                + "\nPackageName: demo\nPackageVersion: 1.0\nPackageChecksum: SHA256: " + CONF
                + "\nFileName: /usr/bin/my demo\nFileComment: <text>\nFileName: ./no file\n</text>\nFileChecksum: SHA256: "
                + CONF + "\nFileName: ./bad\nFileChecksum: SHA256: 12\nFileName: ./blake\nFileChecksum: BLAKE3: " + ABC + "\n");
        assertThat(read.form()).isEqualTo(KnownForm.SPDX);
        assertThat(read.lines())
                .containsExactly(
                        "|./first|PRESENT|sha1:a9993e364706816aba3e25717850c26c9cd0d89d sha256:" + ABC,
                        "demo 1.0|/usr/bin/my demo|PRESENT|sha256:" + CONF,
                        "demo 1.0|./bad|PRESENT|",
                        "demo 1.0|./blake|PRESENT|");
        assertThat(read.places()).containsExactly("line 14");
    }
}
