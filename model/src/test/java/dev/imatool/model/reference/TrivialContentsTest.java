package dev.imatool.model.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrivialContentsTest {
    private static final Map<HashAlgorithm, String> OF_THE_JDK = Map.of(
            HashAlgorithm.MD5, "MD5",
            HashAlgorithm.SHA1, "SHA-1",
            HashAlgorithm.SHA224, "SHA-224",
            HashAlgorithm.SHA256, "SHA-256",
            HashAlgorithm.SHA384, "SHA-384",
            HashAlgorithm.SHA512, "SHA-512",
            HashAlgorithm.SHA3_256, "SHA3-256",
            HashAlgorithm.SHA3_384, "SHA3-384",
            HashAlgorithm.SHA3_512, "SHA3-512");

    @Test
    void theJdkComputesTheSame() throws NoSuchAlgorithmException {
        for (Map.Entry<HashAlgorithm, String> each : OF_THE_JDK.entrySet()) {
            assertThat(TrivialContents.is(digest(each.getKey(), each.getValue(), "")))
                    .as(each.getValue())
                    .isTrue();
            assertThat(TrivialContents.is(digest(each.getKey(), each.getValue(), "\n")))
                    .as(each.getValue())
                    .isTrue();
            assertThat(TrivialContents.is(digest(each.getKey(), each.getValue(), "\n\n")))
                    .as(each.getValue())
                    .isFalse();
        }
    }

    private static ContentDigest digest(HashAlgorithm algorithm, String name, String content)
            throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance(name)
                .digest(ByteString.ofText(content).toByteArray());
        return new ContentDigest(false, algorithm, ByteString.copyOf(digest));
    }
}
