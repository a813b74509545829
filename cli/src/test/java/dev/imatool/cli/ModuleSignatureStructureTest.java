package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Appended signatures whose structure was altered around a signature that still holds. What is expected is what the kernel's
 * pkcs7_parser.c and pkcs7_verify.c refuse, or {@code openssl cms -verify} 3.0 with the content of make.sh.
 */
class ModuleSignatureStructureTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SignatureVector RSA = SignatureVector.named("modsig-rsa");
    private static final SignatureVector ATTRIBUTES = SignatureVector.named("modsig-rsa-attributes");

    static List<SignatureVector> modules() {
        return SignatureVector.all().stream()
                .filter(vector -> vector.template().equals("ima-modsig"))
                .toList();
    }

    /** openssl cms refuses each of these but those of the versions and of the inner type, which kernels refuse. */
    @ParameterizedTest
    @CsvSource({
        "modsig-rsa, 14, 03, its content type (1.2.840.113549.1.7.3)",
        "modsig-rsa, 6, 2b, its content type (1.3.840.",
        "modsig-rsa, 25, 02, versions of message and signer",
        "modsig-rsa, 25, 03, versions of message and signer",
        "modsig-rsa, 40, 02, not among those that it announces",
        "modsig-rsa, 53, 02, the type of its content (1.2.840.113549.1.7.2)",
        "modsig-rsa, 50, 8c, the type of its content",
        "modsig-rsa, 64, 03, versions of message and signer",
        "modsig-rsa, 133, 02, not among those that it announces",
        "modsig-rsa, 146, 0b, its signature algorithm (1.2.840.113549.1.1.11) is not one that kernels support",
        "modsig-rsa, 146, 0a, its signature algorithm (1.2.840.113549.1.1.10) is not one that kernels support",
        "modsig-rsa, 146, 02, its signature algorithm (1.2.840.113549.1.1.2) is not one that kernels support",
        "modsig-rsa, 141, 8c, its signature algorithm",
        "modsig-rsa, 118, ff, another issuer or serial number",
        "modsig-rsa, 80, 49, another issuer or serial number",
        "modsig-rsa-keyid, 25, 01, versions of message and signer",
        "modsig-rsa-keyid, 65, 81, not CMS SignedData",
        "modsig-rsa-keyid, 70, ff, another key id",
        "modsig-ec, 134, 81, its signature algorithm",
        "modsig-rsa-attributes, 134, a1, not CMS SignedData",
        "modsig-rsa-attributes, 53, 03, the type of its content (1.2.840.113549.1.7.3)",
    })
    void aFieldThatLiesIsMalformed(String name, int offset, String value, String words) throws IOException {
        SignatureVector vector = SignatureVector.named(name);
        byte[] bytes = vector.signature().toByteArray();
        assertThat(bytes[offset]).isNotEqualTo((byte) Integer.parseInt(value, 16));
        bytes[offset] = (byte) Integer.parseInt(value, 16);
        assertMalformed(vector, ByteString.copyOf(bytes), words);
    }

    /**
     * Every byte but those of the parameters of RSA, which nobody reads, and of the hash in the name of ECDSA, where the hash
     * algorithm of the signer decides.
     */
    @ParameterizedTest
    @MethodSource("modules")
    void noByteOfTheStructureMayBeAltered(SignatureVector vector) throws IOException {
        CmsParts parts = CmsParts.of(vector);
        int end = vector.signature().length()
                - parts.signer().getLast().toASN1Primitive().getEncoded().length;
        boolean rsa = vector.key().equals("rsa.pem");
        LogBuilder list = LogBuilder.list();
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < end - (rsa ? 2 : 1); i++) {
            byte[] bytes = vector.signature().toByteArray();
            bytes[i] ^= 1;
            list.add(vector.withSignature(ByteString.copyOf(bytes)).measurement());
            offsets.add(i);
        }
        JsonNode signatures = report(list.build().binary()).path("signatures");
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            String result = signatures.path(i).path("result").asText();
            if (!result.equals("bad") && !result.equals("malformed")) {
                passed.add(offsets.get(i));
            }
        }
        assertThat(signatures).hasSize(offsets.size());
        assertThat(passed).isEmpty();
    }

    @Test
    void putTogetherAgainItIsGood() throws IOException {
        for (SignatureVector vector : modules()) {
            CmsParts parts = CmsParts.of(vector);
            assertThat(parts.encoded()).isEqualTo(vector.signature());
            boolean refused = vector.name().endsWith("-attributes");
            assertThat(result(vector, parts.encoded())).isEqualTo(refused ? "malformed" : "good");
        }
    }

    @Test
    void aContentOfItsOwnIsMalformed() throws IOException {
        // openssl takes the content that it is given; a kernel cannot compute d-modsig then
        // (pkcs7_supply_detached_data)
        DLTaggedObject content = new DLTaggedObject(true, 0, new DEROctetString(new byte[] {1, 2, 3}));
        ByteString attached = CmsParts.of(RSA)
                .withData(2, new DLSequence(new ASN1Encodable[] {CMSObjectIdentifiers.data, content}))
                .encoded();
        assertMalformed(RSA, attached, "it contains content of its own");
    }

    @Test
    void theHashAlgorithmOfTheSignerHasToBeAnnouncedAmongOthers() throws IOException {
        ASN1Set announced = ASN1Set.getInstance(CmsParts.of(RSA).data().get(1));
        DLSet two =
                new DLSet(new ASN1Encodable[] {CmsParts.algorithm("2.16.840.1.101.3.4.2.3"), announced.getObjectAt(0)});
        assertThat(result(RSA, CmsParts.of(RSA).withData(1, two).encoded())).isEqualTo("good");
        ByteString none = CmsParts.of(RSA).withData(1, new DLSet()).encoded();
        assertMalformed(RSA, none, "not among those that it announces");
    }

    @Test
    void theSignatureAlgorithmIsThatOfTheKey() throws IOException {
        ByteString ecdsa = CmsParts.of(RSA)
                .withSigner(3, CmsParts.algorithm("1.2.840.10045.4.3.2"))
                .encoded();
        assertMalformed(RSA, ecdsa, "its signature algorithm is ecdsa, and the key that made it is of another kind");
        SignatureVector ec = SignatureVector.named("modsig-ec");
        ByteString rsa = CmsParts.of(ec)
                .withSigner(3, CmsParts.algorithm("1.2.840.113549.1.1.1"))
                .encoded();
        assertMalformed(ec, rsa, "its signature algorithm is rsa, and the key that made it is of another kind");
    }

    @Test
    void severalSignersAreGoodIfAllAre() throws IOException {
        CmsParts parts = CmsParts.of(RSA);
        assertThat(result(RSA, parts.encoded(List.of(parts, parts)))).isEqualTo("good");
        CmsParts bad = parts.withSigner(4, new DEROctetString(new byte[256]));
        assertThat(result(RSA, parts.encoded(List.of(parts, bad)))).isEqualTo("bad");
        CmsParts attributes = CmsParts.of(ATTRIBUTES);
        // openssl takes both; kernels do not (pkcs7_check_authattrs)
        assertMalformed(RSA, parts.encoded(List.of(parts, attributes)), "some of its signers have signed attributes");
        assertMalformed(RSA, parts.encoded(Collections.nCopies(9, parts)), "it has 9 signers");
        assertMalformed(RSA, parts.encoded(List.of()), "it has 0 signers");
    }

    @Test
    void signedAttributesAreHashedAsTheyStand() throws IOException {
        ByteString swapped = CmsParts.of(ATTRIBUTES)
                .withAttributes(attributes -> {
                    Collections.swap(attributes, 0, 1);
                    return attributes;
                })
                .encoded();
        assertThat(result(ATTRIBUTES, swapped)).isEqualTo("bad");
    }

    @Test
    void signedAttributesThatAreThereTwiceOrNotAreMalformed() throws IOException {
        for (int i = 0; i < 4; i++) {
            int index = i;
            ByteString twice = CmsParts.of(ATTRIBUTES)
                    .withAttributes(attributes -> {
                        attributes.add(attributes.get(index));
                        return attributes;
                    })
                    .encoded();
            assertMalformed(ATTRIBUTES, twice, "is there twice");
        }
        for (int i : new int[] {0, 2}) {
            ByteString without = CmsParts.of(ATTRIBUTES)
                    .withAttributes(attributes -> {
                        attributes.remove(i);
                        return attributes;
                    })
                    .encoded();
            assertMalformed(ATTRIBUTES, without, "lack the content type or the message digest");
        }
    }

    @Test
    void whatStandsBehindItIsMalformed() throws IOException {
        byte[] longer = new byte[RSA.signature().length() + 1];
        RSA.signature().copyTo(longer, 0);
        assertMalformed(RSA, ByteString.copyOf(longer), "bytes that nobody signed follow the CMS SignedData");
    }

    @Test
    void whatIsNoSignerIsMalformed() throws IOException {
        assertMalformed(RSA, CmsParts.of(RSA).withSigner(1, new ASN1Integer(7)).encoded(), "its signer cannot be read");
        assertMalformed(RSA, CmsParts.of(RSA).withSigner(4, new ASN1Integer(7)).encoded(), "not CMS SignedData");
        ByteString pieces = CmsParts.of(RSA)
                .withSigner(4, new BEROctetString(new byte[256]))
                .encoded();
        assertThat(result(RSA, pieces)).isEqualTo("bad");
    }

    private static void assertMalformed(SignatureVector vector, ByteString signature, String words) throws IOException {
        JsonNode report = report(vector.withSignature(signature).list());
        assertThat(report.path("verdict").asText()).isEqualTo("malformed");
        assertThat(report.path("findings").findValuesAsText("kind")).containsExactly("malformed_signature");
        assertThat(report.path("findings").path(0).path("detail").asText()).contains(words);
    }

    private static String result(SignatureVector vector, ByteString signature) throws IOException {
        return report(vector.withSignature(signature).list())
                .path("signatures")
                .path(0)
                .path("result")
                .asText();
    }

    private static JsonNode report(byte[] list) throws IOException {
        Outcome outcome = Outcome.of(
                new ByteArrayInputStream(list),
                "signatures",
                "-",
                "--format",
                "json",
                "--keys",
                SignatureVector.keyFolder().toString());
        JsonNode report = MAPPER.readTree(outcome.out());
        assertThat(outcome.exit())
                .as(outcome.err())
                .isEqualTo(report.path("findings").isEmpty() ? 0 : 1);
        return report;
    }
}
