package dev.imatool.parsers.xattr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what bash left in its variable. */
class ShellRecipeTest {
    static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(ShellRecipeTest.class.getResourceAsStream("shell-recipe.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theValueIsTheOneThatBashMade(String line) {
        String[] pair = line.split("\t", -1);
        assertThat(ShellRecipe.of(ByteString.ofHex(pair[0])).value().hex()).isEqualTo(pair[1]);
    }

    @Test
    void theVectorsAreThere() throws IOException {
        assertThat(lines()).hasSize(72);
    }

    @Test
    void eachDamageIsNamed() {
        String middle = "80".repeat(10);
        assertThat(damages("80" + middle + "0080")).containsExactly(ShellRecipe.Damage.ZERO_BYTES_DROPPED);
        assertThat(damages("80" + middle + "800a")).containsExactly(ShellRecipe.Damage.TRAILING_LINE_FEEDS_STRIPPED);
        assertThat(damages("46" + middle + "8080")).containsExactly(ShellRecipe.Damage.HEX_DIGIT_SWALLOWED);
        assertThat(damages("80" + middle + "5c6e80")).containsExactly(ShellRecipe.Damage.BACKSLASH_INTERPRETED);
        assertThat(damages("80" + middle + "5c80")).isEmpty();
    }

    private static List<ShellRecipe.Damage> damages(String hex) {
        return ShellRecipe.of(ByteString.ofHex(hex)).damages();
    }
}
