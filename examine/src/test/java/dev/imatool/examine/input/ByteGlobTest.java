package dev.imatool.examine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.model.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteGlobTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/srv/**,        /srv/app/demo.python, true",
                "/srv/*,         /srv/app/demo.python, false",
                "/srv/*/*.python, /srv/app/demo.python, true",
                "**.ko,          /lib/modules/a.ko,    true",
                "*.ko,           /lib/modules/a.ko,    false",
                "**,             /any/thing,           true",
                "/bin/?h,        /bin/sh,              true",
                "/bin?sh,        /bin/sh,              false",
                "/bin/[a-s]h,    /bin/sh,              true",
                "/bin/[!a-s]h,   /bin/sh,              false",
                "/bin/[^x]h,     /bin/sh,              true",
                "/bin[!x]sh,     /bin/sh,              false",
                "/a/**/b,        /a/x/y/b,             true",
                "/a\\*,          /a*,                  true",
                "/a\\*,          /ab,                  false",
                "/bin,           /bin/sh,              false",
                "bin/sh,         /bin/sh,              false",
                "boot_*,         boot_aggregate,       true",
            })
    void matchesWholeNames(String glob, String name, boolean matches) {
        assertThat(ByteGlob.of(glob).matches(ByteString.ofText(name))).isEqualTo(matches);
    }

    @Test
    void bytesThatAreNoTextMatchLikeOthers() {
        assertThat(ByteGlob.of("/srv/*").matches(ByteString.ofHex("2f7372762fff0a80")))
                .isTrue();
    }

    @Test
    void aSetMustBeClosed() {
        assertThatThrownBy(() -> ByteGlob.of("/bin/[ab")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A backtracking matcher would take longer than the age of the earth. */
    @Test
    void manyStarsOnALongNameAreNoTrouble() {
        ByteString name = ByteString.ofText("a".repeat(4096) + "b");
        assertThat(ByteGlob.of("*a".repeat(50) + "*c").matches(name)).isFalse();
        assertThat(ByteGlob.of("*a".repeat(50) + "*b").matches(name)).isTrue();
    }
}
