package dev.imatool.parsers.known.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillOfMaterialsTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";

    @Test
    void filesOfCycloneDxAreFoundAtAnyDepth() {
        KnownReading read = KnownReading.of("""
                {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"container","name":"img"}},
                 "components":[
                  {"type":"file","name":"/init","hashes":[{"alg":"SHA-1","content":"%s"},{"alg":"SHA-256","content":"%s"}]},
                  {"type":"library","name":"busybox","version":"1.35","hashes":[{"alg":"SHA-256","content":"%s"}],
                   "components":[{"components":[],"hashes":[{"content":"%s","alg":"SHA-256"}],"name":"/bin/busybox","type":"file"}]},
                  {"type":"file","name":"sh","hashes":[{"alg":"SHA-256","content":"%s"}],
                   "evidence":{"occurrences":[{"location":"/bin/sh"},{"location":"/usr/bin/sh"}]}},
                  {"type":"file","name":"/blake","hashes":[{"alg":"BLAKE3","content":"%s"}]},
                  {"type":"file","name":"/none"}]}
                """.formatted(SHA1, A, B, B, B, A));
        assertThat(read.form()).isEqualTo(SourceForm.CYCLONEDX);
        assertThat(read.lines())
                .containsExactly(
                        "|/init|PRESENT|sha1:" + SHA1 + " sha256:" + A,
                        "busybox 1.35|/bin/busybox|PRESENT|sha256:" + B,
                        "|/bin/sh|PRESENT|sha256:" + B,
                        "|/usr/bin/sh|PRESENT|sha256:" + B,
                        "|/blake|PRESENT|",
                        "|/none|PRESENT|");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.UNKNOWN_ALGORITHM, 1, KnownSkip.NO_USABLE_DIGEST, 1));
        assertThat(read.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"components\":[{\"name\":\"/init\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]}]}",
                "{\"files\":[{\"fileName\":\"/init\",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\"%s\"}]}]}",
                "{\"files\":[{\"location\":{\"path\":\"/init\"},\"digests\":[{\"algorithm\":\"sha256\",\"value\":\"%s\"}]}]}",
                "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[{\"type\":\"software_File\",\"name\":"
                        + "\"/init\",\"verifiedUsing\":[{\"type\":\"Hash\",\"algorithm\":\"sha256\",\"hashValue\":\"%s\"}]}]}",
            })
    void onlyWhatIsNeededMustBeThere(String document) {
        KnownReading read = KnownReading.of(document.formatted(A));
        assertThat(read.lines()).containsExactly("|/init|PRESENT|sha256:" + A);
        assertThat(read.remarks()).isEmpty();
        KnownReading upper =
                KnownReading.of(document.formatted(A.toUpperCase(Locale.ROOT)).replace(",", " ,\r\n\t"));
        assertThat(upper.lines()).containsExactly("|/init|PRESENT|sha256:" + A);
    }

    @Test
    void syftNamesLayersAndTheFilesOfPackages() {
        KnownReading read = KnownReading.of("""
                {"artifacts":[{"id":"1","name":"demo","version":"1.0-1","type":"rpm","foundBy":"rpm-db-cataloger",
                  "locations":[{"path":"/var/lib/rpm/rpmdb.sqlite","layerID":"sha256:11"}],"metadata":{"files":[
                   {"path":"/usr/bin/demo","digest":{"algorithm":"sha256","value":"%s"},"flags":""},{"path":"/usr/share/demo","flags":""}]}}],
                 "files":[{"id":"2","location":{"path":"/init","layerID":"sha256:22"},"digests":[{"algorithm":"sha256","value":"%s"}]}]}
                """.formatted(A, B));
        assertThat(read.form()).isEqualTo(SourceForm.SYFT);
        assertThat(read.lines())
                .containsExactly("demo 1.0-1|/usr/bin/demo|PRESENT|sha256:" + A, "sha256:22|/init|PRESENT|sha256:" + B);
    }

    @Test
    void aDocumentThatIsCutGivesWhatEndedBefore() {
        String whole =
                "{\"spdxVersion\":\"SPDX-2.3\",\n\"files\":[{\"fileName\":\"./a\",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\""
                        + A
                        + "\"}]},\n{\"fileName\":\"./b\",\"checksums\":[{\"algorithm\":\"SHA256\",\"checksumValue\":\""
                        + B
                        + "\"}]}]}";
        for (int cut = whole.indexOf("./b"); cut < whole.length() - 3; cut++) {
            KnownReading read = KnownReading.of(whole.substring(0, cut));
            assertThat(read.lines()).as("cut at %d", cut).containsExactly("|./a|PRESENT|sha256:" + A);
            assertThat(read.remarks()).hasSize(1);
            assertThat(read.places().get(0)).startsWith("line 3, column ");
            assertThat(read.remarks().get(0)).contains("malformed JSON: 'Unexpected end-of-input");
        }
        assertThat(KnownReading.of(whole).lines()).hasSize(2);
    }

    @Test
    void whatIsNoDigestIsNamedWithItsPlace() {
        KnownReading read = KnownReading.of(
                "{\"bomFormat\":\"CycloneDX\",\n\"components\":[{\"type\":\"file\",\"name\":\"/a\",\"hashes\":[\n"
                        + "{\"alg\":\"SHA-256\",\"content\":\"12\"},\n{\"alg\":\"SHA-512\",\"content\":\"" + A
                        + "\"},{\"alg\":\"SHA-256\",\"content\":\"" + "0".repeat(64) + "\"}]}]}");
        assertThat(read.lines()).isEmpty();
        assertThat(read.places()).hasSize(2);
        assertThat(read.places().get(0)).startsWith("line 3, ");
        assertThat(read.places().get(1)).startsWith("line 4, ");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.UNREADABLE, 2, KnownSkip.ZERO, 1));
    }

    @Test
    void depthAndLengthEndInAnAnswer() {
        String begin =
                "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"file\",\"name\":\"/a\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\""
                        + A + "\"}]},";
        KnownReading deep = KnownReading.of(begin + "{\"components\":[".repeat(100_000));
        assertThat(deep.lines()).containsExactly("|/a|PRESENT|sha256:" + A);
        assertThat(deep.remarks()).hasSize(1).allMatch(remark -> remark.contains("ERROR line 1, column "));
        KnownReading wide = KnownReading.of(begin + "{\"type\":\"file\",\"name\":\"" + "x".repeat(3_000_000) + "\"}]}");
        assertThat(wide.lines()).containsExactly("|/a|PRESENT|sha256:" + A);
        assertThat(wide.remarks()).hasSize(1);
        KnownReading many = KnownReading.of(
                begin + "{\"type\":\"file\",\"name\":\"/b\",\"hashes\":[" + "{\"alg\":\"SHA-256\",\"content\":\"" + B
                        + "\"},".repeat(1) + ("{\"alg\":\"SHA-256\",\"content\":\"" + B + "\"},").repeat(10_000)
                        + "{\"alg\":\"SHA-1\",\"content\":\"" + SHA1 + "\"}]}]}");
        assertThat(many.lines()).hasSize(2);
        assertThat(many.digests("/b").size()).isLessThan(100);
    }
}
