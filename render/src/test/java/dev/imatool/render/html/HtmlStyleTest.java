package dev.imatool.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours can be read: the contrast that WCAG 2.2 asks for (1.4.3: 4.5 for text; 1.4.11: 3 for what a picture shows). */
class HtmlStyleTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):#([0-9a-f]{6})");

    /** The declarations of each scheme: light, dark, printed. */
    private static Map<String, Integer> scheme(int number) {
        Map<String, Integer> all = new HashMap<>();
        String[] schemes = HtmlStyle.TEXT.split(":root\\{");
        for (int i : number == 1 ? List.of(1) : List.of(1, number)) {
            String declared = schemes[i].substring(0, schemes[i].indexOf('}'));
            COLOUR.matcher(declared)
                    .results()
                    .forEach((MatchResult colour) -> all.put(colour.group(1), Integer.parseInt(colour.group(2), 16)));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void textAndPicturesHaveContrast(int number) {
        Map<String, Integer> colours = scheme(number);
        for (String text : List.of("ink", "dim", "good", "bad", "odd")) {
            for (String behind : List.of("paper", "shade")) {
                assertThat(contrast(colours.get(text), colours.get(behind)))
                        .as("%s on %s", text, behind)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        for (String bar : List.of(
                "covered",
                "after",
                "not-covered",
                "partly",
                "violation",
                "unproven",
                "not-reproduced",
                "contradiction",
                "known-bad",
                "focus")) {
            assertThat(contrast(colours.get(bar), colours.get("paper"))).as(bar).isGreaterThanOrEqualTo(3.0);
        }
    }

    @Test
    void styleAndScriptAreWellFormedText() {
        assertThat(HtmlStyle.TEXT).doesNotContain("<", "&", "\r");
        assertThat(HtmlScript.TEXT).doesNotContain("<", "&", "\r");
    }

    private static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** Relative luminance, as WCAG 2.2 defines it. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
