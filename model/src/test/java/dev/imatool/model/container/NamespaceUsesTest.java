package dev.imatool.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** {@code ima_record_task_for_ns} of Container-IMA: the first entry of a namespace is the program that called unshare. */
class NamespaceUsesTest {
    private static final String NUMBER = "4026532481";

    private final NamespaceUses uses = new NamespaceUses();

    private static Entry entry(OptionalInt pcr, Optional<String> chain, String path, boolean violation) {
        return new Entry(
                1,
                "",
                Location.bytes(0, 1),
                pcr,
                violation ? ByteString.copyOf(new byte[20]) : ByteString.ofHex("11".repeat(20)),
                Template.of("ima-ng", "d-ng|n-ng"),
                Provenance.LOGGED,
                ByteString.EMPTY,
                List.of(),
                new QualifiedName(
                        ByteString.ofText(NUMBER + ":" + path),
                        Optional.of(Container.ofNamespace(NUMBER, Container.Source.EVENT_NAME)),
                        ByteString.ofText(path),
                        chain));
    }

    /** An entry of the namespace's own list. */
    private static Entry own(String path) {
        return entry(OptionalInt.empty(), Optional.empty(), path, false);
    }

    private static Entry chained(String chain, String path) {
        return entry(OptionalInt.empty(), Optional.of(chain), path, false);
    }

    private static Entry inPcr(String path) {
        return entry(OptionalInt.of(11), Optional.empty(), path, false);
    }

    private int take(String list, Entry entry) {
        return uses.take(list, entry);
    }

    @Test
    void anotherProcessChainIsAnotherUse() {
        assertThat(take("", chained("7->1", "/usr/bin/runc"))).isEqualTo(1);
        assertThat(uses.creator()).isTrue();
        assertThat(take("", own("/bin/a"))).isEqualTo(1);
        assertThat(uses.creator()).isFalse();
        assertThat(take("", chained("9->1", "/usr/bin/runc"))).isEqualTo(2);
        assertThat(take("", own("/bin/a"))).isEqualTo(2);
        assertThat(take("", chained("7->1", "/usr/bin/runc")))
                .as("the list is printed again")
                .isEqualTo(1);
        assertThat(take("", own("/bin/a"))).isEqualTo(1);
        assertThat(take("", chained("9->1", "/usr/bin/unshare")))
                .as("the same processes, another program")
                .isEqualTo(3);
    }

    @Test
    void listsThatBeginWithOtherProgramsAreTwoUses() {
        assertThat(take("one", own("/usr/bin/unshare"))).isEqualTo(1);
        assertThat(take("two", own("/usr/bin/docker-runc"))).isEqualTo(2);
        assertThat(take("one", own("/bin/a"))).isEqualTo(1);
        assertThat(take("two", own("/bin/a"))).isEqualTo(2);
        assertThat(take("modules", inPcr("/lib/x.ko"))).as("of the last one").isEqualTo(2);
    }

    /** Where creators have their processes with them, the beginning of a list that is cut off is no creator. */
    @Test
    void aListThatIsCutOffIsOfTheLastUse() {
        take("one", chained("7->1", "/usr/bin/runc"));
        assertThat(take("tail", own("/bin/b"))).isEqualTo(1);
        assertThat(uses.creator()).isFalse();
        assertThat(take("tail", chained("9->1", "/usr/bin/runc"))).isEqualTo(2);
    }

    /** Nothing hashes what a violation says, so that anybody with the list may have written it. */
    @Test
    void aViolationNamesNoCreator() {
        take("", chained("7->1", "/usr/bin/runc"));
        assertThat(take("", entry(OptionalInt.empty(), Optional.of("9->1"), "/usr/bin/runc", true)))
                .isEqualTo(1);
        assertThat(uses.creator()).isFalse();
        assertThat(take("", own("/bin/a"))).isEqualTo(1);
    }

    @Test
    void entriesBeforeTheirCreatorIsKnownAreOfTheFirst() {
        assertThat(take("modules", inPcr("/lib/x.ko"))).isEqualTo(1);
        assertThat(take("own", chained("7->1", "/usr/bin/runc"))).isEqualTo(1);
    }

    @Test
    void aUseIsWrittenBehindTheNumberAndNobodyCanWriteItsName() {
        Container first = Container.ofNamespace(NUMBER, Container.Source.EVENT_NAME);
        assertThat(first.id()).isEqualTo(NUMBER);
        assertThat(first.used(2).id()).isEqualTo(NUMBER + "#2");
        assertThat(first.used(2)).isNotEqualTo(first);
        Container called =
                new Container(NUMBER + "#2", Container.Source.CONTROL_GROUP, Optional.of("lxc"), Optional.empty());
        assertThat(called.id()).isEqualTo(NUMBER + "#2#1");
        assertThat(new ContainerSelector(NUMBER + "#2").meant(first.used(2))).contains("id:" + NUMBER + "#2");
        assertThat(new ContainerSelector(NUMBER + "#2").meant(called)).contains("id:" + NUMBER + "#2#1");
        assertThat(new ContainerSelector(NUMBER + "#2").meant(first)).isEmpty();
        assertThat(new ContainerSelector(NUMBER).meant(first)).contains("id:" + NUMBER);
        assertThat(new ContainerSelector(NUMBER).meant(first.used(2))).contains("id:" + NUMBER + "#2");
        assertThat(ContainerSelector.ofNamespace(NUMBER).meant(first.used(2)))
                .isEqualTo(ContainerSelector.ofNamespace(NUMBER).meant(first));
    }
}
