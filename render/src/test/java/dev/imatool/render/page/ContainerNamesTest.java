package dev.imatool.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ContainerStore;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that processes in containers choose, so that they look like those of others. */
class ContainerNamesTest {
    private static final String ID = "9138208b676a" + "0".repeat(52);

    private static Container called(String label) {
        return new Container(label, Container.Source.CONTROL_GROUP, Optional.of("docker"), Optional.empty());
    }

    private static String name(Container container, Container... others) {
        return ContainerNames.of(Stream.concat(Stream.of(container), Stream.of(others)))
                .of(container);
    }

    /** The last letter of the name is Cyrillic. */
    @Test
    void lettersOfOtherAlphabetsAreNoIds() {
        assertThat(name(called(ID))).isEqualTo("9138208b676a, docker");
        assertThat(name(called("9138208b676\u0430"), called(ID))).isEqualTo("\"9138208b676\u0430\", docker");
    }

    @Test
    void aLongNameIsCutWhereItDiffersFromOthers() {
        Container longest = called("A".repeat(4000));
        assertThat(name(longest)).isEqualTo("A".repeat(64) + "…, docker");
        assertThat(name(longest, called("A".repeat(100) + "B"))).isEqualTo("A".repeat(101) + "…, docker");
        assertThat(ContainerNames.whole(longest)).isEqualTo("A".repeat(4000) + ", docker");
        assertThat(name(called(" " + "A".repeat(4000)))).isEqualTo("\" " + "A".repeat(63) + "\"…, docker");
    }

    /** The container around it, with as many digits as tell it from another one. */
    @Test
    void whatIsInAnotherContainerSaysInWhich() {
        Container inner = new Container(
                ID,
                Container.Source.CONTROL_GROUP,
                Optional.of("containerd"),
                Optional.of("5ca1d2eb-0a1b"),
                Optional.of("web/" + "ab".repeat(32)));
        assertThat(name(inner)).isEqualTo("9138208b676a, pod 5ca1d2eb, containerd, in abababababab, in web");
        assertThat(name(inner, called("ab".repeat(10) + "c".repeat(44))))
                .isEqualTo("9138208b676a, pod 5ca1d2eb, containerd, in " + "ab".repeat(10) + "a, in web");
        assertThat(ContainerNames.whole(inner))
                .isEqualTo(ID + ", pod 5ca1d2eb-0a1b, containerd, in " + "ab".repeat(32) + ", in web");
    }

    @Test
    void ofManyAroundItTheNearestAreShown() {
        Container deep = new Container(
                ID, Container.Source.CONTROL_GROUP, Optional.empty(), Optional.empty(), Optional.of("a/b/c d/e"));
        assertThat(name(deep)).isEqualTo("9138208b676a, in e, in \"c d\", …");
    }

    /** The store of docker in docker's own file system. */
    @Test
    void aStoreInAContainersFileSystemSaysInWhich() {
        String outer = "ab".repeat(32);
        String inner = "/var/lib/docker/overlay2/" + outer + "/diff/var/lib/docker/overlay2/" + ID + "/merged/bin/sh";
        Container stored =
                ContainerStore.of(ByteString.ofText(inner)).orElseThrow().container();
        assertThat(name(stored)).isEqualTo("9138208b676a, docker, in abababababab");
    }

    /** No half of a character is left behind. */
    @Test
    void aCharacterOfTwoCodeUnitsIsNotCut() {
        String smile = "\ud83d\ude00";
        assertThat(name(called("A".repeat(63) + smile + "B"))).isEqualTo("\"" + "A".repeat(63) + smile + "\"…, docker");
    }
}
