package dev.imatool.appraise.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolatileNameTest {
    private static final String CONTAINER = "3f4a0c1d".repeat(8);

    @ParameterizedTest
    @CsvSource({
        "/tmp/tmp.AbC123,                  /tmp/tmp.*",
        "/tmp/tmp.qwertyuiop,              /tmp/tmp.*",
        "/tmp/tmpab_12cd9/run.sh,          /tmp/tmp*/run.sh",
        "/tmp/runc-process4711,            /tmp/runc-process*",
        "/run/user/1000/app.sock,          /run/user/*/app.sock",
        "/var/tmp/dracut.Xy7Kq2/init,      /var/tmp/dracut.*/init",
        "/run/a-3f2504e0-4f89-11d3-9a0c-0305e82c3301/b, /run/a-*/b",
        "/usr/bin/python3,                 /usr/bin/python*"
    })
    void partsThatMayBeNewInEveryRunAreTakenOut(String path, String pattern) {
        assertThat(pattern(path)).isEqualTo(pattern);
    }

    @Test
    void theIdentifierOfAContainerIsOne() {
        assertThat(pattern("/run/docker/" + CONTAINER + "/runc")).isEqualTo("/run/docker/*/runc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/ls",
                "/etc/Config",
                "/opt/README",
                "/usr/lib/systemd/systemd",
                "/tmp/tmp.a*1",
                "boot_aggregate",
                "kernel_version5",
                ""
            })
    void otherNamesHaveNone(String path) {
        assertThat(VolatileName.pattern(ByteString.ofText(path))).isEmpty();
    }

    @Test
    void aNameOfAnyLengthIsDealtWith() {
        assertThat(VolatileName.pattern(ByteString.ofText("/" + "a1".repeat(1 << 18))))
                .isEmpty();
        assertThat(pattern("/" + "a1g".repeat(1000))).hasSize(1 + 1000 * 3);
    }

    private static String pattern(String path) {
        return VolatileName.pattern(ByteString.ofText(path)).orElseThrow().latin1();
    }
}
