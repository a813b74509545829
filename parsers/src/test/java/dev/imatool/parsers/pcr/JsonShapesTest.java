package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.pcr.file.PcrFile;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON as Keylime, FAPI and systemd write it, and as people do. */
class JsonShapesTest {
    private static final Map<String, String> TRUTH = Sample.truth("pcrs-6.12");
    private static final String SHA1 = TRUTH.get("sha1:10");
    private static final String SHA256 = TRUTH.get("sha256:10");

    /** The sample of Keylime's REST documentation. */
    private static final List<String> KEYLIME_22 = List.of(
            "0000000000000000000000000000000000000001",
            "0000000000000000000000000000000000000000000000000000000000000001",
            "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
            "ffffffffffffffffffffffffffffffffffffffff");

    @Test
    void keylimePolicyAllowsSeveralValuesAndTellsTheBankByLength() {
        PcrValues values =
                Sample.parse("{\"22\":[\"" + String.join("\",\n\"", KEYLIME_22) + "\"],\"mask\":\"0x408000\"}");
        assertThat(values.shape()).contains(PcrShape.JSON);
        assertThat(Sample.asMap(values.values()))
                .isEqualTo(Map.of(
                        "sha1:22", KEYLIME_22.get(0) + "," + KEYLIME_22.get(3),
                        "sha256:22", KEYLIME_22.get(1),
                        "sha384:22", KEYLIME_22.get(2)));
        assertThat(Sample.told(values))
                .containsExactly(
                        "NOTE -: sha1:22 is given with 2 different values: 00000000… at line 1, ffffffff… at line 4");
    }

    @Test
    void policyWithinARequestIsFoundAlsoAsAString() {
        String policy = "{\"10\":[\"" + SHA256 + "\"],\"mask\":\"0x400\"}";
        expect(
                "{\"type\":\"tpm\",\"data\":{\"nonce\":\"AA==\",\"tpm_policy\":" + policy
                        + ",\"runtime_policy\":{\"digests\":" + "{\"/bin/sh\":[\"" + SHA256 + "\"]}}}}",
                Map.of("sha256:10", SHA256));
        expect(
                "{\"results\":{\"port\":9002,\"tpm_policy\":\"" + policy.replace("\"", "\\\"") + "\"}}",
                Map.of("sha256:10", SHA256));
    }

    @Test
    void bankAndPcrMayEncloseEachOtherEitherWay() {
        expect(
                "{\"sha256\":{\"10\":\"" + SHA256 + "\"},\"SHA1\":{\"10\":\"0x" + SHA1 + "\"}}",
                Map.of("sha256:10", SHA256, "sha1:10", SHA1));
        expect(
                "{\"pcrs\":{\"10\":{\"sha256\":\"" + SHA256 + "\",\"sha1\":\"" + SHA1 + "\"}}}",
                Map.of("sha256:10", SHA256, "sha1:10", SHA1));
    }

    @Test
    void membersOfOneObjectMaySpellAValueOut() {
        expect(
                "{\"type\":\"POLICYPCR\",\"pcrs\":[{\"pcr\":10,\"hashAlg\":\"TPM2_ALG_SHA256\",\"digest\":\"" + SHA256
                        + "\"}]}",
                Map.of("sha256:10", SHA256));
        expect(
                "[{\"nr\":10,\"name\":\"ima\",\"sha256\":\"" + SHA256
                        + "\"},{\"nr\":0,\"name\":\"platform-code\",\"sha256\":\"" + TRUTH.get("sha256:0") + "\"}]",
                Map.of("sha256:10", SHA256, "sha256:0", TRUTH.get("sha256:0")));
    }

    @Test
    void keylimeEvidenceCarriesWhatTpm2QuoteWrites() {
        String blob = Base64.getEncoder().encodeToString(Sample.bytes("violations-6.12/quote.pcrs"));
        Map<String, String> quoted = Sample.truth("violations-6.12", List.of(10, 11));
        expect("{\"data\":{\"quote\":\"rAAAA:AAAA:" + blob + "\"}}", quoted);
        expect(
                "{\"evidence_collected\":[{\"evidence_type\":\"tpm_quote\",\"evidence_data\":{\"subject_data\":\""
                        + blob + "\"}}]}",
                quoted);
        expect("{\"evidence_data\":{\"subject_data\":{\"10\":\"" + SHA256 + "\"}}}", Map.of("sha256:10", SHA256));
    }

    @Test
    void recordsOfAnEventLogAreNoPcrValues() {
        PcrValues values = Sample.parse("[{\"recnum\":0,\"pcr\":10,\"digests\":[{\"hashAlg\":\"sha1\",\"digest\":\""
                + SHA1 + "\"}],\"content_type\":\"ima_template\"}]");
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values)).singleElement().asString().startsWith("ERROR -: no PCR value found in ");
    }

    @Test
    void quoteInformationOfFapiHasNoValuesAndThatIsSaid() {
        PcrValues values = Sample.parse(
                "{\"sig_scheme\":{\"scheme\":\"ECDSA\"},\"attest\":{\"attested\":{\"pcrSelect\":[{\"hash\":"
                        + "\"SHA256\",\"pcrSelect\":[10]}],\"pcrDigest\":\"" + SHA256 + "\"}}}");
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values))
                .containsExactly("ERROR -: holds the digest over the quoted PCRs (pcrDigest) and not their values");
    }

    @Test
    void malformedJsonIsSaidWithLineAndColumnAndGivesWhatStandsBefore() {
        PcrValues values = Sample.parse("{\n \"10\": [\"" + SHA256 + "\",\n \"" + SHA1 + "\"\n}");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("sha256:10", SHA256, "sha1:10", SHA1));
        assertThat(Sample.told(values))
                .singleElement()
                .asString()
                .startsWith("ERROR line 4 column 2: malformed JSON: Unexpected close marker");
    }

    @Test
    void malformedPolicyInAStringIsSaidWithItsLine() {
        PcrValues values = Sample.parse("{\n\"tpm_policy\": \"{\\\"10\\\": [\"\n}");
        assertThat(Sample.told(values)).singleElement().asString().startsWith("ERROR line 2: malformed JSON: ");
    }

    @Test
    void nestingWithoutEndIsRefusedByTheParser() {
        PcrValues values = Sample.parse("[".repeat(1_000_000));
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values))
                .singleElement()
                .asString()
                .startsWith("ERROR line 1 column 66: malformed JSON: Document nesting depth (65)");
    }

    @Test
    void valuesInJsonAreJudgedLikeAllOthers() {
        PcrValues values = Sample.parse("{\"tpm_policy\": {\n\"10\": [\"" + SHA1
                + "00\"],\n\"11\": \"none\",\n\"24\": \"" + SHA1 + "\",\n\"12\": {\"foo512\": \"" + SHA1 + "\"}}}");
        assertThat(Sample.asMap(values.values())).isEqualTo(Map.of("foo512:12", SHA1));
        assertThat(Sample.told(values))
                .containsExactly(
                        "ERROR line 2: PCR 10: 42 hex digits fit no PCR bank (sha1 takes 40, sha256 64, sha384 96, sha512 128): '"
                                + SHA1 + "00'",
                        "ERROR line 3: PCR 11: 'none' is not the hex of a PCR value",
                        "WARNING line 4: sha1:24: a TPM has no PCR 24, value left out",
                        "WARNING line 5: bank foo512: unknown algorithm, its values are kept unchecked");
    }

    @Test
    void otherDataByTheNamesOfBanksAndPcrsIsNoDamagedValue() {
        PcrValues values = PcrFile.parse(Sample.bytes("pcrs-6.12/truth.json"), "truth.json", Optional.empty());
        assertThat(Sample.told(values)).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(TRUTH);

        PcrValues damaged = Sample.parse("{\"sha1\":{\n\"10\":\"MATCH\"}}");
        assertThat(Sample.told(damaged))
                .containsExactly("ERROR line 2: sha1:10: 'MATCH' is not the hex of a sha1 value");
    }

    private static void expect(String text, Map<String, String> expected) {
        PcrValues values = Sample.parse(text);
        assertThat(Sample.told(values)).isEmpty();
        assertThat(values.shape()).contains(PcrShape.JSON);
        assertThat(Sample.asMap(values.values())).isEqualTo(expected);
    }
}
