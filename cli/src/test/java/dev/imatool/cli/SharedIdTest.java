package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An id that a control group and a path in a store claim: two containers, or one; no command takes them for one without a word. */
class SharedIdTest {
    private static final String ID = "ab".repeat(32);
    private static final String STORE = "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + ID;
    private static final String POD = "5ca1d2eb-0a1b-4c2d-8e3f-9a0b1c2d3e4f";
    private static final String OF_GROUP = "group:" + POD + "/containerd-" + ID;
    private static final String OF_STORE = "store:" + STORE;

    @TempDir
    private Path folder;

    private String list;

    @BeforeEach
    void write() throws IOException {
        List<Measurement> entries = new ArrayList<>();
        for (String path : List.of("/bin/web", "/lib/libc.so.6")) {
            entries.add(ForkMeasurement.imaCgpath(
                    "/usr/lib/systemd/systemd:swapper/0",
                    "/kubepods/pod" + POD + "/cri-containerd-" + ID + ".scope",
                    FileDigest.ofContent("sha256", path),
                    path));
        }
        entries.add(Measurement.imaNg(FileDigest.ofContent("sha256", "e"), STORE + "/rootfs/bin/evil"));
        list = Files.write(
                        folder.resolve("list"),
                        LogBuilder.list()
                                .bootAggregate()
                                .add(entries.toArray(Measurement[]::new))
                                .build()
                                .ascii())
                .toString();
    }

    /** Each command that takes {@code --container}, about that word. */
    private Stream<Outcome> commands(String word) throws IOException {
        Path known = Files.writeString(folder.resolve("known"), "1".repeat(64) + "  /bin/other\n");
        return Stream.of(
                Outcome.of("show", list, "--container", word),
                Outcome.of("learn", list, "--container", word),
                Outcome.of("check", list, "--good", known.toString(), "--container", word),
                Outcome.of("diff", list, list, "--container", word),
                Outcome.of("history", list, "/*/*", "--container", word));
    }

    @Test
    void theIdAloneIsAnErrorThatNamesBothClaims() throws IOException {
        for (String word : List.of(ID, "abab", "id:" + ID)) {
            assertThat(commands(word)).allSatisfy(outcome -> {
                assertThat(outcome.exit()).isEqualTo(2);
                assertThat(outcome.err())
                        .contains("may mean several containers of ")
                        .contains(": " + OF_GROUP + ", " + OF_STORE + "\n");
            });
        }
    }

    @Test
    void eachClaimHasAWordOfItsOwn() throws IOException {
        assertThat(commands(OF_GROUP))
                .allSatisfy(
                        outcome -> assertThat(outcome.exit()).as(outcome.err()).isLessThan(2));
        assertThat(Outcome.of("show", list, "--container", OF_GROUP).out())
                .contains("/bin/web", "/lib/libc.so.6")
                .doesNotContain("/bin/evil");
        assertThat(commands(OF_STORE))
                .allSatisfy(
                        outcome -> assertThat(outcome.exit()).as(outcome.err()).isLessThan(2));
        assertThat(Outcome.of("show", list, "--container", OF_STORE).out())
                .contains("/bin/evil")
                .doesNotContain("/bin/web");
        assertThat(Outcome.of("show", list, "--container", OF_GROUP, "--container", OF_STORE)
                        .out())
                .contains("/bin/web", "/bin/evil");
        assertThat(Outcome.of("show", list, "--container", "group:" + ID).err())
                .contains("is of a container group:" + ID);
    }

    @Test
    void whereOneIsNeededBothAreNamedByTheirClaims() {
        assertThat(Outcome.of("diff", list, "--namespace", ID, "--with", "host").err())
                .contains("mean several containers of ")
                .contains(OF_GROUP + ", " + OF_STORE);
    }
}
