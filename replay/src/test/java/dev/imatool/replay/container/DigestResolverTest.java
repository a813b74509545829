package dev.imatool.replay.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

/** The digests of container-ima. */
class DigestResolverTest {
    /** From the slides of the authors: /hello on the host, and in namespace 4026532559. */
    private static final ByteString HELLO =
            ByteString.ofHex("d3f7d10e296e5c626ea78539cb38cd8dffd043bea3627da35ce3b20c0ac68014");

    private static final ByteString NAMESPACED_HELLO =
            ByteString.ofHex("aa15dcbe503ee00f9f72924e8bea3b0c9bd42ca5205c40e70dde9d7c963e56e0");
    private static final String NAMESPACE = "4026532559";

    @Test
    void thePublishedDigestIsExplained() {
        DigestResolver resolver = resolver(HELLO, NAMESPACED_HELLO, NAMESPACE);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO))
                .containsExactly(7L);
    }

    @Test
    void eightBytesOfTheFileDigestAreEnough() {
        DigestResolver resolver = resolver(HELLO.slice(0, 8), NAMESPACED_HELLO, NAMESPACE);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO))
                .containsExactly(7L);
    }

    @Test
    void theSameDigestIsExplainedInAnyNamespace() {
        DigestResolver resolver = resolver(HELLO, NAMESPACED_HELLO, "4026532367");
        assertThat(resolver.explain(HashAlgorithm.SHA256, "4026532367", NAMESPACED_HELLO))
                .containsExactly(7L);
    }

    @Test
    void anotherFileDoesNotExplainIt() {
        byte[] other = HELLO.toByteArray();
        other[7] ^= 1;
        DigestResolver resolver = resolver(ByteString.copyOf(other), NAMESPACED_HELLO, NAMESPACE);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO))
                .isEmpty();
        DigestResolver tooShort = resolver(HELLO.slice(0, 7), NAMESPACED_HELLO, NAMESPACE);
        assertThat(tooShort.explain(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO))
                .isEmpty();
    }

    /** {@code strncat} begins at the first zero byte: the number replaces what stands behind it. */
    @Test
    void theNumberOfTheNamespaceEntersBehindAZeroByte() {
        ByteString digest = ByteString.ofHex("d3f7d1000029" + "00".repeat(26));
        byte[] message = "...40265".getBytes(StandardCharsets.US_ASCII);
        digest.slice(0, 3).copyTo(message, 0);
        ByteString logged = sha256(message);
        DigestResolver resolver = resolver(digest, logged, NAMESPACE);
        resolver.addTarget(HashAlgorithm.SHA256, "9026532559", logged);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, logged)).containsExactly(7L);
        assertThat(resolver.explain(HashAlgorithm.SHA256, "9026532559", logged)).isEmpty();
    }

    @Test
    void whatTheFirstFormulaLeavesOpenIsTriedAsMeant() {
        byte[] message = new byte[HELLO.length() + NAMESPACE.length()];
        HELLO.copyTo(message, 0);
        System.arraycopy(NAMESPACE.getBytes(StandardCharsets.US_ASCII), 0, message, HELLO.length(), NAMESPACE.length());
        ByteString meant = sha256(message);
        DigestResolver resolver = resolver(HELLO, meant, NAMESPACE);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, meant)).isEmpty();
        assertThat(resolver.explainAsMeant(HashAlgorithm.SHA256, NAMESPACE, meant))
                .containsExactly(7L);
        assertThat(resolver.explainAsMeant(HashAlgorithm.SHA256, "4026532560", meant))
                .isEmpty();
        NamespacedDigest formulas = NamespacedDigest.of(HashAlgorithm.SHA256).orElseThrow();
        assertThat(formulas.gives(HELLO, NAMESPACE, meant)).contains(NamespacedFormula.DIGEST_AND_NAMESPACE);
        assertThat(formulas.gives(HELLO, "4026532560", meant)).isEmpty();
        assertThat(formulas.gives(HELLO, "4026532560", NAMESPACED_HELLO)).contains(NamespacedFormula.FIRST_8_BYTES);
    }

    @Test
    void aBeginningAloneIsNotEnoughForTheWholeDigest() {
        DigestResolver resolver = new DigestResolver();
        resolver.addBeginning(7, HELLO.slice(0, 8));
        byte[] message = ("........" + NAMESPACE).getBytes(StandardCharsets.US_ASCII);
        HELLO.slice(0, 8).copyTo(message, 0);
        resolver.addTarget(HashAlgorithm.SHA256, NAMESPACE, sha256(message));
        resolver.resolve();
        assertThat(resolver.explainAsMeant(HashAlgorithm.SHA256, NAMESPACE, sha256(message)))
                .isEmpty();
    }

    @Test
    void aZeroByteInFrontLeavesNothingButTheNumber() {
        ByteString logged = sha256("40265325".getBytes(StandardCharsets.US_ASCII));
        DigestResolver resolver = resolver(ByteString.copyOf(new byte[32]), logged, NAMESPACE);
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, logged)).containsExactly(7L);
        assertThat(resolver.exhausted()).isFalse();
    }

    @Test
    void manyFilesWithTheSameBeginningAreKeptUpToABound() {
        DigestResolver resolver = new DigestResolver();
        for (int i = 0; i < 1000; i++) {
            resolver.addKnown(i, HELLO);
        }
        resolver.addTarget(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO);
        resolver.resolve();
        assertThat(resolver.explain(HashAlgorithm.SHA256, NAMESPACE, NAMESPACED_HELLO))
                .hasSize(DigestResolver.KEPT)
                .startsWith(0L, 1L);
    }

    private static DigestResolver resolver(ByteString known, ByteString target, String namespace) {
        DigestResolver resolver = new DigestResolver();
        resolver.addKnown(7, known);
        resolver.addTarget(HashAlgorithm.SHA256, namespace, target);
        resolver.resolve();
        return resolver;
    }

    private static ByteString sha256(byte[] message) {
        try {
            return ByteString.copyOf(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
