package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every command with a report writes it as one HTML file of allowed elements only, whatever stands in its inputs. */
class HtmlTest {
    private static final Snapshot HOSTILE = Corpus.snapshot("hostile-names-6.12/final");
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");

    /** Names that would be markup, an address or a script where they are not escaped. */
    private static final List<String> MARKUP = List.of(
            "</script><script>document.title='x'</script>",
            "<img src=http://192.0.2.1/x onerror=document.title=1>",
            "</title></style></main><svg onload=document.title=1>",
            "\" onmouseover=\"document.title=1\" x=\"",
            "' onfocus='document.title=1' autofocus='",
            "javascript:document.title=1",
            "&lt;script&gt;&#60;script&#62;&amp;",
            "]]><!--<x>--><?xml version=\"1.0\"?>",
            "${document.title}{{7*7}}",
            "\u05d0\u05d1\u05d2/\u0627\u0628 1.exe",
            "\u202egnp.exe\u2066\u200b\ufeff\u0001b\u0002",
            "\uffff\ufdd0");

    @TempDir
    Path folder;

    static List<List<String>> commandLines() {
        return MarkdownTest.commandLines();
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void theReportIsOneFileOfAllowedElements(List<String> words) throws IOException {
        Outcome outcome = html(words);
        assertThat(outcome.exit())
                .isEqualTo(Outcome.of(words.toArray(String[]::new)).exit());
        HtmlDocument page = HtmlDocument.of(outcome.out());
        page.isHarmless();
        page.isAccessible();
        assertThat(page.text("h1")).containsExactly("imatool " + words.get(0));
        assertThat(page.text("h2")).contains("Files read");
        assertThat(page.text("footer").get(0)).contains("Exit status: " + outcome.exit());
    }

    @Test
    void theContentSecurityPolicyNamesTheDigestsOfStyleAndScript() throws IOException {
        HtmlDocument page =
                HtmlDocument.of(html(List.of("show", BEFORE.ascii().toString())).out());
        String policy = page.elements("meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-" + sha256(page.text("style").get(0)) + "'")
                .contains("script-src 'sha256-" + sha256(page.text("script").get(0)) + "'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.text("script").get(0)).doesNotContain("innerHTML", "eval", "document.write", "fetch", "http");
        assertThat(page.text("style").get(0)).doesNotContain("url(", "@import", "http");
    }

    /** What text shows of a name that fits a line, the page shows too. */
    @Test
    void hostileNamesOfAKernelAreShownEscaped() throws IOException {
        List<String> words = List.of("show", "--all", HOSTILE.binary().toString());
        HtmlDocument page = HtmlDocument.of(html(words).out());
        page.isHarmless();
        String shown = String.join("\n", page.text("td"));
        List<String> paths = Outcome.of(words.toArray(String[]::new))
                .out()
                .lines()
                .filter(line -> line.contains("  /srv/h/"))
                .map(line -> line.substring(line.indexOf("  /srv/h/") + 2))
                .toList();
        assertThat(paths).hasSizeGreaterThan(50).anyMatch(path -> path.contains("\\u{202e}"));
        assertThat(paths).allMatch(shown::contains);
    }

    @Test
    void namesOfFilesAreNoMarkup() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("host"));
        List<String> arguments = new ArrayList<>(List.of("evidence", "--all", lists.toString()));
        for (int i = 0; i < MARKUP.size(); i++) {
            String name = MARKUP.get(i).replace('/', '_');
            String host = lists + "/" + i + name;
            Files.createDirectory(FileNames.path(host));
            Files.copy((i % 2 == 0 ? BEFORE : HOSTILE).ascii(), FileNames.path(host + "/" + name));
        }
        Outcome outcome = html(arguments);
        HtmlDocument page = HtmlDocument.of(outcome.out());
        page.isHarmless();
        page.isAccessible();
        String text = page.text("body").get(0);
        assertThat(text)
                .contains("<script>document.title='x'<_script>")
                .contains("&lt;script&gt;&#60;script&#62;&amp;")
                .contains("\\u{202e}gnp.exe\\u{2066}\\u{200b}\\u{feff}\\x01b\\x02")
                .contains("\\u{ffff}\\u{fdd0}");
        assertThat(page.elements("bdi")).isNotEmpty();
    }

    /** The contents of entries 20 and 50 are those of a list of bad ones, and a quote covers all 94. */
    @Test
    void thePictureShowsWhatIsKnownOfEachEntry() throws IOException {
        Snapshot after = Corpus.snapshot("demo-before-after-6.1/after");
        List<String> lines = Files.readAllLines(after.ascii());
        Path bad =
                Files.writeString(folder.resolve("bad"), digest(lines.get(19)) + "\n" + digest(lines.get(49)) + "\n");
        HtmlDocument page = HtmlDocument.of(html(List.of(
                        "evidence",
                        after.ascii().getParent().toString(),
                        "--ak",
                        after.file("ak.pub").toString(),
                        "--bad",
                        bad.toString()))
                .out());
        page.isHarmless();
        page.isAccessible();
        assertThat(page.text("desc")).containsExactly("A strip of 94 entries: covered by a quote: 94, known bad: 2.");
        List<String> bars = page.elements("rect").stream()
                .filter(bar ->
                        ((Element) bar.getParentNode()).getAttribute("class").equals("strip"))
                .map(bar -> bar.getAttribute("class"))
                .toList();
        assertThat(bars)
                .containsExactly("of-covered", "of-known_bad", "of-covered", "of-known_bad", "of-covered", "frame");
        assertThat(page.text("tr"))
                .contains("covered by a quote941-94", "known bad220, 50", "1 boot_aggregate: entry 1before entry 1")
                .contains("2 quote: quote.msgafter entry 94");
    }

    private static String digest(String line) {
        return line.split(" ")[3].split(":")[1];
    }

    @Test
    void rowsStandInPartsThatABrowserLaysOutWhenTheyAreInView() throws IOException {
        Path list = folder.resolve("many");
        try (Stream<String> lines = manyEntries(1_001)) {
            Files.write(list, lines.toList());
        }
        HtmlDocument page =
                HtmlDocument.of(html(List.of("show", list.toString())).out());
        List<Element> parts = page.elements("tbody").stream()
                .filter(part -> part.getParentNode() instanceof Element table
                        && table.getAttribute("class").startsWith("long "))
                .toList();
        assertThat(parts.stream().map(part -> HtmlDocument.children(part, "tr").size()))
                .containsExactly(200, 200, 200, 200, 200, 1);
        assertThat(parts.stream().map(part -> part.getAttribute("class")))
                .containsExactly("", "far", "far", "far", "far", "far");
    }

    /** Lines of an ascii list with no digest right but that of the form. */
    static Stream<String> manyEntries(int number) {
        return Stream.iterate(0, i -> i < number, i -> i + 1)
                .map(i -> "10 " + "%040x".formatted(i + 1) + " ima-ng sha256:" + "%064x".formatted(i) + " /usr/bin/p"
                        + i);
    }

    private static Outcome html(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--format", "html"));
        return Outcome.of(all.toArray(String[]::new));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
