package dev.imatool.man;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a typesetter says to the pages. Not every machine has one, so this is beside the other tests, not above. */
class GeneratedPagesRenderTest {
    private static final Path GROFF = Path.of("/usr/bin/groff");

    @Test
    void groffHasNothingToWarnAbout() throws IOException, InterruptedException {
        if (!Files.isExecutable(GROFF)) {
            return;
        }
        try (Stream<Path> pages = Files.list(Path.of(System.getProperty("man.generated"), "man1"))) {
            for (Path page : pages.toList()) {
                Process groff = new ProcessBuilder(List.of(
                                GROFF.toString(), "-Kutf8", "-Tutf8", "-t", "-man", "-ww", "-z", page.toString()))
                        .redirectErrorStream(true)
                        .start();
                String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(said).as(page.getFileName().toString()).isEmpty();
                assertThat(groff.waitFor()).isZero();
            }
        }
    }
}
