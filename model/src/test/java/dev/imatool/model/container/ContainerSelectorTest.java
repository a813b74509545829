package dev.imatool.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.Container;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerSelectorTest {
    private static final Container POD = new Container(
            "3f2a".repeat(16), Container.Source.CONTROL_GROUP, Optional.of("containerd"), Optional.of("5ca1d2eb-8ce0"));
    private static final Container NAMESPACE = Container.ofNamespace("4026532501", Container.Source.EVENT_NAME);
    private static final Container INITIAL = Container.ofNamespace("4026531840", Container.Source.FIRST_COLUMN);

    @Test
    void anIdAndItsBeginning() {
        assertThat(selects("3f2a".repeat(16), POD)).isTrue();
        assertThat(selects("3f2a3f2a3f2a", POD)).isTrue();
        assertThat(selects("3f2", POD)).isFalse();
        assertThat(selects("f2a3", POD)).isFalse();
    }

    @Test
    void aPod() {
        assertThat(selects("5ca1d2eb", POD)).isTrue();
        assertThat(selects("5ca1d2ec", POD)).isFalse();
        assertThat(selects("pod5ca1d2eb_8ce0", POD)).isTrue();
    }

    /** A number is no id: one that begins like another is another. */
    @Test
    void aNamespaceWhole() {
        assertThat(selects("4026532501", NAMESPACE)).isTrue();
        assertThat(selects("402653250", NAMESPACE)).isFalse();
    }

    @Test
    void aUuidByItsBeginning() {
        Container user = Container.ofNamespace("9ef27bb7-ead4-5a89-8cb0-14d153ec1c61", Container.Source.TEMPLATE_FIELD);
        assertThat(selects("9ef27bb7", user)).isTrue();
        assertThat(selects("9ef27bb8", user)).isFalse();
    }

    @Test
    void theHostIsWhatHasNoneOrAnInitialNamespace() {
        ContainerSelector host = new ContainerSelector("host");
        assertThat(host.selects(Optional.empty())).isTrue();
        assertThat(host.selects(Optional.of(INITIAL))).isTrue();
        assertThat(host.selects(Optional.of(Container.ofNamespace(
                        "00000000-0000-0000-0000-000000000000", Container.Source.TEMPLATE_FIELD))))
                .isTrue();
        assertThat(host.selects(Optional.of(NAMESPACE))).isFalse();
        assertThat(selects("4026531840", INITIAL)).isTrue();
    }

    /** Any container may call itself so; it does not become the host by it. */
    @Test
    void aContainerThatIsCalledHostIsNone() {
        Container named = new Container("host", Container.Source.STORE, Optional.of("lxc"), Optional.empty());
        assertThat(selects("host", named)).isFalse();
    }

    private static boolean selects(String wanted, Container container) {
        return new ContainerSelector(wanted).selects(Optional.of(container));
    }
}
