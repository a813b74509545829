package dev.imatool.parsers.known.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.SourceForm;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SwidTagTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";
    private static final String HEAD =
            "<?xml version=\"1.0\"?>\n<SoftwareIdentity xmlns=\"http://standards.iso.org/iso/19770/-2/2015/schema.xsd\" "
                    + "xmlns:h=\"http://www.w3.org/2001/04/xmlenc#sha256\" name=\"base\" version=\"12\" tagId=\"t\">\n<Payload>\n";

    @Test
    void filesStandInTheirDirectories() {
        KnownReading read = KnownReading.of(HEAD + "<File name=\"/init\" size=\"1\" h:hash=\"" + A + "\"/>"
                + "<Directory root=\"/usr\" name=\"bin\"><File name=\"a &amp; b\" h:hash=\"" + B
                + "\"/><Directory name=\"sub\"><File location=\"x\" name=\"c\" h:hash=\"" + B
                + "\"/></Directory></Directory>"
                + "<File name=\"d\" SHA256:hash=\"" + A.toUpperCase(Locale.ROOT) + "\"/></Payload></SoftwareIdentity>");
        assertThat(read.form()).isEqualTo(SourceForm.SWID);
        assertThat(read.lines())
                .containsExactly(
                        "base 12|/init|PRESENT|sha256:" + A,
                        "base 12|/usr/bin/a & b|PRESENT|sha256:" + B,
                        "base 12|/usr/bin/sub/x/c|PRESENT|sha256:" + B,
                        "base 12|d|PRESENT|sha256:" + A);
        assertThat(read.remarks()).isEmpty();
        assertThat(read.source.orElseThrow().items()).isEqualTo(1);
    }

    @Test
    void whatIsCutGivesWhatCameBefore() {
        KnownReading read = KnownReading.of(HEAD + "<File name=\"/a\" h:hash=\"" + A
                + "\"/>\n<File name=\"/b\" h:hash=\"12\"/>\n<File name=\"/c\" h:ha");
        assertThat(read.lines()).containsExactly("base 12|/a|PRESENT|sha256:" + A, "base 12|/b|PRESENT|");
        assertThat(read.places()).hasSize(2);
        assertThat(read.places().get(0)).startsWith("line 5, ");
        assertThat(read.places().get(1)).startsWith("line 6, ");
    }

    @Test
    void entitiesAreNeitherAskedForNorExpanded() {
        String file = "<File name=\"/a\" h:hash=\"" + A + "\"/>";
        for (String declared : new String[] {
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
            "<!ENTITY x \"" + "y".repeat(1000) + "\">",
            "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
        }) {
            String head = HEAD.replace("\n<Soft", "\n<!DOCTYPE SoftwareIdentity [" + declared + "]>\n<Soft");
            KnownReading read = KnownReading.of(
                    head + file + "<File name=\"&x;\" h:hash=\"" + B + "\"/></Payload></SoftwareIdentity>");
            assertThat(read.lines().toString())
                    .as(declared)
                    .doesNotContain("root:")
                    .doesNotContain("yyyy")
                    .doesNotContain("aaaa");
            assertThat(read.remarks()).as(declared).isNotEmpty();
        }
    }

    @Test
    void depthAndLengthEndInAnAnswer() {
        String file = "<File name=\"/a\" h:hash=\"" + A + "\"/>";
        KnownReading deep = KnownReading.of(HEAD + file + "<Directory name=\"d\">".repeat(100_000));
        assertThat(deep.lines()).containsExactly("base 12|/a|PRESENT|sha256:" + A);
        assertThat(deep.remarks()).hasSize(1);
        KnownReading wide = KnownReading.of(HEAD + file + "<File name=\"" + "x".repeat(20_000_000) + "\"/>");
        assertThat(wide.lines()).containsExactly("base 12|/a|PRESENT|sha256:" + A);
        assertThat(wide.remarks()).hasSize(1);
    }
}
