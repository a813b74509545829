package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiDocTest {
    @Test
    void aBracketInTheTextDoesNotEndIt() {
        assertThat(AsciiDoc.literal("one of [a-z] or **")).isEqualTo("pass:c[one of [a-z\\] or **]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a \\] b", "ends in \\"})
    void whatCannotBeSaidIsRefused(String text) {
        assertThatIllegalStateException().isThrownBy(() -> AsciiDoc.literal(text));
    }
}
