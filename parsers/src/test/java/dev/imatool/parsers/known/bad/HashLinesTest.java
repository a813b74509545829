package dev.imatool.parsers.known.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashLinesTest {
    private static final String A = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s|''",
                "%s  # dropper|dropper",
                "%s // dropper|dropper",
                "%s;Evil sample; 2nd|Evil sample; 2nd",
                "%s;95;Evil sample|Evil sample",
                "%s,95,Evil sample|Evil sample",
                "%s:1234:Linux.Evil-0|Linux.Evil-0",
                "%s:*:Linux.Evil-1:73|Linux.Evil-1",
                "%s;|''",
            })
    void theRemarkIsTheItem(String line, String item) {
        KnownReading read =
                KnownReading.of(line.formatted(A) + "\n" + line.formatted(SHA1.toUpperCase(Locale.ROOT)) + "\n");
        assertThat(read.form()).isEqualTo(SourceForm.HASHES);
        assertThat(read.lines())
                .containsExactly(item + "||PRESENT|sha256:" + A + "?", item + "||PRESENT|sha1:" + SHA1 + "?");
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void whatIsNoHashIsNamed() {
        KnownReading read = KnownReading.of("# head\n" + A + "\nevil.example.org\nsha256:" + A + ";x\n" + "0".repeat(64)
                + "\n" + A.substring(2) + ";cut\n// end\n");
        assertThat(read.lines()).containsExactly("||PRESENT|sha256:" + A + "?", "x||PRESENT|sha256:" + A);
        assertThat(read.remarks())
                .containsExactly(
                        "ERROR line 3: 'evil.example.org' does not begin with a hash",
                        "ERROR line 6: '" + A.substring(2) + ";cut' does not begin with a hash");
        assertThat(read.skips).isEqualTo(Map.of(KnownSkip.ZERO, 1, KnownSkip.UNREADABLE, 2));
    }

    @Test
    void aBlankMayStandBehindTheNameOfTheHash() {
        KnownReading read = KnownReading.of("SHA256: " + A + "\nsha1:\t" + SHA1 + " # x\nSHA1: " + A + "\n");
        assertThat(read.form()).isEqualTo(SourceForm.HASHES);
        assertThat(read.lines()).containsExactly("||PRESENT|sha256:" + A, "x||PRESENT|sha1:" + SHA1);
        assertThat(read.places()).containsExactly("line 3");
    }

    /** coreutils writes two blanks, or a blank and a star, and the name as it was given. */
    @ParameterizedTest
    @CsvSource({"'  //usr/bin/a',//usr/bin/a", "' *//usr/bin/a',//usr/bin/a", "'  #x#',#x#", "' *#x#',#x#", "' //a',//a"
    })
    void aNameIsNoRemark(String behind, String path) {
        KnownReading read = KnownReading.of(A + behind + "\n" + SHA1 + behind + "\n");
        assertThat(read.form()).isEqualTo(SourceForm.CHECKSUMS);
        assertThat(read.lines())
                .containsExactly("|" + path + "|PRESENT|sha256:" + A + "?", "|" + path + "|PRESENT|sha1:" + SHA1 + "?");
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void aHashAmongHashesIsReadWhateverIsBehindItsMark() {
        KnownReading read = KnownReading.of(A + "\n" + A + "  # one\n" + SHA1 + "  //two\n");
        assertThat(read.form()).isEqualTo(SourceForm.HASHES);
        assertThat(read.lines())
                .containsExactly(
                        "||PRESENT|sha256:" + A + "?",
                        "one||PRESENT|sha256:" + A + "?",
                        "two||PRESENT|sha1:" + SHA1 + "?");
    }
}
