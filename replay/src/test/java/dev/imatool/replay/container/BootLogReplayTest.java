package dev.imatool.replay.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.replay.list.ListEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The boot log, against what its authors published. */
class BootLogReplayTest {
    private static final String CONTAINER = "5efdec5d87775c649eb21c2efc4e8965255bccd293fd686bc0ea4dc4c992284e";
    private static final ByteString DIGEST = ByteString.ofHex("c952b062e8be3cbc407242cb2ebcb27c8111b489");
    private static final ContainerBoot PUBLISHED = boot(1, "4026532238");

    @Test
    void thePublishedLineGivesThePublishedValue() {
        BootLogReplay replay =
                BootLogReplay.of(List.of(PUBLISHED), List.of(expected("e0d817dc981893a8f9d7751354490a689743d6d3")));
        assertThat(replay.mismatching()).isEmpty();
        assertThat(replay.value().hex()).isEqualTo("e0d817dc981893a8f9d7751354490a689743d6d3");
        assertThat(replay.checks().get(0).line()).hasValue(1);
        assertThat(replay.checks().get(0).linesAfter()).isZero();
        assertThat(replay.checks().get(0).result()).isEqualTo(BootLogReplay.Check.Result.AT_END);
    }

    @Test
    void aChangedLineIsNamedAndALaterOneDoesNotHideTheValue() {
        ContainerBoot changed = boot(3, "4026532239");
        BootLogReplay replay = BootLogReplay.of(
                List.of(PUBLISHED, changed),
                List.of(
                        expected("e0d817dc981893a8f9d7751354490a689743d6d3"),
                        expected("0000000000000000000000000000000000000000")));
        assertThat(replay.mismatching())
                .containsExactly(new BootLogReplay.Mismatch(changed, ListEntry.hash(PcrBank.SHA1, changed.text())));
        assertThat(replay.checks().get(0).line()).hasValue(1);
        assertThat(replay.checks().get(0).linesAfter()).isEqualTo(1);
        assertThat(replay.checks().get(0).result()).isEqualTo(BootLogReplay.Check.Result.AT_LINE);
        assertThat(replay.checks().get(1).line()).isEmpty();
        assertThat(replay.checks().get(1).result()).isEqualTo(BootLogReplay.Check.Result.NONE);
    }

    private static ContainerBoot boot(long line, String namespace) {
        String text = "\"" + CONTAINER + " [" + namespace
                + "] sha256:7aa3602ab41ea3384904197455e66f6435cb0261bd62a06db1d8e76cb8960c42"
                + " /var/lib/docker/containers/" + CONTAINER + "/config.v2.json\"";
        return new ContainerBoot(line, ByteString.ofText(text), DIGEST);
    }

    private static ExpectedPcr expected(String hex) {
        return new ExpectedPcr("sha1", 11, ByteString.ofHex(hex), "published");
    }
}
