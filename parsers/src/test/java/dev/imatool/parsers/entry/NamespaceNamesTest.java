package dev.imatool.parsers.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceNamesTest {
    private final NamespaceNames names = new NamespaceNames();

    private QualifiedName parse(String name, int pcr) {
        return names.parse(ByteString.ofText(name), pcr, false);
    }

    @Test
    void aNumberBeforeAPathIsANamespace() {
        QualifiedName name = parse("4026532469:/usr/bin/dockerd", 10);

        assertThat(name.container()).contains(Container.ofNamespace("4026532469", Container.Source.EVENT_NAME));
        assertThat(name.path()).isEqualTo(ByteString.ofText("/usr/bin/dockerd"));
    }

    @Test
    void theChainOfProcessesOfACreatorIsKept() {
        QualifiedName name = parse("2114->2110->1->0_4026532481:/usr/bin/docker-runc", 10);

        assertThat(name.container().map(Container::label)).contains("4026532481");
        assertThat(name.processChain()).contains("2114->2110->1->0");
    }

    /** Names of real files in the corpus (hostile-names), and others that a user can make. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/4026532469:/x",
                "/srv/h/4026532469:/x",
                "/1234567:name",
                "1234567890:/x",
                "4026532469:x",
                "x4026532469:/x",
                "a->0_4026532469:/x",
                "4294967296:/x"
            })
    void ordinaryFilesThatLookLikeItAreNot(String name) {
        assertThat(parse(name, 10).container()).isEmpty();
    }

    @Test
    void aBareNumberIsANamespaceOnlyInCompanyOrInThePcrOfContainerIma() {
        assertThat(parse("4026532559", 10).container()).isEmpty();
        assertThat(parse("4026532559", 11).container()).isPresent();
        parse("4026532367:/usr/lib64/libcap-ng.so.0.0.0", 10);
        assertThat(parse("4026532559", 10).container()).isPresent();
    }

    @Test
    void theLabelOfABufferIsNever() {
        assertThat(names.parse(ByteString.ofText("4026532469:/x"), 11, true).container())
                .isEmpty();
    }
}
