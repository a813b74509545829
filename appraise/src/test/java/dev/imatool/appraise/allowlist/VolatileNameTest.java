package dev.imatool.appraise.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

    @Test
    void aPatternOfAnyPartsIsOneOfTheSameName() {
        List<String> pieces = List.of(
                "a",
                "7",
                "x86",
                "-",
                "_",
                ".",
                "/",
                "tmp",
                "tmp.AbC123",
                "abcd12",
                "0f1e2d3c4b5a",
                "AbCdEf",
                "12345678",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "ab_12cd9",
                "12ab34cd56",
                "Z9");
        Random random = new Random(3);
        for (int trial = 0; trial < 20_000; trial++) {
            StringBuilder path = new StringBuilder("/");
            for (int i = random.nextInt(9); i >= 0; i--) {
                path.append(pieces.get(random.nextInt(pieces.size())));
            }
            Optional<VolatileName> name = VolatileName.of(ByteString.ofText(path.toString()));
            if (name.isPresent()) {
                long chosen = random.nextLong() & (1L << name.get().parts()) - 1;
                ByteString pattern = name.get().pattern(chosen);
                VolatileName read = VolatileName.ofPattern(pattern).orElseThrow();
                assertThat(read.chosen()).as(path + " " + pattern.latin1()).isEqualTo(chosen);
                assertThat(read.pattern())
                        .as(path.toString())
                        .isEqualTo(name.get().pattern());
            }
        }
    }

    private static String pattern(String path) {
        return VolatileName.pattern(ByteString.ofText(path)).orElseThrow().latin1();
    }
}
