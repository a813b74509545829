package dev.imatool.render.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.signature.reason.ContentReason;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.appraise.signature.reason.KeyReason;
import dev.imatool.appraise.signature.reason.MetadataReason;
import dev.imatool.appraise.signature.reason.ModuleReason;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reasons with values in them, and that no two reasons sound alike. */
class SignatureReasonWordsTest {
    private static final Map<SignatureReason, String> SENTENCES = Map.ofEntries(
            Map.entry(new HeaderReason.Undecodable("too short"), "too short"),
            Map.entry(new HeaderReason.OtherSize(256, 255), "the header declares 256 bytes of signature, found 255"),
            Map.entry(
                    new HeaderReason.OtherBits(1024, 127),
                    "the header declares 1024 bits of signature, found 127 bytes"),
            Map.entry(new HeaderReason.HashUnsupported(0xfe), "no kernel supports hash algorithm 0xfe"),
            Map.entry(
                    new HeaderReason.VerityVersion(2),
                    "a signature of an fs-verity digest has a header of version 3, this one of version 2"),
            Map.entry(
                    new HeaderReason.NotPortable(3),
                    "kernels log portable signatures (type 0x05) here, this is of type 0x03"),
            Map.entry(new ContentReason.OverField(FieldId.D), "it is over the digest in d"),
            Map.entry(new ContentReason.NotComputable(HashAlgorithm.SM3), "sm3 cannot be computed here"),
            Map.entry(
                    new ContentReason.OtherLength(HashAlgorithm.SHA256),
                    "the file digest has not the length of sha256"),
            Map.entry(
                    new ContentReason.OtherAlgorithm(HashAlgorithm.SHA256, Optional.of(HashAlgorithm.SHA1), true),
                    "it is over a digest of sha256, the file digest is of sha1, as this template has it"),
            Map.entry(
                    new ContentReason.OtherAlgorithm(HashAlgorithm.SHA256, Optional.empty(), false),
                    "it is over a digest of sha256, the file digest is of an algorithm that no kernel supports"),
            Map.entry(new MetadataReason.ComputedBy(32, ByteOrder.BIG), "as a 32-bit big-endian machine computes it"),
            Map.entry(
                    new MetadataReason.ComputedBy(64, ByteOrder.LITTLE),
                    "as a 64-bit little-endian machine computes it"),
            Map.entry(
                    new MetadataReason.NotCompared(HashAlgorithm.SHA512),
                    "security.ima holds a digest of sha512 and the entry none, so the content is not compared"),
            Map.entry(new KeyReason.NotTheirs(1), "it is not the signature of that key over what the entry says"),
            Map.entry(new KeyReason.NotTheirs(2), "none of the 2 keys of that id made it over what the entry says"),
            Map.entry(new ModuleReason.OtherMessage("1.2"), "its content type (1.2) is not that of CMS SignedData"),
            Map.entry(
                    new ModuleReason.OtherContent("1.2"),
                    "the type of its content (1.2) is not data, as that of modules is"),
            Map.entry(new ModuleReason.Signers(0, 8), "it has 0 signers; 1 to 8 are accepted"),
            Map.entry(
                    new ModuleReason.Versions(BigInteger.ONE, BigInteger.TWO, 3),
                    "the versions of message and signer (1, 2) are not those of a signer named so (3, 3)"),
            Map.entry(
                    new ModuleReason.SignatureAlgorithm("1.2"),
                    "its signature algorithm (1.2) is not one that kernels support"),
            Map.entry(
                    new ModuleReason.OtherHash(HashAlgorithm.SHA384),
                    "it is over a digest of sha384, and d-modsig is not"),
            Map.entry(
                    new ModuleReason.OtherUnknownHash("1.2"),
                    "it is over a digest of the algorithm 1.2, and d-modsig is not"),
            Map.entry(new ModuleReason.AttributeTwice("1.2"), "a signed attribute (1.2) is there twice"),
            Map.entry(
                    new ModuleReason.OtherKind("ecdsa"),
                    "its signature algorithm is ecdsa, and the key that made it is of another kind"));

    static Stream<Map.Entry<SignatureReason, String>> sentences() {
        return SENTENCES.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void valuesStandInTheirSentence(Map.Entry<SignatureReason, String> expected) {
        assertThat(SignatureReasonWords.of(expected.getKey())).isEqualTo(expected.getValue());
    }

    @Test
    void everyReasonWithValuesIsAmongThem() {
        assertThat(SENTENCES.keySet().stream()
                        .<Class<?>>map(SignatureReason::getClass)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        kinds().filter(Class::isRecord).toList());
    }

    @Test
    void noTwoReasonsSoundAlike() {
        List<String> words = kinds().filter(Class::isEnum)
                .flatMap(kind -> Arrays.stream(kind.getEnumConstants()))
                .map(constant -> SignatureReasonWords.of((SignatureReason) constant))
                .toList();
        assertThat(words)
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotEndWith("."));
    }

    private static Stream<Class<?>> kinds() {
        return Arrays.stream(SignatureReason.class.getPermittedSubclasses())
                .flatMap(topic -> Arrays.stream(topic.getPermittedSubclasses()));
    }
}
