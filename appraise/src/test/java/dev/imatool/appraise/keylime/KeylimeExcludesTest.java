package dev.imatool.appraise.keylime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.reference.KeylimeLint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Excludes mean what Python says they mean: {@code python-re.txt} was recorded from Python's own {@code re}. */
class KeylimeExcludesTest {
    private static KeylimeExcludes excludes(String... expressions) {
        return KeylimeExcludes.of(List.of(expressions));
    }

    @Test
    void everyRecordedExpressionMatchesAsInPython() throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> list = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int[] seen = new int[3];
        for (String line : recorded()) {
            switch (line.charAt(0)) {
                case 'T' -> texts.add(unescaped(line.substring(1)));
                case 'E' -> list.add(line.substring(1));
                case '=' -> {
                    KeylimeExcludes excludes = KeylimeExcludes.of(list);
                    String said = said(excludes, texts);
                    if (said.equals("not compared")) {
                        seen[2]++;
                    } else {
                        seen[said.equals("invalid") ? 0 : 1]++;
                        if (!said.equals(line.substring(1))) {
                            wrong.add(list + " is " + line.substring(1) + ", not " + said);
                        }
                    }
                    list.clear();
                }
                default -> assertThat(line).startsWith("#");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(150);
        assertThat(seen[1]).isGreaterThan(250);
        // references inside of what looks behind, conditions and flags of other meanings are left open
        assertThat(seen[2]).isLessThan(12);
    }

    /** A policy has as many excludes as its author likes, and each may be worth a remark. */
    @Test
    void ofManyRemarksTheInvalidOnesAreListedAndTheOthersCounted() {
        List<String> many = new ArrayList<>(
                IntStream.range(0, 200).mapToObj(number -> "/plain/" + number).toList());
        many.add("[");
        List<KeylimeLint> lints = KeylimeExcludes.of(many).lints();
        assertThat(lints).hasSize(51);
        assertThat(lints.get(0)).isEqualTo(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_INVALID, "["));
        assertThat(lints.get(50)).isEqualTo(KeylimeLint.of(KeylimeLint.Kind.EXCLUDES_FURTHER, "151"));
    }

    private static String said(KeylimeExcludes excludes, List<String> texts) {
        if (excludes.ignored()) {
            return "invalid";
        }
        if (texts.stream().anyMatch(text -> excludes.match(text) == KeylimeExcludes.Match.UNKNOWN)) {
            return "not compared";
        }
        return IntStream.range(0, texts.size())
                .filter(i -> excludes.match(texts.get(i)) == KeylimeExcludes.Match.YES)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    private static List<String> recorded() throws IOException {
        try (InputStream in = KeylimeExcludesTest.class.getResourceAsStream("python-re.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    @Test
    void oneInvalidExcludeSwitchesAllOff() {
        KeylimeExcludes excludes = excludes("/tmp/.*", "[");
        assertThat(excludes.ignored()).isTrue();
        assertThat(excludes.match("/tmp/a")).isEqualTo(KeylimeExcludes.Match.NO);
        assertThat(excludes.lints()).containsExactly(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_INVALID, "["));
        assertThat(excludes("(/a", "/b)").ignored()).isFalse();
        assertThat(excludes("(?P<a>/x)", "(?P<a>/y)").lints())
                .containsExactly(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_INVALID, ""));
    }

    @Test
    void theExcludeThatDecidesIsNamed() {
        KeylimeExcludes excludes = excludes("bin", "/usr/lib", "/usr/.*");
        assertThat(excludes.first("/usr/bin/sh")).hasValue(2);
        assertThat(excludes.first("/usr/lib/x")).hasValue(1);
        assertThat(excludes.first("/bin")).isEmpty();
        assertThat(excludes().match("/")).isEqualTo(KeylimeExcludes.Match.NO);
    }

    @Test
    void excludesThatDoWhatNobodyMeantAreNamed() {
        assertThat(excludes("bin", "/", ".*", "/etc/passwd", "/tmp/.*", "/srv/", "/etc/motd$", "(?(1)a)")
                        .lints())
                .containsExactly(
                        KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_NOTHING, "bin"),
                        KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_EVERYTHING, "/"),
                        KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_EVERYTHING, ".*"),
                        KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_PREFIX, "/etc/passwd"),
                        KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_NOT_COMPARED, "(?(1)a)"));
    }

    @Test
    void anExpressionThatTriesEveryWayEnds() {
        KeylimeExcludes excludes = excludes("/(a+)+$", "/(?:a|aa)+\\Z", "/(.*)*x(.*)*y$");
        String path = "/" + "a".repeat(4000) + "!";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 10_000; i++) {
                assertThat(excludes.match(path)).isEqualTo(KeylimeExcludes.Match.UNKNOWN);
            }
        });
        assertThat(excludes.lints()).contains(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_TOO_COSTLY, ""));
        assertThat(excludes("(".repeat(10_000)).ignored()
                        || excludes("(".repeat(10_000)).match("/") != KeylimeExcludes.Match.YES)
                .isTrue();
    }

    /** As long as a path can be, and longer: the one is compared, the other named. */
    @Test
    void onlyExpressionsAsLongAsAPathAreCompared() {
        String path = "/" + "a".repeat(4095);
        KeylimeExcludes longest = KeylimeExcludes.of(List.of(path));
        assertThat(longest.match(path)).isEqualTo(KeylimeExcludes.Match.YES);
        assertThat(longest.lints()).containsExactly(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_PREFIX, path));
        KeylimeExcludes longer = KeylimeExcludes.of(List.of("/tmp/", path + "a"));
        assertThat(longer.ignored()).isFalse();
        assertThat(longer.match("/tmp/x")).isEqualTo(KeylimeExcludes.Match.UNKNOWN);
        assertThat(longer.lints()).contains(KeylimeLint.of(KeylimeLint.Kind.EXCLUDE_TOO_LONG, path.substring(0, 80)));
    }
}
