package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type behind {@code --pcr}. */
class PcrOptionTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");
    private static final String SHA1 = TRUTH.get("sha1:10");
    private static final String SHA256 = TRUTH.get("sha256:10");

    @ParameterizedTest
    @ValueSource(
            strings = {"sha256:10=", "SHA256:10=0x", "sha-256:10=", "10:sha256=", "0xb:10=", "10=", " sha256 : 10 = "})
    void bankAndPcrMayBeSpelledInManyWays(String before) {
        assertThat(accepted(before + SHA256))
                .containsExactly(ExpectedPcr.typed("sha256", 10, ByteString.ofHex(SHA256), "--pcr"));
    }

    @Test
    void severalValuesMayBeJoined() {
        assertThat(Sample.asMap(accepted("sha256:10=" + SHA256 + "+sha1:10=" + SHA1)))
                .isEqualTo(Map.of("sha256:10", SHA256, "sha1:10", SHA1));
        assertThat(Sample.asMap(accepted("10:sha1=" + SHA1 + ",sha256=" + SHA256)))
                .isEqualTo(Map.of("sha256:10", SHA256, "sha1:10", SHA1));
        assertThat(Sample.asMap(accepted("sha1:10=" + SHA1 + ",11=" + TRUTH.get("sha1:11"))))
                .isEqualTo(Map.of("sha1:10", SHA1, "sha1:11", TRUTH.get("sha1:11")));
    }

    @Test
    void bankKnownToNobodyIsKeptForTheReportToSpeakOf() {
        assertThat(accepted("foo512:10=00ff"))
                .containsExactly(ExpectedPcr.typed("foo512", 10, ByteString.ofHex("00ff"), "--pcr"));
        assertThat(accepted("sm3_256:10=" + SHA256))
                .allMatch(value -> value.bank().equals("sm3_256"));
    }

    @Test
    void reasonSaysWhichPartIsWrongAndWhatWasExpected() {
        assertThat(rejected("sha256:10=" + SHA1)).isEqualTo("PCR 10: sha256 takes 64 hex digits, 40 given");
        assertThat(rejected("sha256:10=xyz")).isEqualTo("PCR 10: 'xyz' is not the hex of a sha256 value");
        assertThat(rejected("10=abcd"))
                .isEqualTo("PCR 10: 4 hex digits fit no PCR bank (sha1 takes 40, sha256 64, sha384 96, sha512 128)");
        assertThat(rejected("sha256:24=" + SHA256))
                .isEqualTo("'24' is not a PCR; expected a number from 0 to 23, as in sha256:10=HEX");
        assertThat(rejected("sha256:ten=" + SHA256))
                .isEqualTo("'ten' is not a PCR; expected a number from 0 to 23, as in sha256:10=HEX");
        assertThat(rejected("10:11=" + SHA256)).isEqualTo("'11' is not a PCR bank; expected sha256:10=HEX");
        assertThat(rejected("sha256:10")).isEqualTo("'sha256:10' has no value; expected sha256:10=HEX");
        assertThat(rejected("")).isEqualTo("'' has no value; expected sha256:10=HEX");
        assertThat(rejected("10:sha1=" + SHA1 + ",")).isEqualTo("'' has no value; expected sha256:10=HEX");
        assertThat(rejected("sha256:10=")).isEqualTo("PCR 10: sha256 takes 64 hex digits, 0 given");
        assertThat(rejected("sha1:10=" + SHA1 + "+\u001b[31m"))
                .isEqualTo("'\\x1b[31m' has no value; expected sha256:10=HEX");
    }

    @Test
    void selectionIsReadInTheSyntaxOfTpm2Tools() {
        PcrSelection selection = Sample.selection("sha256:10+SHA1:11,10");
        assertThat(selection.toString()).isEqualTo("sha256:10+sha1:10,11");
        assertThat(selection.count()).isEqualTo(3);
        assertThat(selection.valuesLength()).isEqualTo(32 + 20 + 20);
        assertThat(Sample.selection("sha256:all")).isEqualTo(Sample.selection("sha256"));
        assertThat(Sample.selection("sha256:all").count()).isEqualTo(24);
    }

    @Test
    void selectionsMayHaveRanges() {
        assertThat(Sample.selection("sha256:0-9,10").toString()).isEqualTo("sha256:0,1,2,3,4,5,6,7,8,9,10");
        assertThat(Sample.selection("sha1: 22 - 23 , 0 + sha256:10-10,9-11").toString())
                .isEqualTo("sha1:0,22,23+sha256:9,10,11");
        assertThat(Sample.selection("sha1:0-23+sha256:all").count()).isEqualTo(48);
        for (String wrong : List.of("9-0", "0-24", "-9", "0-", "1-2-3", "0..9")) {
            assertThat(rejectedSelection("sha256:" + wrong))
                    .isEqualTo("'" + wrong + "' is not a PCR of bank sha256; expected a number from 0 to 23,"
                            + " a range such as 0-9, a comma-separated list of them, or all");
        }
        assertThat(rejectedSelection("rtmr:0")).startsWith("'rtmr' is not a known PCR bank");
    }

    @Test
    void selectionThatCannotBeReadIsRefusedWithItsReason() {
        assertThat(rejectedSelection("md5:10"))
                .isEqualTo(
                        "'md5' is not a known PCR bank; a PCR selection reads like sha256:10 or sha1:10,11+sha256:10");
        assertThat(rejectedSelection("sha256:10,24"))
                .isEqualTo("'24' is not a PCR of bank sha256; expected a number from 0 to 23,"
                        + " a range such as 0-9, a comma-separated list of them, or all");
        assertThat(rejectedSelection("sha256:")).startsWith("'' is not a PCR of bank sha256;");
        assertThat(rejectedSelection("sha256:1+".repeat(17))).isEqualTo("a PCR selection has at most 16 banks");
    }

    private static List<ExpectedPcr> accepted(String argument) {
        assertThat(PcrOption.parse(argument, "--pcr")).isInstanceOf(OptionResult.Accepted.class);
        return ((OptionResult.Accepted<List<ExpectedPcr>>) PcrOption.parse(argument, "--pcr")).value();
    }

    private static String rejected(String argument) {
        assertThat(PcrOption.parse(argument, "--pcr")).isInstanceOf(OptionResult.Rejected.class);
        return ((OptionResult.Rejected<List<ExpectedPcr>>) PcrOption.parse(argument, "--pcr")).reason();
    }

    private static String rejectedSelection(String text) {
        assertThat(PcrSelection.parse(text)).isInstanceOf(OptionResult.Rejected.class);
        return ((OptionResult.Rejected<PcrSelection>) PcrSelection.parse(text)).reason();
    }
}
