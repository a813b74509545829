package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PCR values as other programs write them; the values are those of a real TPM. */
class OtherProgramsTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");
    private static final String SHA1 = TRUTH.get("sha1:10");
    private static final String SHA256 = TRUTH.get("sha256:10");
    private static final String SHA384 = TRUTH.get("sha384:10");

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    // --- systemd-analyze pcrs ---

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256", "sha384"})
    void systemdsTableHasItsBankInTheHead(String bank) {
        String head = "NR NAME                " + bank.toUpperCase(Locale.ROOT) + "\n";
        String rows = " 0 platform-code       " + TRUTH.get(bank + ":0") + "\n10 ima                 "
                + TRUTH.get(bank + ":10") + "\n16 -                   "
                + TRUTH.get(bank + ":16").toUpperCase(Locale.ROOT) + "\n";
        Map<String, String> expected = Map.of(
                bank + ":0", TRUTH.get(bank + ":0"),
                bank + ":10", TRUTH.get(bank + ":10"),
                bank + ":16", TRUTH.get(bank + ":16"));
        expect(PcrShape.SYSTEMD, head + rows, expected);
        expect(PcrShape.SYSTEMD, (head + rows).replace("\n", "\r\n"), expected);
        expect(PcrShape.SYSTEMD, rows, expected);
        expect(
                PcrShape.SYSTEMD,
                "[root@host ~]# systemd-analyze pcrs\n\u001b[4m" + head.strip() + "\u001b[0m\n" + rows
                        + "[root@host ~]# uptime\n 17:00 up 3 days\n3 users here\n",
                expected);
    }

    @Test
    void damagedRowsOfSystemdsTableAreSaid() {
        PcrValues values = Sample.parse("NR NAME SHA256\n 9 kernel-initrd " + SHA256.substring(0, 30) + "…\n10 ima "
                + SHA256 + "\n11 kernel-boot " + SHA1 + "\n12 - -\n24 x " + SHA256 + "\n");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha256:10", SHA256));
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR line 2: sha256:9: '" + SHA256.substring(0, 30)
                                + "\\xe2\\x80\\xa6' is not the hex of a sha256 value",
                        "ERROR line 4: sha256:11: sha256 takes 64 hex digits, 40 given",
                        "WARNING line 6: sha256:24: a TPM has no PCR 24, value left out");
    }

    @Test
    void aListIsNoTableOfSystemd() {
        PcrValues values =
                Sample.parse("10 " + SHA1 + " ima-ng sha256:" + SHA256 + " /bin/sh\n10 " + SHA1 + " " + SHA256 + "\n");
        assertThat(values.shape()).isNotEqualTo(java.util.Optional.of(PcrShape.SYSTEMD));
    }

    // --- go-attestation: crypto.Hash of Go's crypto package counts SHA1 3, SHA256 5, SHA384 6, SHA512 7 ---

    @ParameterizedTest
    @CsvSource({"3, sha1", "5, sha256", "6, sha384", "7, sha512", "SHA-256, sha256", "SHA384, sha384"})
    void goAttestationNumbersHashesAsGoDoes(String number, String bank) {
        String value = TRUTH.get(bank + ":10");
        String algorithm = number.length() == 1 ? number : '"' + number + '"';
        expect(
                PcrShape.JSON,
                "{\"PCRs\":[{\"Index\":10,\"Digest\":\"" + base64(value) + "\",\"DigestAlg\":" + algorithm + "}]}",
                Map.of(bank + ":10", value));
        expect(
                PcrShape.JSON,
                "[\n{\n\"DigestAlg\": " + algorithm + ",\n\"Digest\": \"" + value.toUpperCase(Locale.ROOT)
                        + "\",\n\"Index\": 10\n}\n]",
                Map.of(bank + ":10", value));
    }

    @Test
    void badMembersOfGoAttestationAreSaidWithMemberAndValue() {
        PcrValues values = Sample.parse("{\"PCRs\":[{\"Index\":0,\"Digest\":\"" + base64(SHA1) + "\",\"DigestAlg\":5},"
                + "{\"Index\":\"ten\",\"Digest\":\"" + base64(SHA256) + "\",\"DigestAlg\":5},"
                + "{\"Index\":1,\"Digest\":null,\"DigestAlg\":5},"
                + "{\"Index\":2,\"Digest\":\"" + base64(SHA256) + "\",\"DigestAlg\":99},"
                + "{\"Index\":3,\"Digest\":\"not a digest\",\"DigestAlg\":5},"
                + "{\"Index\":10,\"Digest\":\"" + base64(SHA256) + "\",\"DigestAlg\":5}]}");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha256:10", SHA256));
        assertThat(Sample.told(values))
                .containsExactlyInAnyOrder(
                        "ERROR line 1 member /PCRs/0: sha256:0: sha256 takes 32 bytes, 20 given",
                        "ERROR line 1 member /PCRs/1: 'ten' is not a PCR; expected a number from 0 to 23",
                        "ERROR line 1 member /PCRs/2: PCR 1: Digest 'null' is not a value",
                        "ERROR line 1 member /PCRs/3: PCR 2: DigestAlg '99' is not a PCR bank",
                        "ERROR line 1 member /PCRs/4: sha256:3: 'not a digest' is not the hex of a sha256 value");
        assertThat(values.values().get(0).origin()).isEqualTo("values.txt line 1 member /PCRs/5");
    }

    /** An event of a log has a PCR and a digest, and the digest is not the PCR's value. */
    @Test
    void eventsAreNoValues() {
        assertThat(Sample.parse("{\"events\":[{\"Index\":4,\"Type\":\"EV_IPL\",\"Digest\":\"" + base64(SHA256)
                                + "\",\"DigestAlg\":5}]}")
                        .values())
                .isEmpty();
        assertThat(Sample.parse("[{\"pcr\":4,\"event_type\":\"EV_IPL\",\"sha256\":\"" + SHA256 + "\"}]")
                        .values())
                .isEmpty();
    }

    // --- members called after the PCR ---

    @ParameterizedTest
    @ValueSource(strings = {"pcr10", "PCR10", "pcr_10", "PCR-10", "Pcr 10", "pcr[10]", "pcr010"})
    void membersMayBeCalledAfterThePcr(String name) {
        expect(PcrShape.JSON, "{\"tpm\":{\"" + name + "\":\"" + SHA256 + "\"}}", Map.of("sha256:10", SHA256));
        expect(
                PcrShape.JSON,
                "{\"host\":{\"tpm\":{\"banks\":{\"sha384\":{\"" + name + "\":\"0x" + SHA384.toUpperCase(Locale.ROOT)
                        + "\"},\"sha1\":{\"" + name + "\":\"" + SHA1 + "\"}}}}}",
                Map.of("sha384:10", SHA384, "sha1:10", SHA1));
        expect(
                PcrShape.JSON,
                "{\"" + name + "\":{\"value\":\"" + base64(SHA256) + "\",\"alg\":\"sha256\"}}",
                Map.of("sha256:10", SHA256));
        expect(
                PcrShape.JSON,
                "{\"" + name + "\":[\"" + SHA256 + "\"],\"x\":{\"" + name + "\":\"FAILED\",\"pcr7\":true}}",
                Map.of("sha256:10", SHA256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:10", "SHA256:10", "pcr-sha256/10", "sha256_pcr_10", "sha256-pcr10"})
    void membersMayNameTheBankToo(String name) {
        expect(PcrShape.JSON, "{\"tpm\":{\"" + name + "\":\"" + SHA256 + "\"}}", Map.of("sha256:10", SHA256));
    }

    @Test
    void damagedMembersCalledAfterThePcrAreSaid() {
        PcrValues values = Sample.parse("{\"tpm\":{\"pcr07\":\"" + SHA256.substring(1)
                + "\",\"pcr08\":\"abcd\",\"pcr10\":\"" + SHA256 + "\",\"pcr99\":\"" + SHA256 + "\"}}");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha256:10", SHA256));
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR line 1 member /tpm/pcr07: PCR 7: 63 hex digits fit no PCR bank (sha1 takes 40, sha256 64,"
                                + " sha384 96, sha512 128): '" + SHA256.substring(1) + "'",
                        "ERROR line 1 member /tpm/pcr08: PCR 8: 4 hex digits fit no PCR bank (sha1 takes 40, sha256 64,"
                                + " sha384 96, sha512 128): 'abcd'",
                        "WARNING line 1 member /tpm/pcr99: sha256:99: a TPM has no PCR 99, value left out");
    }

    @Test
    void twoMembersThatGiveOnePcrDifferentValuesAreSaid() {
        PcrValues values =
                Sample.parse("{\"pcr10\":\"" + SHA256 + "\",\"more\":{\"PCR_10\":\"" + "ab".repeat(32) + "\"}}");
        assertThat(values.values()).hasSize(2);
        assertThat(Sample.told(values))
                .containsExactly("NOTE -: sha256:10 is given with 2 different values: " + SHA256.substring(0, 8)
                        + "… at line 1 member /pcr10, abababab… at line 1 member /more/PCR_10");
    }

    // --- openEuler's global-trust-authority, of its documentation; the bank stands beside the values ---

    @Test
    void openEulersTrustAuthorityNamesTheBankOnce() {
        String values = "\"pcr_values\":[{\"pcr_index\":0,\"pcr_value\":\"" + TRUTH.get("sha256:0")
                + "\"},{\"pcr_index\":10,\"pcr_value\":\"" + SHA256 + "\"}]";
        Map<String, String> expected = Map.of("sha256:0", TRUTH.get("sha256:0"), "sha256:10", SHA256);
        for (String pcrs : List.of("\"hash_alg\":\"sha256\"," + values, values + ",\"hash_alg\":\"SHA256\"", values)) {
            expect(
                    PcrShape.JSON,
                    "{\"message\":[{\"evidences\":[{\"attester_type\":\"tpm_boot\",\"evidence\":{\"quote\":{\"quote_data\":"
                            + "\"/1RDRw\",\"signature\":\"AAAA\"},\"pcrs\":{" + pcrs
                            + "},\"logs\":[{\"log_type\":\"ImaLog\"}]}}]}]}",
                    expected);
        }
        PcrValues sm3 = Sample.parse("{\"pcrs\":{" + values + ",\"hash_alg\":\"sm3\"}}");
        assertThat(Sample.asMap(sm3.values()))
                .isEqualTo(Map.of("sm3_256:0", TRUTH.get("sha256:0"), "sm3_256:10", SHA256));
        PcrValues damaged = Sample.parse("{\"pcrs\":{" + values + ",\n\"hash_alg\":\"sha1\"}}");
        assertThat(damaged.values()).isEmpty();
        assertThat(Sample.told(damaged))
                .containsExactly(
                        "ERROR line 1: sha1:0: sha1 takes 40 hex digits, 64 given: '" + TRUTH.get("sha256:0") + "'",
                        "ERROR line 1: sha1:10: sha1 takes 40 hex digits, 64 given: '" + SHA256 + "'");
    }

    // --- immune's agent: base64 by PCR, banks as TPM_ALG_IDs in decimal ---

    @Test
    void immunesEvidenceNumbersBanksAsTheTpmDoes() {
        String one = "{\"10\":\"" + base64(SHA256) + "\",\"0\":\"" + base64(TRUTH.get("sha256:0")) + "\"}";
        expect(
                PcrShape.JSON,
                "{\"type\":\"evidence/1\",\"algorithm\":\"11\",\"pcrs\":" + one + ",\"allpcrs\":{\"4\":{\"10\":\""
                        + base64(SHA1) + "\"},\"11\":" + one + ",\"12\":{\"10\":\"" + base64(SHA384) + "\"}}}",
                Map.of(
                        "sha256:10", SHA256,
                        "sha256:0", TRUTH.get("sha256:0"),
                        "sha1:10", SHA1,
                        "sha384:10", SHA384));
        assertThat(Sample.asMap(Sample.parse("{\"pcrs\":" + one + ",\"algorithm\":\"18\"}")
                        .values()))
                .isEqualTo(Map.of("sm3_256:10", SHA256, "sm3_256:0", TRUTH.get("sha256:0")));
    }

    /** The base64 of 48 zeros is 64 times A, which is hex of 32 bytes as well. */
    @Test
    void zerosInBase64AreOfTheirBank() {
        String zeros = base64("00".repeat(48));
        assertThat(zeros).isEqualTo("A".repeat(64));
        expect(
                PcrShape.JSON,
                "{\"allpcrs\":{\"12\":{\"16\":\"" + zeros + "\"},\"11\":{\"16\":\"" + base64("00".repeat(32))
                        + "\",\"17\":\"" + "a".repeat(64) + "\"}}}",
                Map.of("sha384:16", "00".repeat(48), "sha256:16", "00".repeat(32), "sha256:17", "a".repeat(64)));
        expect(
                PcrShape.JSON,
                "{\"pcrs\":{\"16\":\"" + zeros + "\"},\"algorithm\":\"12\"}",
                Map.of("sha384:16", "00".repeat(48)));
    }

    /** What go-tpm-tools prints as JSON. */
    @Test
    void banksOfProtobufsNameTheirHash() {
        expect(
                PcrShape.JSON,
                "{\"hash\":\"SHA384\",\"pcrs\":{\"10\":\"" + base64(SHA384) + "\"}}",
                Map.of("sha384:10", SHA384));
        expect(
                PcrShape.JSON,
                "{\"hash\":11,\"pcrs\":{\"10\":\"" + base64(SHA256) + "\"}}",
                Map.of("sha256:10", SHA256));
    }

    // --- prose around JSON ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello,\n\nthe values are:\n%s\n\nRegards\n",
                "$ cat pcrs.json\n%s$ ",
                "[root@host ~]# cat pcrs.json\n%s[root@host ~]# exit\n",
                "2026-03-01T12:00:00Z host agent[3]: pcrs %s\n",
                "[ -f x ] && [[ -f y ]]\n{ true; }\n%s\n",
                "%s\n{\"other\": 1}\nand so on",
            })
    void proseAroundIsNoDamage(String around) {
        String json = "{\"tpm\": {\"pcr10\": \"" + SHA256 + "\"}}";
        expect(PcrShape.JSON, around.formatted(json), Map.of("sha256:10", SHA256));
        expect(
                PcrShape.JSON,
                around.formatted(json.replace(" ", "\n ")).replace("\n", "\r\n"),
                Map.of("sha256:10", SHA256));
    }

    @Test
    void aDamagedDocumentInProseIsDamaged() {
        PcrValues values = Sample.parse("The values:\n{\"tpm\": {\"pcr10\": \"" + SHA256 + "\", \"pcr11\": \n\nBye\n");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha256:10", SHA256));
        assertThat(Sample.told(values)).singleElement().asString().startsWith("ERROR line 4 column ");
        PcrValues rest = Sample.parse("{\"pcr10\": \"" + SHA256 + "\"}, \"pcr11\": \"" + SHA256 + "\"}");
        assertThat(Sample.told(rest)).singleElement().asString().contains("malformed JSON");
    }

    @Test
    void piecesOfJsonWithoutEndAreBounded() {
        PcrValues pieces = Sample.parse("{}x\n".repeat(2_000));
        assertThat(Sample.told(pieces))
                .containsExactly("ERROR -: more than 1000 JSON documents between other text; the rest is not read");
        PcrValues failures = Sample.parse("words\n" + "{\"pcr\n".repeat(100_000));
        assertThat(Sample.told(failures))
                .hasSize(17)
                .endsWith("ERROR -: 16 pieces of malformed JSON; the rest is not read");
    }

    // --- TDX ---

    @Test
    void registersOfTdxGuestsAreNoPcrs() {
        expect(
                PcrShape.TSM,
                "RTMR0: " + SHA384 + "\nrtmr1:sha384 0x" + SHA384.toUpperCase(Locale.ROOT) + "\nRTMR[3] = " + SHA384
                        + "\nmrtd: " + SHA384 + "\n",
                Map.of("rtmr:0", SHA384, "rtmr:1", SHA384, "rtmr:3", SHA384, "mrtd:0", SHA384));
        expect(
                PcrShape.JSON,
                "{\"tdx\":{\"quote\":{\"body\":{\"rtmr_2\":\"" + SHA384 + "\"}}}}",
                Map.of("rtmr:2", SHA384));
        expect(PcrShape.ASSIGNMENTS, "rtmr:3=" + SHA384, Map.of("rtmr:3", SHA384));
        assertThat(Sample.told(Sample.parse("{\"rtmr4\":\"" + SHA384 + "\"}")))
                .containsExactly(
                        "WARNING line 1 member /rtmr4: rtmr:4: a TDX guest has no such register, value left out");
    }

    private static void expect(PcrShape shape, String text, Map<String, String> expected) {
        PcrValues values = Sample.parse(text);
        assertThat(Sample.told(values)).as(text).isEmpty();
        assertThat(values.shape()).contains(shape);
        assertThat(Sample.asMap(values.values()).entrySet().stream().collect(Collectors.toSet()))
                .isEqualTo(expected.entrySet());
    }
}
