package dev.imatool.parsers.known.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";

    /** Heads of osquery, Velociraptor, hashlookup and NSRL, Elastic, Excel, people. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "path,directory,sha256!%2$s,/usr,%1$s",
                "FullPath,Size,Hash.MD5,Hash.SHA256!%2$s,12,,%1$s",
                "OSPath;Mtime;SHA256!%2$s;2026;%1$s",
                "\"SHA-256\",\"FileName\",\"FileSize\"!\"%1$s\",\"%2$s\",\"12\"",
                "@timestamp,file.path,file.hash.sha256,host.name!2026,%2$s,%1$s,web",
                "process.executable\tprocess.hash.sha256!%2$s\t%1$s",
                "file_path,sha256sum!%2$s,%1$s",
                "File Path|SHA256 Hash!%2$s|%1$s",
            })
    void columnsAreFoundByTheirNames(String head, String row) {
        KnownReading read = KnownReading.of(head + "\r\n" + row.formatted(A, "/usr/bin/a") + "\r\n"
                + row.formatted(B.toUpperCase(Locale.ROOT), "/usr/bin/b") + "\r\n");
        assertThat(read.form()).isEqualTo(SourceForm.ROWS);
        assertThat(read.lines()).containsExactly("|/usr/bin/a|PRESENT|sha256:" + A, "|/usr/bin/b|PRESENT|sha256:" + B);
        assertThat(read.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\":\"%2$s\",\"sha256\":\"%1$s\"}",
                "{\"OSPath\":\"%2$s\",\"Hash\":{\"MD5\":\"\",\"SHA256\":\"%1$s\"}}",
                "{\"Hash\":{\"SHA256\":\"%1$s\"},\"OSPath\":\"%2$s\"}",
                "{\"file\":{\"path\":\"%2$s\",\"hash\":{\"sha256\":\"%1$s\"}}}",
                "{\"_index\":\"logs\",\"_source\":{\"file\":{\"path\":\"%2$s\",\"hash\":{\"sha256\":\"%1$s\"}}}}",
                "{\"file.path\":\"%2$s\",\"file.hash.sha256\":\"%1$s\"}",
                "{\"name\":\"pack\",\"hostIdentifier\":\"web\",\"columns\":{\"path\":\"%2$s\",\"sha256\":\"%1$s\"},\"action\":\"added\"}",
                "{\"FileName\":\"%2$s\",\"SHA-256\":\"%1$s\",\"SHA-1\":\"0000000000000000000000000000000000000000\"}",
            })
    void objectsAreRowsInAnArrayAndInLines(String row) {
        String a = row.formatted(A, "/usr/bin/a");
        String b = row.formatted(B, "/usr/bin/b");
        for (String document : new String[] {
            "[" + a + "," + b + "]",
            a + "\n" + b + "\n",
            a + "\r\n\r\n" + b,
            "{\"hits\":{\"hits\":[" + a + ",\n" + b + "]}}"
        }) {
            KnownReading read = KnownReading.of(document);
            assertThat(read.form()).as(document).isEqualTo(SourceForm.ROWS);
            assertThat(read.lines())
                    .as(document)
                    .containsExactly("|/usr/bin/a|PRESENT|sha256:" + A, "|/usr/bin/b|PRESENT|sha256:" + B);
            assertThat(read.remarks()).as(document).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a \"feed\n# of the day\n\n", "; a feed\n", "  \n#\n", "# path,sha256\n"})
    void commentsAreNoRows(String front) {
        KnownReading read =
                KnownReading.of(front + "path,sha256\n/a," + A + "\n# \"/x," + B + "\n\"/b\n#\"," + B + "\n# end\n");
        assertThat(read.form()).isEqualTo(SourceForm.ROWS);
        assertThat(read.lines()).containsExactly("|/a|PRESENT|sha256:" + A, "|/b\n#|PRESENT|sha256:" + B);
        assertThat(read.remarks()).isEmpty();
        assertThat(read.skips).isEmpty();
    }

    /** As the exports of MalwareBazaar have it: the names are a comment, and a blank stands behind each comma. */
    @Test
    void theNamesMayBeTheLastComment() {
        KnownReading read = KnownReading.of("####\n# MalwareBazaar recent malware samples (CSV) #\n####\n#\n"
                + "# \"first_seen_utc\",\"sha256_hash\",\"md5_hash\",\"file_name\",\"signature\"\n"
                + "\"2026-01-01 00:00:00\", \"" + A + "\", \"n/a\", \"\", \"Mirai\"\n"
                + "\"2026-01-01 00:00:01\", \"" + B + "\", \"n/a\", \"\", \"Mozi\"\n# Number of entries: 2\n");
        assertThat(read.form()).isEqualTo(SourceForm.ROWS);
        assertThat(read.lines()).containsExactly("Mirai||PRESENT|sha256:" + A, "Mozi||PRESENT|sha256:" + B);
        assertThat(read.remarks()).isEmpty();
        assertThat(KnownReading.of("# sha256, path\n" + A + "  /usr/bin/a\n").form())
                .isEqualTo(SourceForm.CHECKSUMS);
    }

    /** The event, batch and CSV forms of differential results (osquery, Logging). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"name":"p","columns":{"path":"/a","sha256":"%1$s"},"action":"added"}
                {"action":"removed","columns":{"path":"/a","sha256":"%2$s"},"name":"p"}
                """,
                "{\"diffResults\":{\"removed\":[{\"path\":\"/a\",\"sha256\":\"%2$s\"}],"
                        + "\"added\":[{\"path\":\"/a\",\"sha256\":\"%1$s\"}]},\"name\":\"p\"}",
                "path,sha256,action\n/a,%1$s,added\n/a,%2$s,removed\n",
            })
    void whatWasRemovedIsNot(String text) {
        KnownReading read = KnownReading.of(text.formatted(A, B));
        assertThat(read.form()).isEqualTo(SourceForm.ROWS);
        assertThat(read.lines()).containsExactly("|/a|PRESENT|sha256:" + A);
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.REMOVED, 1));
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void twoFilesInOneRowKeepTheirDigests() {
        assertThat(KnownReading.of("{\"process\":{\"executable\":\"/bin/sh\",\"hash\":{\"sha256\":\"" + A
                                + "\"}},\"file\":{\"hash\":{\"sha256\":\"" + B + "\",\"sha1\":\"" + SHA1
                                + "\"},\"path\":\"/tmp/x\"}}")
                        .lines())
                .containsExactly("|/bin/sh|PRESENT|sha256:" + A, "|/tmp/x|PRESENT|sha256:" + B + " sha1:" + SHA1);
    }

    @Test
    void hashesWithoutPathsHaveTheirRemarkAsItem() {
        KnownReading read = KnownReading.of("hash,comment\n" + A + ",\"dropper, \"\"x\"\"\"\nsha1:" + SHA1 + ",\n");
        assertThat(read.lines()).containsExactly("dropper, \"x\"||PRESENT|sha256:" + A + "?", "||PRESENT|sha1:" + SHA1);
        assertThat(KnownReading.of("SHA256\n" + A + "\n" + B + "\n").lines())
                .containsExactly("||PRESENT|sha256:" + A, "||PRESENT|sha256:" + B);
    }

    @Test
    void namesAreBytes() {
        KnownReading csv = KnownReading.of("path,sha256\n/etc/\u00ff,\"" + A + "\"\n");
        assertThat(csv.lines()).containsExactly("|/etc/\u00ff|PRESENT|sha256:" + A);
        KnownReading json = KnownReading.of("{\"path\":\"/etc/\\u00e9\",\"sha256\":\"" + A + "\"}");
        assertThat(json.files.get(0).path().toByteArray()).isEqualTo("/etc/\u00e9".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void damagedRowsAreNamedAndTheRestIsRead() {
        KnownReading csv = KnownReading.of("path,sha256\n/a," + A + "\n/b,\"" + B + "\n/c," + B + "\n/d,12\n/e,\n/z,"
                + "0".repeat(64) + "\n\"/f\ng\"," + A + "\n");
        assertThat(csv.lines())
                .containsExactly(
                        "|/a|PRESENT|sha256:" + A,
                        "|/c|PRESENT|sha256:" + B,
                        "|/d|PRESENT|",
                        "|/e|PRESENT|",
                        "|/f\ng|PRESENT|sha256:" + A);
        assertThat(csv.places()).containsExactly("line 3", "line 5");
        KnownReading lines = KnownReading.of(
                "{\"path\":\"/a\",\"sha256\":\"" + A + "\"}\n{\"path\":\"/b\",\"sha2\n7\n{\"path\":\"/c\",\"sha256\":\""
                        + B + "\"}\n{\"path\":\"/d\",\"sha256\":\"xyz\"}\n");
        assertThat(lines.lines()).containsExactly("|/a|PRESENT|sha256:" + A, "|/c|PRESENT|sha256:" + B, "|/d|PRESENT|");
        assertThat(lines.places()).containsExactly("line 2", "line 5");
    }

    @Test
    void aQuoteWithoutEndSwallowsNoRow() {
        StringBuilder text = new StringBuilder("path,sha256\n\"/open," + A + "\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("/f").append(i).append(',').append(B).append('\n');
        }
        KnownReading read = KnownReading.of(text.toString());
        assertThat(read.files).hasSize(5_000);
        assertThat(read.places()).containsExactly("line 2");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.UNREADABLE, 1));
        KnownReading hostile =
                KnownReading.of("path,sha256\n" + ("\"" + "\n".repeat(1) + "x\n".repeat(40_000)).repeat(20));
        assertThat(hostile.skips.get(KnownSkip.UNREADABLE)).isGreaterThan(0);
    }
}
