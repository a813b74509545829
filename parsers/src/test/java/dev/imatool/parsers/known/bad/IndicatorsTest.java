package dev.imatool.parsers.known.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
    private static final String A = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";
    private static final String B = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

    @Test
    void attributesOfMispWithAndWithoutObjects() {
        KnownReading read = KnownReading.of("""
                {"response":[{"Event":{"info":"campaign","Attribute":[
                 {"type":"sha256","to_ids":true,"value":"%1$s"},
                 {"type":"filename|sha1","to_ids":true,"value":"evil.sh|%2$s","comment":""},
                 {"type":"ip-dst","to_ids":true,"value":"192.0.2.1"},
                 {"type":"sha256","to_ids":false,"value":"%3$s","comment":"the real busybox"},
                 {"type":"sha256","to_ids":true,"deleted":true,"value":"%3$s"},
                 {"type":"sha256","to_ids":true,"value":"12"}],
                "Object":[{"name":"file","Attribute":[{"type":"malware-sample","value":"x.zip|%4$s","comment":"sample"}]}]}}]}
                """.formatted(A, SHA1, B, MD5));
        assertThat(read.form()).isEqualTo(SourceForm.MISP);
        assertThat(read.lines())
                .containsExactly(
                        "campaign||PRESENT|sha256:" + A,
                        "campaign||PRESENT|sha1:" + SHA1,
                        "sample||PRESENT|md5:" + MD5);
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_HASH, 3, KnownSkip.UNREADABLE, 1));
        assertThat(read.remarks()).hasSize(2);
        assertThat(read.places().get(0)).startsWith("line 7, ");
        assertThat(read.remarks().get(1))
                .isEqualTo("NOTE 1 hash is marked as not meant for detection (to_ids), and left out");
    }

    @Test
    void attributesOfMispAsCsv() {
        KnownReading read = KnownReading.of("uuid,event_id,category,type,value,comment,to_ids,date\n"
                + "u,1,Payload delivery,sha256," + A + ",\"a \"\"b\"\", c\",1,20260101\n"
                + "u,1,Payload delivery,filename|sha256,\"evil, x|" + B + "\",,1,20260101\n"
                + "u,1,Network activity,domain,evil.example,,1,20260101\n"
                + "u,1,Payload delivery,sha1," + A + ",,1,20260101\n");
        assertThat(read.form()).isEqualTo(SourceForm.MISP);
        assertThat(read.lines()).containsExactly("a \"b\", c||PRESENT|sha256:" + A, "evil, x||PRESENT|sha256:" + B);
        assertThat(read.places()).containsExactly("line 5");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_HASH, 1, KnownSkip.UNREADABLE, 1));
    }

    /** Patterns as in the examples of STIX 2.1 (OASIS, 9.1 and 10). */
    @Test
    void patternsAndFilesOfStix() {
        KnownReading read = KnownReading.of("""
                {"objects":[
                 {"type":"indicator","name":"one","pattern":"[file:hashes.'SHA-256' = '%1$s']","pattern_type":"stix"},
                 {"type":"indicator","name":"two","pattern":"[file:hashes.MD5 = '%4$s' OR file:hashes.\\"SHA-1\\" = '%2$s' AND file:name = 'x']"},
                 {"type":"indicator","name":"set","pattern":"[file:hashes.'SHA-256' IN ('%1$s','%3$s')]"},
                 {"type":"indicator","name":"not","pattern":"[file:hashes.'SHA-256' != '%1$s']"},
                 {"type":"indicator","name":"old","revoked":true,"pattern":"[file:hashes.'SHA-256' = '%3$s']"},
                 {"type":"indicator","name":"ip","pattern":"[ipv4-addr:value = '192.0.2.1']"},
                 {"type":"file","name":"evil","hashes":{"SHA-256":"%3$s","SSDEEP":"3:a:b","MD5":"%4$s"}},
                 {"type":"observed-data","objects":{"0":{"type":"file","hashes":{"SHA-1":"%2$s"}}}},
                 {"type":"malware","name":"m"}],
                "type":"bundle","id":"bundle--1"}
                """.formatted(A, SHA1, B, MD5));
        assertThat(read.form()).isEqualTo(SourceForm.STIX);
        assertThat(read.lines())
                .containsExactly(
                        "one||PRESENT|sha256:" + A,
                        "two||PRESENT|md5:" + MD5,
                        "two||PRESENT|sha1:" + SHA1,
                        "set||PRESENT|sha256:" + A,
                        "set||PRESENT|sha256:" + B,
                        "evil||PRESENT|sha256:" + B + " md5:" + MD5,
                        "||PRESENT|sha1:" + SHA1);
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.NO_HASH, 3));
        assertThat(read.remarks()).isEmpty();
        assertThat(KnownReading.of(
                                "{\"type\":\"indicator\",\"pattern_type\":\"stix\",\"pattern\":\"[file:hashes.'SHA-256' = '"
                                        + A + "']\"}")
                        .lines())
                .containsExactly("||PRESENT|sha256:" + A);
    }

    /** STIX 2.0 has no {@code pattern_type}; servers (TAXII) and people hand out objects without a bundle. */
    @Test
    void indicatorsOfStixWithoutABundle() {
        String one = "{\"type\":\"indicator\",\"name\":\"one\",\"pattern\":\"[file:hashes.'SHA-256' = '" + A + "']\"}";
        String two = "{\"pattern\":\"[file:hashes.MD5 = '" + MD5 + "']\",\"type\":\"indicator\",\"name\":\"two\"}";
        for (String text : new String[] {"[" + one + "," + two + "]", one + "\n" + two + "\n"}) {
            KnownReading read = KnownReading.of(text);
            assertThat(read.form()).isEqualTo(SourceForm.STIX);
            assertThat(read.lines()).containsExactly("one||PRESENT|sha256:" + A, "two||PRESENT|md5:" + MD5);
            assertThat(read.remarks()).isEmpty();
        }
        assertThat(KnownReading.of(two).lines()).containsExactly("two||PRESENT|md5:" + MD5);
    }
}
