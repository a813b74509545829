package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.imatool.fixtures.corpus.Corpus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HTML pages in Chromium: names from inputs run no script and fetch nothing, and the page of a long list opens. Skipped where there is no
 * Chromium.
 */
@Tag("live")
class LiveBrowserTest {
    private static final int MINUTES = 5;
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        assertThat(chromium()).as("chromium in PATH").isPresent();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] script = "document.title='owned'".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Content-Type", "text/javascript");
            exchange.sendResponseHeaders(200, script.length);
            exchange.getResponseBody().write(script);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private List<String> names() {
        String at = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        return List.of(
                "<script>document.title='owned'</script>",
                "</td></table></script><script src=" + at + "a></script>",
                "</style><style>@import url(" + at + "b);body{background:url(" + at + "c)}</style>",
                "<img src=" + at + "d onerror=document.title='owned'>",
                "<svg onload=document.title='owned'><image href=" + at + "e /></svg>",
                "\"'><iframe src=" + at
                        + "f></iframe><iframe srcdoc=\"<script>parent.document.title='owned'</script>\">",
                "<link rel=stylesheet href=" + at + "g><link rel=prefetch href=" + at + "h>",
                "<meta http-equiv=refresh content=0;url=" + at + "i>",
                "<object data=" + at + "j></object><embed src=" + at + "k><video src=" + at + "l></video>",
                "<form action=" + at + "m><input autofocus onfocus=document.title='owned'></form>",
                "<base href=" + at + "><details open ontoggle=document.title='owned'>",
                "--><!--]]><x xmlns=" + at + "n><?xml-stylesheet href='" + at + "o'?>");
    }

    private Path list() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names()) {
            lines.add("10 " + "%040x".formatted(lines.size() + 1) + " ima-ng sha256:" + "0".repeat(63) + "1 /srv/"
                    + name);
        }
        return Files.write(folder.resolve("list"), lines);
    }

    @Test
    void namesRunNoScriptAndFetchNothing() throws Exception {
        String list = list().toString();
        String hostile = Corpus.snapshot("hostile-names-6.12/final").binary().toString();
        for (List<String> words : List.of(
                List.of("show", list),
                List.of("verify", list, "--all"),
                List.of("diff", "--all", list, hostile),
                List.of("evidence", "--all", folder.toString()))) {
            String html = html(words);
            String title = html.substring(html.indexOf("<title>"), html.indexOf("</title>"));
            Dump dump = open(html);
            assertThat(dump.page()).contains(title + "</title>");
            if (words.get(0).equals("show")) {
                assertThat(dump.page()).contains("<output aria-live=\"polite\">");
            }
            assertThat(dump.log()).doesNotContain("Content Security Policy", "Uncaught");
        }
        assertThat(requests).hasValue(0);
    }

    /** What the test above would see if names were not escaped. */
    @Test
    void namesThatAreNotEscapedDo() throws Exception {
        Dump dump = open("<!DOCTYPE html><html><head><title>page</title></head><body>"
                + String.join("\n", names().subList(0, 4)) + "</body></html>");
        assertThat(dump.page()).contains("<title>owned</title>");
        assertThat(requests).hasPositiveValue();
    }

    /** The page's own script has put the buttons on the titles, so it came to the end of the table. */
    @Test
    void aHundredThousandEntriesOpen() throws Exception {
        Path list = folder.resolve("many");
        try (Stream<String> entries = HtmlTest.manyEntries(MANY)) {
            Files.write(list, entries.toList());
        }
        Dump dump = open(html(List.of("show", list.toString())));
        assertThat(dump.page())
                .contains("/usr/bin/p" + (MANY - 1) + "</td>")
                .contains("<button type=\"button\">path</button>");
        assertThat(dump.page().split("<tr>", -1)).hasSizeGreaterThan(MANY);
        assertThat(dump.log()).doesNotContain("Content Security Policy", "Uncaught");
    }

    /** What a browser makes of a page, and what it says about it. */
    private record Dump(String page, String log) {}

    private Dump open(String html) throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path out = folder.resolve("dump");
        Path log = folder.resolve("log");
        Process browser = new ProcessBuilder(
                        chromium().orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(browser.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        assertThat(browser.exitValue()).isZero();
        return new Dump(Files.readString(out), Files.readString(log));
    }

    private static String html(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--format", "html"));
        return Outcome.of(all.toArray(String[]::new)).out();
    }

    private static Optional<String> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(path -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
