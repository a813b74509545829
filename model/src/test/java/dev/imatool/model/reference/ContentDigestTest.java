package dev.imatool.model.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {
    private static final String HEX = "ab".repeat(32);

    private static TemplateField.FileDigest field(Optional<String> type, String algorithm, ByteString digest) {
        return new TemplateField.FileDigest(new FieldId("d-ngv2"), type, algorithm, digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:", "verity:sha256:", "sm3:"})
    void textIsReadAsItIsWritten(String label) {
        ContentDigest digest = ContentDigest.parse(label + HEX).orElseThrow();
        assertThat(digest.text()).isEqualTo(label + HEX);
        assertThat(digest.verity()).isEqualTo(label.startsWith("verity"));
        assertThat(ContentDigest.parse(label + HEX.toUpperCase(java.util.Locale.ROOT)))
                .contains(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256", "sha256:", "sha256:ab", "sha1:abab", "blake:abab", "x:sha256:abab", "sha256:zz"})
    void whatIsNoDigestIsNone(String text) {
        assertThat(ContentDigest.parse(text)).isEmpty();
    }

    @Test
    void zerosAndWrongLengthsStandForNoContent() {
        ByteString digest = ByteString.ofHex(HEX);
        assertThat(ContentDigest.of(field(Optional.empty(), "sha256", digest))).isPresent();
        assertThat(ContentDigest.of(field(Optional.of("ima"), "sha256", digest)))
                .isEqualTo(ContentDigest.of(field(Optional.empty(), "sha256", digest)));
        assertThat(ContentDigest.of(field(Optional.of("verity"), "sha256", digest)))
                .isNotEqualTo(ContentDigest.of(field(Optional.empty(), "sha256", digest)));
        assertThat(ContentDigest.of(field(Optional.of("new"), "sha256", digest)))
                .isEmpty();
        assertThat(ContentDigest.of(field(Optional.empty(), "sha1", digest))).isEmpty();
        assertThat(ContentDigest.of(field(Optional.empty(), "sha256", ByteString.copyOf(new byte[32]))))
                .isEmpty();
        assertThatThrownBy(() -> new ContentDigest(false, HashAlgorithm.SHA1, digest))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
