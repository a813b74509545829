package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of damaged versions of every sample: nothing throws, and whatever comes out can be shown. */
class MutationTest {
    private static final int MUTATIONS = 1_500;
    private static final String PLANTED = ":=+,-_ \t\r\n\"{}[]0xfF19/<>\\\u0000\u001b\u00ff";

    static List<byte[]> samples() {
        Map<String, String> truth = Sample.truth("bank-sha256-only-6.12");
        String value = truth.get("sha256:10");
        List<byte[]> samples = new ArrayList<>();
        for (String name : List.of("pcrread.yaml", "pcrs.sysfs.txt", "quote.pcrs", "quotersa.pcrs")) {
            samples.add(Sample.bytes("bank-sha256-only-6.12/" + name));
        }
        String blob = Base64.getEncoder().encodeToString(Sample.bytes("bank-sha256-only-6.12/quote.pcrs"));
        for (String text : List.of(
                "PCR-10: " + value.replaceAll("(..)", "$1 ") + "\n",
                "10: " + value + "\n11: " + value + "\n",
                "sha256:10=" + value + "\n10:sha1=0011,sha256=" + value + "\n",
                "pcr-sha256/10:" + value + "\n==> pcr-sha256/11 <==\n" + value + "\n",
                value + "\n",
                "{\"10\":[\"" + value + "\"],\"mask\":\"0x400\"}",
                "{\"tpm_policy\":\"{\\\"10\\\":[\\\"" + value + "\\\"]}\",\"quote\":\"rAA:AA:" + blob + "\"}",
                "[{\"pcr\":10,\"hashAlg\":\"sha256\",\"digest\":\"" + value + "\"},{\"nr\":3,\"sha256\":\"" + value
                        + "\"}]")) {
            samples.add(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        samples.add(MarshaledTest.marshaled());
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void damagedSamplesNeverThrow(byte[] sample) {
        Random random = new Random(10);
        PcrSelection selection = Sample.selection("sha256:10");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(sample, random);
            check(PcrFile.parse(mutated, "x", Optional.empty()));
            check(PcrFile.parse(mutated, "pcr-sha256/10", Optional.of(selection)));
        }
    }

    @Test
    void damagedOptionsNeverThrow() {
        Random random = new Random(11);
        byte[] option =
                ("sha256:10=" + "ab".repeat(32) + "+10:sha1=" + "cd".repeat(20)).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 5_000; i++) {
            String text = new String(mutate(option, random), StandardCharsets.ISO_8859_1);
            if (PcrOption.parse(text, "typed") instanceof OptionResult.Rejected<?>(String reason)) {
                assertThat(reason.chars().allMatch(c -> c >= ' ' && c != 0x7f))
                        .as(reason)
                        .isTrue();
            }
            if (PcrSelection.parse(text.replace('=', ',')) instanceof OptionResult.Rejected<?>(String reason)) {
                assertThat(reason.chars().allMatch(c -> c >= ' ' && c != 0x7f))
                        .as(reason)
                        .isTrue();
            }
        }
    }

    /** Long inputs of what every reader looks for; with quadratic work in any of them this would not end. */
    @ParameterizedTest
    @MethodSource("floods")
    void floodsOfOneThingAreReadToTheirEnd(String unit) {
        String flood = unit.repeat((4 << 20) / unit.length());
        check(PcrFile.parse(flood.getBytes(StandardCharsets.ISO_8859_1), "x", Optional.empty()));
    }

    static List<String> floods() {
        return List.of(
                "\n",
                " ",
                "a",
                "10:",
                "sha256:\n",
                "sha256:10=",
                "+",
                "=",
                "/",
                "pcr-sha1/1:",
                "\u001b[",
                "{\"10\":",
                "[",
                "\"",
                "PCR-10: ",
                "==> ",
                "sha1 10 aabbccddeeff00112233\n",
                "{}\n",
                "{}{}",
                "x{\"a\":",
                "{\"pcr10\":\"",
                "x[{",
                "[{},",
                "NR NAME SHA1\n",
                "10 - ",
                "rtmr0:",
                "\u0000\u0000\u0000\u0001");
    }

    private static void check(PcrValues values) {
        assertThat(values.values().isEmpty() && values.diagnostics().isEmpty()).isFalse();
        for (Diagnostic diagnostic : values.diagnostics()) {
            String text = diagnostic.place().words().orElse("")
                    + diagnostic.message()
                    + diagnostic.hint().map(Object::toString).orElse("");
            assertThat(text.length()).as(text).isLessThan(800);
            assertThat(text.chars().allMatch(c -> c >= ' ' && c != 0x7f))
                    .as(text)
                    .isTrue();
        }
        values.values().forEach(value -> assertThat(value.pcr()).isBetween(0, 23));
    }

    private static byte[] mutate(byte[] sample, Random random) {
        byte[] mutated = sample.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && mutated.length > 0; i++) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) PLANTED.charAt(random.nextInt(PLANTED.length()));
                case 2 -> mutated = Arrays.copyOf(mutated, at);
                default -> {
                    byte[] longer = Arrays.copyOf(mutated, mutated.length + 1);
                    System.arraycopy(mutated, at, longer, at + 1, mutated.length - at);
                    mutated = longer;
                }
            }
        }
        return mutated;
    }
}
