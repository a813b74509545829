package dev.imatool.replay.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.replay.PcrMatch;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How a container PCR compares with the value of the cpcr file. */
class ContainerPcrTest {
    private static final Optional<ByteString> VALUE = Optional.of(ByteString.ofHex("00".repeat(20)));

    private static ContainerPcr pcr(Optional<ByteString> logged, OptionalLong metAt, long entriesAfter) {
        Container namespace = Container.ofNamespace("4026532239", Container.Source.FIRST_COLUMN);
        return new ContainerPcr(0, "", namespace, 5, VALUE, logged, metAt, entriesAfter);
    }

    @Test
    void theResultFollowsFromWhereTheValueIsMet() {
        assertThat(pcr(VALUE, OptionalLong.of(5), 0).result()).contains(PcrMatch.Result.AT_END);
        assertThat(pcr(VALUE, OptionalLong.of(3), 2).result()).contains(PcrMatch.Result.AT_ENTRY);
        assertThat(pcr(VALUE, OptionalLong.empty(), 0).result()).contains(PcrMatch.Result.NONE);
        assertThat(pcr(VALUE, OptionalLong.empty(), 0).notReproduced()).isTrue();
    }

    @Test
    void withoutARowThereIsNothingToCompareWith() {
        ContainerPcr computed = pcr(Optional.empty(), OptionalLong.empty(), 0);
        assertThat(computed.result()).isEmpty();
        assertThat(computed.notReproduced()).isFalse();
    }
}
