package dev.imatool.parsers.known.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.SourceForm;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBillOfMaterialsTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";

    /** Files of a package, with the prefix of a namespace and without. */
    @ParameterizedTest
    @ValueSource(strings = {"", "b:"})
    void componentsOfCycloneDxAreRead(String prefix) {
        String document =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\" version=\"1\">"
                        + "<components><component type=\"library\"><name>coreutils</name><version>9.1</version><components>"
                        + "<component type=\"file\"><name>/usr/bin/a&amp;b</name><hashes><hash alg=\"MD5\">900150983cd24fb0d6963f7d28e17f72</hash>"
                        + "<hash alg=\"SHA-256\">" + A + "</hash></hashes></component></components></component>"
                        + "<component type=\"library\"><name>jar</name><version>2</version><hashes><hash alg=\"SHA-256\">"
                        + B
                        + "</hash></hashes><evidence><occurrences><occurrence><location>/opt/x.jar</location></occurrence></occurrences>"
                        + "</evidence></component></components></bom>";
        KnownReading read = KnownReading.of(
                prefix.isEmpty()
                        ? document
                        : document.replace("</", "</b:")
                                .replaceAll("<([a-z])", "<b:$1")
                                .replace("xmlns=", "xmlns:b="));
        assertThat(read.form()).isEqualTo(SourceForm.CYCLONEDX);
        assertThat(read.lines())
                .containsExactly(
                        "coreutils 9.1|/usr/bin/a&b|PRESENT|md5:900150983cd24fb0d6963f7d28e17f72 sha256:" + A,
                        "jar 2|/opt/x.jar|PRESENT|sha256:" + B);
        assertThat(read.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:spdx=\"http://spdx.org/rdf/terms#\">"
                        + "<spdx:File rdf:about=\"#f\"><spdx:fileName>./usr/bin/a</spdx:fileName><spdx:checksum><spdx:Checksum>"
                        + "<spdx:algorithm rdf:resource=\"http://spdx.org/rdf/terms#checksumAlgorithm_sha256\"/>"
                        + "<spdx:checksumValue>$A</spdx:checksumValue></spdx:Checksum></spdx:checksum></spdx:File></rdf:RDF>",
                "<?xml version='1.0' encoding='UTF-8'?><Document><spdxVersion>SPDX-2.3</spdxVersion><files><SPDXID>SPDXRef-1</SPDXID>"
                        + "<checksums><algorithm>SHA256</algorithm><checksumValue>$A</checksumValue></checksums>"
                        + "<fileName>./usr/bin/a</fileName></files></Document>",
            })
    void filesOfSpdxAreRead(String document) {
        KnownReading read = KnownReading.of(document.replace("$A", A));
        assertThat(read.form()).isEqualTo(SourceForm.SPDX);
        assertThat(read.lines()).containsExactly("|./usr/bin/a|PRESENT|sha256:" + A);
    }

    /** A billion laughs, and a file of the system: neither is expanded or opened. */
    @Test
    void entitiesAreNotExpanded() {
        StringBuilder laughs = new StringBuilder(
                "<?xml version=\"1.0\"?><!DOCTYPE bom [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append(
                        "]><bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components><component type=\"file\"><name>/usr/bin/&l11;&x;</name>")
                .append("<hashes><hash alg=\"SHA-256\">")
                .append(A)
                .append("</hash></hashes></component></components></bom>");
        KnownReading read = Assertions.assertTimeout(Duration.ofSeconds(20), () -> KnownReading.of(laughs.toString()));
        assertThat(read.files)
                .allMatch(file ->
                        file.path().length() < 100 && !file.path().latin1().contains("root"));
    }

    @Test
    void whatIsCutShortIsSaid() {
        KnownReading read = KnownReading.of(
                "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components><component type=\"file\">"
                        + "<name>/a</name><hashes><hash alg=\"SHA-256\">" + A
                        + "</hash></hashes></component><component type=\"file\"><name>/b");
        assertThat(read.lines()).containsExactly("|/a|PRESENT|sha256:" + A);
        assertThat(read.remarks()).singleElement().asString().contains("malformed or cut short");
        assertThat(read.places()).singleElement().asString().startsWith("line 1, column");
    }
}
