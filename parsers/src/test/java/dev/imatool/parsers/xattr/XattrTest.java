package dev.imatool.parsers.xattr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XattrTest {
    private static final String HELLO = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

    private static XattrDiagnosis diagnosis(String hex) {
        return XattrDiagnosis.of(ByteString.ofHex(hex), Optional.empty());
    }

    private static Optional<XattrDiagnosis.FileDigest> sha256(String content) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new XattrDiagnosis.FileDigest(HashAlgorithm.SHA256, ByteString.copyOf(digest)));
    }

    @Test
    void theValueOfTheOpenEulerDocumentationIsTheDigestOfItsContent() throws NoSuchAlgorithmException {
        XattrNotation.Item item = XattrNotation.ofArgument("0sBARIK1sdsPaTIEvx5VfLKL7hdJoXs98B5GW1N/LQUtiR5g==")
                .orElseThrow();
        XattrDiagnosis diagnosis = XattrDiagnosis.of(item.bytes(), sha256("afeaf\n"));
        assertThat(diagnosis.match()).isEqualTo(XattrDiagnosis.Match.MATCHES);
        assertThat(diagnosis.problems()).isEmpty();
        assertThat(item.bytes().at(0)).isEqualTo(4);
        assertThat(item.bytes().at(1)).isEqualTo(4);
        assertThat(XattrDiagnosis.of(item.bytes(), sha256("afeaf")).match()).isEqualTo(XattrDiagnosis.Match.DIFFERS);
    }

    @Test
    void valuesAreBuiltAsTheKernelWritesThem() {
        assertThat(XattrBuilder.securityIma(HashAlgorithm.SHA256, ByteString.ofHex(HELLO))
                        .hex())
                .isEqualTo("0404" + HELLO);
        assertThat(XattrBuilder.securityIma(HashAlgorithm.SHA1, ByteString.ofHex("ab".repeat(20)))
                        .hex())
                .isEqualTo("01" + "ab".repeat(20));
        assertThat(XattrBuilder.securityIma(HashAlgorithm.SHA512, ByteString.ofHex("ab".repeat(64)))
                        .hex())
                .isEqualTo("0406" + "ab".repeat(64));
        assertThatThrownBy(() -> XattrBuilder.securityIma(HashAlgorithm.SHA512, ByteString.ofHex(HELLO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMissingAlgorithmIsSeenWithAndWithoutTheFile() throws NoSuchAlgorithmException {
        XattrProblem alone = diagnosis("04" + HELLO).problems().get(0);
        assertThat(alone).isEqualTo(new XattrProblem.MissingAlgorithm(32, false, Optional.empty(), 0x58));
        XattrDiagnosis known = XattrDiagnosis.of(ByteString.ofHex("04" + HELLO), sha256("hello\n"));
        assertThat(known.problems())
                .extracting(XattrProblem::kind)
                .containsExactly(XattrProblem.Kind.SHELL_RECIPE, XattrProblem.Kind.MISSING_ALGORITHM);
    }

    @Test
    void theDigestBehindTheMissingByteIsThatOfTheFileOrIsNot() throws NoSuchAlgorithmException {
        ByteString bare = ByteString.ofHex("04" + HELLO);
        XattrDiagnosis same = XattrDiagnosis.of(bare, sha256("hello\n"));
        assertThat(same.match()).isEqualTo(XattrDiagnosis.Match.MATCHES);
        assertThat(same.bare()).contains(new BareDigest(ByteString.ofHex(HELLO), Optional.empty()));
        XattrDiagnosis other = XattrDiagnosis.of(bare, sha256("hello"));
        assertThat(other.match()).isEqualTo(XattrDiagnosis.Match.DIFFERS);
        assertThat(other.problems())
                .extracting(XattrProblem::kind)
                .containsExactly(XattrProblem.Kind.MISSING_ALGORITHM, XattrProblem.Kind.DIGEST_DIFFERS);
        assertThat(other.problems().get(1))
                .isEqualTo(new XattrProblem.DigestDiffers(Optional.of(new XattrDiagnosis.FileDigest(
                        HashAlgorithm.SHA256,
                        ByteString.ofHex("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")))));
        assertThat(XattrDiagnosis.of(bare, Optional.empty()).match()).isEqualTo(XattrDiagnosis.Match.NOT_ASKED);
    }

    @Test
    void aBareDigestOfAnotherLengthIsNotCompared() throws NoSuchAlgorithmException {
        XattrDiagnosis sha1 = XattrDiagnosis.of(ByteString.ofHex("04" + "ab".repeat(20)), sha256("hello\n"));
        assertThat(sha1.match()).isEqualTo(XattrDiagnosis.Match.NOT_COMPARABLE);
        assertThat(sha1.problems()).extracting(XattrProblem::kind).containsExactly(XattrProblem.Kind.MISSING_ALGORITHM);
    }

    @Test
    void aDigestThatLostItsLastByteIsNotTakenForAnotherOne() throws NoSuchAlgorithmException {
        String cut = HELLO.substring(0, HELLO.length() - 2);
        XattrDiagnosis ofTheFile = XattrDiagnosis.of(ByteString.ofHex("0404" + cut), sha256("hello\n"));
        assertThat(ofTheFile.match()).isEqualTo(XattrDiagnosis.Match.NOT_COMPARABLE);
        assertThat(ofTheFile.problems())
                .extracting(XattrProblem::kind)
                .containsExactly(XattrProblem.Kind.DIGEST_LENGTH);
        XattrDiagnosis ofAnother = XattrDiagnosis.of(ByteString.ofHex("0404" + cut), sha256("hello"));
        assertThat(ofAnother.match()).isEqualTo(XattrDiagnosis.Match.DIFFERS);
        assertThat(diagnosis("0404" + cut).bare().orElseThrow().shortened()).contains(HashAlgorithm.SHA256);
    }

    /** Digests of sha256sum and its kin, that have zero bytes, a line feed at their end, or both; the values are what bash's printf wrote. */
    @ParameterizedTest
    @CsvSource({
        "SHA256, 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865,"
                + " 04044355a46b19d348dc2f57c046f8ef63d4538ebb9360f3c9ee954a27460dd865, 31, DIGEST_LENGTH",
        "SHA256, 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865,"
                + " 044355a46b19d348dc2f57c046f8ef63d4538ebb9360f3c9ee954a27460dd865, 31,"
                + " DIGEST_LENGTH MISSING_ALGORITHM",
        "SHA256, ed57abc02a4ca626324ba2533c1363a21e9c2852d4c42426879978942051a70a,"
                + " 0404ed57abc02a4ca626324ba2533c1363a21e9c2852d4c42426879978942051a7, 31, DIGEST_LENGTH",
        "SHA256, fc3ba380e6cf103de512b52dc3d5fff4cd6d659a6bd13081cd38fd0029ad000a,"
                + " 0404fc3ba380e6cf103de512b52dc3d5fff4cd6d659a6bd13081cd38fd29ad, 29, DIGEST_LENGTH",
        "SHA1,   005cd0a0c100a37a06e9d5052063821604abda5d, 04025cd0a0c1a37a06e9d5052063821604abda5d, 18,"
                + " DIGEST_LENGTH",
        "SHA1,   005cd0a0c100a37a06e9d5052063821604abda5d, 015cd0a0c1a37a06e9d5052063821604abda5d, 18,"
                + " DIGEST_LENGTH MALFORMED",
    })
    void whatAShellLeavesOfTheDigestOfTheFileIsTold(
            HashAlgorithm algorithm, String digest, String value, int left, String kinds) {
        XattrDiagnosis.FileDigest file = new XattrDiagnosis.FileDigest(algorithm, ByteString.ofHex(digest));
        XattrDiagnosis diagnosis = XattrDiagnosis.of(ByteString.ofHex(value), Optional.of(file));
        assertThat(diagnosis.match()).isEqualTo(XattrDiagnosis.Match.NOT_COMPARABLE);
        assertThat(diagnosis.problems())
                .extracting(problem -> problem.kind().name())
                .containsExactly(kinds.split(" "));
        assertThat(diagnosis.problems().get(0)).isInstanceOfSatisfying(XattrProblem.LostInShell.class, lost -> {
            assertThat(lost.file()).isEqualTo(file);
            assertThat(lost.length()).isEqualTo(left);
            assertThat(lost.damages().contains(ShellRecipe.Damage.ZERO_BYTES_DROPPED))
                    .isEqualTo(digest.contains("6000f3") || digest.contains("0029ad") || digest.startsWith("00"));
            assertThat(lost.damages().contains(ShellRecipe.Damage.TRAILING_LINE_FEEDS_STRIPPED))
                    .isEqualTo(digest.endsWith("0a"));
        });
    }

    /** Other bytes of the same length are another digest: as many behind 0x04 as a whole digest has. */
    @Test
    void aShorterDigestOfAnotherFileIsNotExcused() {
        ByteString ofTheFile = ByteString.ofHex("4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865");
        XattrDiagnosis other = XattrDiagnosis.of(
                ByteString.ofHex("04044355a46b19d348dc2f57c046f8ef63d4538ebb9360f3c9ee954a27460dd866"),
                Optional.of(new XattrDiagnosis.FileDigest(HashAlgorithm.SHA256, ofTheFile)));
        assertThat(other.match()).isEqualTo(XattrDiagnosis.Match.DIFFERS);
        assertThat(other.problems())
                .extracting(XattrProblem::kind)
                .containsExactly(XattrProblem.Kind.MISSING_ALGORITHM, XattrProblem.Kind.DIGEST_DIFFERS);
    }

    @Test
    void theSwallowedHexDigitIsSeenWithTheFile() throws NoSuchAlgorithmException {
        ByteString written = ByteString.ofHex("4fecffe51a7bd5d074ad6061a360f4ad2f17124c7c0ae33c60fdea12169fd2e7");
        XattrDiagnosis diagnosis = XattrDiagnosis.of(written, sha256("x3\n"));
        assertThat(diagnosis.problems().get(0))
                .isEqualTo(new XattrProblem.FromShell(List.of(ShellRecipe.Damage.HEX_DIGIT_SWALLOWED)));
        assertThat(diagnosis("4fecff").problems().get(0).kind()).isEqualTo(XattrProblem.Kind.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "01 + 20 bytes,     IMA_XATTR_DIGEST,          01abababababababababababababababababababab",
        "01 + MD5,          IMA_XATTR_DIGEST,          01abababababababababababababababab",
        "02 + 20 bytes,     EVM_XATTR_HMAC,            02abababababababababababababababababababab",
        "v2 signature,      EVM_IMA_XATTR_DIGSIG,      030204aabbccdd0002eeff",
        "portable,          EVM_XATTR_PORTABLE_DIGSIG, 050204aabbccdd0002eeff",
        "verity v3,         IMA_VERITY_DIGSIG,         060304aabbccdd0002eeff",
        "v1 signature,      EVM_IMA_XATTR_DIGSIG,      0301000000000001aabbccddeeff0011010010eeff",
    })
    void everyTypeIsKnownByItsFirstByte(String what, String name, String hex) {
        XattrDiagnosis diagnosis = diagnosis(hex);
        assertThat(diagnosis.value().typeName()).as(what).isEqualTo(name);
        assertThat(diagnosis.problems()).isEmpty();
    }

    @Test
    void theHeaderOfASignatureIsTakenApart() {
        XattrValue.Signature signature = (XattrValue.Signature)
                diagnosis("030206aabbccdd0100" + "5a".repeat(256)).value();
        assertThat(signature.algorithm()).contains(HashAlgorithm.SHA512);
        assertThat(signature.keyId().hex()).isEqualTo("aabbccdd");
        assertThat(signature.declaredSize()).isEqualTo(256);
        assertThat(signature.sizeFits()).isTrue();
        XattrValue.SignatureV1 old = (XattrValue.SignatureV1)
                diagnosis("030111223344" + "0001" + "0102030405060708" + "01" + "0011" + "aabbcc")
                        .value();
        assertThat(old.algorithm()).contains(HashAlgorithm.SHA256);
        assertThat(old.keyId().hex()).isEqualTo("0102030405060708");
        assertThat(old.bits()).isEqualTo(17);
        assertThat(old.sizeFits()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', MALFORMED",
        "00, MALFORMED",
        "07aa, MALFORMED",
        "01aa, MALFORMED",
        "02aa, MALFORMED",
        "03, MALFORMED",
        "0309, MALFORMED",
        "0302, MALFORMED",
        "0301aa, MALFORMED",
        "04, MALFORMED",
        "0404aabb, DIGEST_LENGTH",
        "0463aabb, UNKNOWN_ALGORITHM",
        "030204aabbccddffffee, SIGNATURE_SIZE",
        "030299aabbccdd0001ee, UNKNOWN_ALGORITHM",
    })
    void whatIsWrongIsNamed(String hex, XattrProblem.Kind kind) {
        assertThat(diagnosis(hex).problems()).extracting(XattrProblem::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04ab",
                "0x04ab",
                "0X04AB",
                "0sBKs=",
                "security.ima=0x04ab",
                "security.ima=0sBKs=",
                "security.ima=\"\\004\\253\""
            })
    void everyWayOfWritingAValueGivesItsBytes(String typed) {
        assertThat(XattrNotation.ofArgument(typed).map(item -> item.bytes().hex()))
                .contains("04ab");
    }

    @Test
    void theOutputOfGetfattrIsReadFileByFile() {
        XattrNotation.Items items = XattrNotation.ofContent(ByteString.ofText("""
                getfattr: Removing leading '/'
                # file: usr/bin/a
                security.evm=0x02aa
                security.ima=0sBKs=

                # file: usr/bin/b
                security.ima="\\004\\253\\""
                """));
        assertThat(items.unread()).containsExactly(1L);
        assertThat(items.items())
                .extracting(item -> item.line() + " " + item.file().orElse("") + " "
                        + item.attribute().orElse("") + " " + item.bytes().hex())
                .containsExactly(
                        "3 usr/bin/a security.evm 02aa",
                        "4 usr/bin/a security.ima 04ab",
                        "7 usr/bin/b security.ima 04ab22");
    }

    @Test
    void rawBytesAndBareBase64AreValuesInAFile() {
        assertThat(XattrNotation.ofContent(ByteString.ofHex("0404ab"))
                        .items()
                        .get(0)
                        .bytes())
                .isEqualTo(ByteString.ofHex("0404ab"));
        assertThat(XattrNotation.ofContent(ByteString.ofText("BKs=\n"))
                        .items()
                        .get(0)
                        .bytes())
                .isEqualTo(ByteString.ofHex("04ab"));
        assertThat(XattrNotation.ofContent(ByteString.ofText("hello\n")).items())
                .isEmpty();
    }

    @Test
    void longHexIsReadWithoutDeepRecursion() {
        assertThat(XattrNotation.ofArgument("04".repeat(500_000))
                        .orElseThrow()
                        .bytes()
                        .length())
                .isEqualTo(500_000);
    }
}
