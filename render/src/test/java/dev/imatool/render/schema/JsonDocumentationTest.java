package dev.imatool.render.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.render.ReportDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code docs/json.md} says what the declarations say. Run with {@code -Dgolden.update=true} to write it. */
class JsonDocumentationTest {
    private static final Path PAGE = Path.of("../docs/json.md");
    private static final List<String> HEADER = List.of(
            "schema",
            "tool",
            "command",
            "inputs",
            "joined",
            "verdict",
            "exit",
            "findings",
            "findings_omitted",
            "diagnostics");

    private static String page() {
        return new JsonDocumentation(ReportDocuments.ALL, HEADER).page(introduction());
    }

    private static String introduction() {
        try (InputStream in =
                Objects.requireNonNull(JsonDocumentation.class.getResourceAsStream("json-introduction.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void thePageIsTheOneInTheDocumentation() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    /** Whoever follows a reference arrives. */
    @Test
    void everyReferenceHasATarget() {
        String page = page();
        List<String> targets = page.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#" + line.replaceFirst("^#+ ", "").replace(' ', '-'))
                .toList();
        List<String> references = java.util.regex.Pattern.compile("\\]\\((#[^)]+)\\)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(targets).containsAll(references);
    }
}
