package dev.imatool.parsers.known.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files in forms that people and programs also write. */
class SourceVariantsTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";

    private static String filled(String text) {
        return text.replace("$A", A).replace("$B", B).replace("\\n", "\n");
    }

    /** Windows exports tables in UTF-16, with a mark or without. */
    @ParameterizedTest
    @CsvSource({"UTF-16LE, \ufeff", "UTF-16BE, \ufeff", "UTF-16LE, ''"})
    void textInUtf16IsRead(String charset, String mark) {
        for (String text : new String[] {
            "$A  /usr/bin/a\r\n$B  /usr/bin/b\r\n",
            "path,sha256\r\n/usr/bin/a,$A\r\n/usr/bin/b,$B\r\n",
            "[{\"path\":\"/usr/bin/a\",\"sha256\":\"$A\"},{\"path\":\"/usr/bin/b\",\"sha256\":\"$B\"}]",
            "FileName: /usr/bin/a\nFileChecksum: SHA256: $A\nFileName: /usr/bin/b\nFileChecksum: SHA256: $B\n",
        }) {
            KnownReading read = KnownReading.of((mark + filled(text)).getBytes(Charset.forName(charset)));
            assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
            assertThat(read.digests("/usr/bin/b")).containsExactly("sha256:" + B);
            assertThat(read.remarks()).isEmpty();
        }
    }

    @Test
    void namesInUtf16AreThoseInUtf8() {
        KnownReading read =
                KnownReading.of(("\ufeff" + A + "  /opt/\u00fc\u6f22\r\n").getBytes(StandardCharsets.UTF_16LE));
        assertThat(read.digests(
                        new String("/opt/\u00fc\u6f22".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
                .hasSize(1);
    }

    /** Query formats of rpm ({@code [%{FILENAMES} %{FILEDIGESTS}\n]} and others), scripts, tables without a head. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/a $A\\n/usr/bin/b $B",
                "/usr/bin/a  $A\\n/usr/bin/b  $B",
                "/usr/bin/a\t$A\\n/usr/bin/b\t$B",
                "/usr/bin/a: $A\\n/usr/bin/b: $B",
                "/usr/bin/a,$A\\n/usr/bin/b,$B",
                "\"/usr/bin/a\",\"$A\"\\n\"/usr/bin/b\",\"$B\"",
                "/usr/bin/a sha256:$A\\n/usr/bin/b sha256:$B",
                "bash /usr/bin/a $A\\nbash /usr/bin/b $B",
                "bash-5.2-1.x86_64,/usr/bin/a,$A\\nbash-5.2-1.x86_64,/usr/bin/b,$B",
                "bash-5.2-1.x86_64 $A /usr/bin/a\\nbash-5.2-1.x86_64 $B /usr/bin/b",
                "$A,/usr/bin/a\\n$B,/usr/bin/b",
                "\"$A\",\"/usr/bin/a\"\\n\"$B\",\"/usr/bin/b\"",
                "$A;/usr/bin/a\\n$B;/usr/bin/b",
            })
    void columnsWithoutNamesAreReadInAnyOrder(String text) {
        KnownReading read = KnownReading.of(filled(text) + "\n");
        assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
        assertThat(read.digests("/usr/bin/b")).containsExactly("sha256:" + B);
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void namesWithBlanksStandInFrontOfTheDigest() {
        assertThat(KnownReading.of("/opt/my conf, old " + A + "\n/usr/bin/b " + B + "\n")
                        .digests("/opt/my conf, old"))
                .containsExactly("sha256:" + A);
    }

    /** A query of rpm 4.18 has nothing in place of the digest of a directory. */
    @ParameterizedTest
    @ValueSource(strings = {"/etc \\n/usr/bin/a $A\\n/usr/bin/b $B\\n", " /etc\\n$A /usr/bin/a\\n$B /usr/bin/b\\n"})
    void aPathWithoutADigestIsCounted(String text) {
        KnownReading read = KnownReading.of(filled(text));
        assertThat(read.files).hasSize(2);
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_USABLE_DIGEST, 1));
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void excelSaysInTheFirstLineWhatPartsFields() {
        assertThat(KnownReading.of("sep=;\r\npath;sha256\r\n/usr/bin/a;" + A + "\r\n")
                        .digests("/usr/bin/a"))
                .containsExactly("sha256:" + A);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"/usr/bin/a\":\"$A\",\"/usr/bin/b\":\"$B\"}",
                "{\"/usr/bin/a\":[\"$A\"],\"/usr/bin/b\":[\"$B\"]}",
                "{\"/usr/bin/a\":\"sha256:$A\",\"/usr/bin/b\":\"sha256:$B\"}",
                "{\"files\":{\"/usr/bin/a\":\"$A\",\"/usr/bin/b\":\"$B\"}}",
                "{\"files\":{\"/usr/bin/a\":{\"sha256\":\"$A\"},\"/usr/bin/b\":{\"sha256\":\"$B\"}}}",
                "{\"hits\":[{\"fields\":{\"file.path\":[\"/usr/bin/a\"],\"file.hash.sha256\":[\"$A\"]}},"
                        + "{\"fields\":{\"file.path\":[\"/usr/bin/b\"],\"file.hash.sha256\":[\"$B\"]}}]}",
            })
    void jsonMayHaveDigestsUnderPathsOrInArrays(String text) {
        KnownReading read = KnownReading.of(filled(text));
        assertThat(read.form()).isEqualTo(SourceForm.ROWS);
        assertThat(read.files).hasSize(2);
        assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
        assertThat(read.digests("/usr/bin/b")).containsExactly("sha256:" + B);
        assertThat(read.remarks()).isEmpty();
    }

    /** More than an object keeps: a map of a whole system. */
    @Test
    void aMapOfPathsMayBeLong() {
        StringBuilder text = new StringBuilder("{\"version\":1");
        for (int i = 0; i < 5_000; i++) {
            text.append(",\"/usr/lib/").append(i).append("\":\"").append(A).append('"');
        }
        assertThat(KnownReading.of(text.append('}').toString()).files).hasSize(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"$A\",\"$B\"]",
                "{\"sha256\":[\"$A\",\"$B\"]}",
                "{\"name\":\"campaign\",\"hashes\":[\"$A\",\"$B\"]}",
                "{\"iocs\":[{\"type\":\"sha256\",\"value\":\"$A\"},{\"type\":\"domain\",\"value\":\"x.example\"},"
                        + "{\"type\":\"sha256\",\"value\":\"$B\"}]}",
                "[{\"type\":\"sha256\",\"value\":\"$A\",\"to_ids\":true},{\"type\":\"filename|sha256\",\"value\":\"x|$B\"}]",
                "type,value\\nsha256,$A\\nsha256,$B\\ndomain,x.example\\n",
                "Indicator type,Indicator,Description\\nFileHash-SHA256,$A,x\\nFileHash-SHA256,$B,x\\nURL,http://x/,y\\n",
                "indicator_type,indicator_value\\nhash_sha256,$A\\nSHA256,$B\\n",
                "$A,$B\\n",
                "$A $B\\n",
                "- $A\\n- $B\\n",
                "0x$A\\n0x$B\\n",
                "SHA256=$A\\nSHA256=$B\\n",
                "SHA256 $A\\nSHA256 $B\\n",
                "$A: first\\n$B: second\\n",
                "$A | first | 90\\n$B | second | 80\\n",
            })
    void indicatorsComeInManyShapes(String text) {
        KnownReading read = KnownReading.of(filled(text));
        assertThat(read.digests("")).containsExactlyInAnyOrder("sha256:" + A, "sha256:" + B);
        assertThat(read.remarks()).isEmpty();
    }

    /** The name of a file may be a digest, as that of a blob. */
    @Test
    void aNameOfHexDigitsIsAName() {
        KnownReading read = KnownReading.of(A + "  " + B + "\n" + B + "  " + A + "\n");
        assertThat(read.form()).isEqualTo(SourceForm.CHECKSUMS);
        assertThat(read.digests(B)).containsExactly("sha256:" + A);
    }

    /** What started a file is another file: its digest is not that of this one, and no indicator. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "path,sha256,parent_path,parent_sha256\\n/usr/bin/a,$A,/usr/bin/b,$B\\n",
                "process.executable,process.hash.sha256,process.parent.hash.sha256\\n/usr/bin/a,$A,$B\\n",
                "{\"path\":\"/usr/bin/a\",\"sha256\":\"$A\",\"parent\":{\"path\":\"/usr/bin/b\",\"sha256\":\"$B\"}}\\n",
                "{\"process\":{\"executable\":\"/usr/bin/a\",\"hash\":{\"sha256\":\"$A\"},\"parent\":{\"executable\":\"/b\","
                        + "\"hash\":{\"sha256\":\"$B\"}}}}\\n",
            })
    void theDigestOfAParentIsNotThatOfTheFile(String text) {
        assertThat(KnownReading.of(filled(text)).lines()).containsExactly("|/usr/bin/a|PRESENT|sha256:" + A);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "directory,filename,sha256\\n/usr/bin,a,$A\\n",
                "FileName,FolderPath,SHA256\\na,/usr/bin/a,$A\\n",
                "file.name,file.directory,file.hash.sha256\\na,/usr/bin/,$A\\n",
                "file,expected_sha256\\n/usr/bin/a,$A\\n",
                "file,sha256,expected_sha256\\n/usr/bin/a,$A,$B\\n",
            })
    void aDirectoryAndANameAreAPath(String text) {
        assertThat(KnownReading.of(filled(text)).lines()).containsExactly("|/usr/bin/a|PRESENT|sha256:" + A);
    }

    /** What mtree of NetBSD (Debian's mtree-netbsd 20180822) prints: a byte of a name as {@code \M-/}, and names last with -D. */
    @Test
    void mtreeEscapesBytesWithASlashAndMayHaveNamesLast() {
        KnownReading tree = KnownReading.of("/set type=file\n.               type=dir\nopt             type=dir\n"
                + "    \\M-C\\M-<n\\M-C\\M-/ \\\n                sha256=" + A + "\n..\n..\n");
        assertThat(tree.digests("./opt/\u00c3\u00bcn\u00c3\u00af")).containsExactly("sha256:" + A);
        KnownReading last = KnownReading.of("type=dir .\ntype=file sha256=" + A + " ./usr/bin/a\n");
        assertThat(last.form()).isEqualTo(SourceForm.MTREE);
        assertThat(last.digests("./usr/bin/a")).containsExactly("sha256:" + A);
    }

    /** Components that are no files by their type, and say where they lie. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"library\",\"name\":\"a\",#,\"evidence\":{\"occurrences\":[{\"location\":\"/usr/bin/a\"}]}}",
                "{\"type\":\"application\",\"name\":\"/usr/bin/a\",#}",
                "{\"type\":\"file\",\"name\":\"a\",#,\"properties\":[{\"name\":\"syft:location:0:path\",\"value\":\"/usr/bin/a\"}]}",
            })
    void componentsSayWhereTheyLie(String component) {
        String hashes = "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"" + A + "\"}]";
        KnownReading read = KnownReading.of(
                "{\"bomFormat\":\"CycloneDX\",\"components\":[" + component.replace("#", hashes) + "]}");
        assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
    }

    /** SPDX 3.0.1, JSON-LD serialization: an element may be named by its identifier. */
    @Test
    void filesOfSpdxMayNameTheirHashes() {
        KnownReading read =
                KnownReading.of("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":["
                        + "{\"type\":\"software_File\",\"spdxId\":\"urn:f\",\"name\":\"/usr/bin/a\",\"verifiedUsing\":[\"_:h\"]},"
                        + "{\"type\":\"software_File\",\"spdxId\":\"urn:g\",\"name\":\"/usr/bin/b\",\"verifiedUsing\":\"_:none\"},"
                        + "{\"type\":\"Hash\",\"@id\":\"_:h\",\"algorithm\":\"sha256\",\"hashValue\":\"" + A + "\"}]}");
        assertThat(read.lines()).containsExactly("|/usr/bin/a|PRESENT|sha256:" + A, "|/usr/bin/b|PRESENT|");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_USABLE_DIGEST, 1));
    }
}
