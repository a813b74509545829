package dev.imatool.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void argumentsAreTheLastWordsOfTheCommandLine() {
        byte[] commandLine = "java\0-cp\0x\0Main\0show\0caf\u00e9\0\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Arguments.asTyped(new String[] {"show", "caf\ufffd", ""}, commandLine))
                .containsExactly("show", "caf\udce9", "");
    }

    @Test
    void aCommandLineOfOtherWordsIsLeftAlone() {
        byte[] commandLine = "java\0Main\0show\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Arguments.asTyped(new String[] {"replay", "\ufffd"}, commandLine))
                .containsExactly("replay", "\ufffd");
        assertThat(Arguments.asTyped(new String[] {"a", "b", "c", "d"}, commandLine))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void plainArgumentsAreTakenAsTheyCome() {
        String[] plain = {"show", "list"};

        assertThat(Arguments.asTyped(plain)).isSameAs(plain);
    }
}
