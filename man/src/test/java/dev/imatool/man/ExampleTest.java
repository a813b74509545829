package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {
    @Test
    void anExampleIsAQuestionAndWhatToType() {
        assertThat(Example.of(
                        "",
                        "Examples:",
                        "",
                        "  How?",
                        "    one |",
                        "        two",
                        "",
                        "  And in",
                        "  two lines?",
                        "    x"))
                .containsExactly(
                        new Example("How?", List.of("one |", "    two")),
                        new Example("And in two lines?", List.of("x")));
    }

    @Test
    void noFooterHasNoExamples() {
        assertThat(Example.of()).isEmpty();
    }

    @Test
    void aFooterOfAnotherFormIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Example.of("Examples:", "    typed without a question"));
        assertThatIllegalStateException().isThrownBy(() -> Example.of("Examples:", "  How?", "    one", "  And?"));
    }
}
