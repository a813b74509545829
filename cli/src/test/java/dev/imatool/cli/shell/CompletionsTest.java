package dev.imatool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.cli.Outcome;
import dev.imatool.cli.ShellHosts;
import dev.imatool.cli.command.CommandNames;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tab offers. Paths and numbers are read from the lines of the lists, without imatool. */
class CompletionsTest {
    private static final Snapshot AFTER = Corpus.snapshot("demo-before-after-6.1/after");

    private static final ShellHost HOST = ShellHosts.imatool();

    @TempDir
    Path folder;

    private static List<String> offered(LoadedEvidence evidence, String line) {
        return completions(evidence, line).stream().map(Completion::value).toList();
    }

    private static List<Completion> completions(LoadedEvidence evidence, String line) {
        return completions(new Completions(HOST, evidence), line);
    }

    private static List<Completion> completions(Completions completions, String line) {
        TypedLine typed = TypedLine.of(line, line.length());
        return completions.of(typed.before(), typed.begun());
    }

    private static LoadedEvidence after() throws IOException {
        return LoadedEvidence.of(List.of(AFTER.ascii().toString()));
    }

    private static LoadedEvidence nothing() throws IOException {
        return LoadedEvidence.of(List.of());
    }

    @Test
    void everyCommandIsOfferedButTheShell() throws IOException {
        List<String> expected = new ArrayList<>(CommandNames.ALL);
        expected.remove("shell");
        assertThat(offered(nothing(), "help ")).containsExactlyElementsOf(expected);
        expected.addAll(List.of("help", "$_", "exit", "quit"));
        assertThat(offered(nothing(), "")).containsExactlyElementsOf(expected);
        assertThat(offered(nothing(), "re")).containsExactly("replay", "repair", "reference");
        assertThat(offered(nothing(), "imatool re")).containsExactly("replay", "repair", "reference");
        assertThat(offered(nothing(), "xattr ")).containsExactly("decode", "build");
    }

    @ParameterizedTest
    @CsvSource({
        "verify --template-, --template-digest",
        "verify --template-digest , auto sha1 sha256 sha384 sha512",
        "verify --template-digest=sha2, --template-digest=sha256",
        "verify --byte-order l, little",
        "verify list --byte-order l, little",
        "runtime-policy diff --colo, --color",
        "schema cp, cpcr",
        "bogus --f, ''",
        "verify -- --f, ''",
    })
    void optionsAndTheirValuesAreThoseOfTheCommand(String line, String words) throws IOException {
        List<String> expected = words.isEmpty() ? List.of() : List.of(words.split(" "));
        String typed = words.startsWith("auto") ? line + " " : line;
        assertThat(offered(nothing(), typed)).containsExactlyElementsOf(expected);
    }

    @Test
    void pathsAreThoseOfTheLoadedListUpToTheNextSlash() throws IOException {
        SortedSet<String> expected = new TreeSet<>();
        for (String line : Files.readAllLines(AFTER.ascii())) {
            String path = line.substring(line.lastIndexOf(' ') + 1);
            if (path.startsWith("/usr/")) {
                int slash = path.indexOf('/', "/usr/".length());
                expected.add(slash < 0 ? path : path.substring(0, slash + 1));
            }
        }
        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(offered(after(), "show --path /usr/")).containsExactlyElementsOf(expected);
        assertThat(offered(after(), "show --path=/srv/app/d")).containsExactly("--path=/srv/app/demo.python");
        assertThat(offered(after(), "show --path /srv/app/d")).containsExactly("/srv/app/demo.python");
        assertThat(offered(after(), "history LIST /srv/app/d")).containsExactly("/srv/app/demo.python");
        assertThat(offered(after(), "timeline --path /srv/app/d")).containsExactly("/srv/app/demo.python");
    }

    @Test
    void numbersAndTemplatesAreThoseOfTheLoadedList() throws IOException {
        SortedSet<String> pcrs = new TreeSet<>();
        SortedSet<String> templates = new TreeSet<>();
        Snapshot mixed = Corpus.snapshot("templates-mixed-6.12/final");
        for (String line : Files.readAllLines(mixed.ascii())) {
            pcrs.add(line.strip().split(" ")[0]);
            templates.add(line.strip().split(" ")[2]);
        }
        assertThat(templates).hasSizeGreaterThan(2);
        LoadedEvidence evidence = LoadedEvidence.of(List.of(mixed.ascii().toString()));
        assertThat(offered(evidence, "show --pcr ")).containsExactlyElementsOf(pcrs);
        assertThat(offered(evidence, "show --template ")).containsExactlyElementsOf(templates);
        assertThat(offered(evidence, "replay --pcr ")).isEmpty();
    }

    @Test
    void entriesAreOfferedDigitByDigitWithWhatTheyMeasured() throws IOException {
        List<String> lines = Files.readAllLines(AFTER.ascii());
        assertThat(offered(after(), "show --entry ")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        String last = Integer.toString(lines.size());
        assertThat(completions(after(), "show --entry " + last)).hasSize(1).allSatisfy(only -> {
            assertThat(only.value()).isEqualTo(last);
            assertThat(only.description()).isEqualTo(lines.get(lines.size() - 1).replaceFirst("^.* ", ""));
        });
        String ten = last.substring(0, last.length() - 1);
        assertThat(offered(after(), "show --entry " + ten))
                .startsWith(ten, ten + "0")
                .endsWith(last);
        assertThat(offered(after(), "show --entry=5-" + last)).containsExactly("--entry=5-" + last);
        assertThat(offered(after(), "show --entry " + last + "0")).isEmpty();
        assertThat(offered(after(), "show --entry x")).isEmpty();
        assertThat(offered(nothing(), "show --entry 1")).isEmpty();
        LoadedEvidence two = LoadedEvidence.of(List.of(
                AFTER.ascii().toString(),
                Corpus.snapshot("demo-before-after-6.1/before").ascii().toString()));
        assertThat(completions(two, "show --entry " + last))
                .as("numbers of two lists mean two entries")
                .hasSize(1)
                .allSatisfy(only -> assertThat(only.description()).isEmpty());
    }

    @Test
    void containersAndNamespacesAreThoseOfTheLoadedList() throws IOException {
        String id = "0123456789abcd" + "11".repeat(25);
        Path list = Files.write(
                folder.resolve("list"),
                LogBuilder.list()
                        .bootAggregate()
                        .add(
                                cgroup("/", "/usr/bin/cron"),
                                cgroup("/docker/" + id, "/bin/sh"),
                                cgroup("/lxc.payload.host", "/bin/ls"))
                        .build()
                        .ascii());
        LoadedEvidence evidence = LoadedEvidence.of(List.of(list.toString()));
        assertThat(offered(evidence, "show --container ")).containsExactlyInAnyOrder("host", id, "id:host");
        assertThat(offered(evidence, "show --container id:")).containsExactly("id:host");
        assertThat(offered(evidence, "show --container group:d")).containsExactly("group:docker-" + id);
        Path spaces = Files.writeString(
                folder.resolve("spaces"),
                "10 " + "0".repeat(40) + " ima-ng sha1:" + "1".repeat(40) + " 4026532481:/bin/sh\n" + "10 "
                        + "2".repeat(40) + " ima-ng sha1:" + "1".repeat(40) + " 4026532469:/bin/sh\n");
        LoadedEvidence namespaces = LoadedEvidence.of(List.of(spaces.toString()));
        assertThat(offered(namespaces, "show --namespace ")).containsExactly("4026532469", "4026532481");
        assertThat(offered(namespaces, "diff --namespace 40265324")).containsExactly("4026532469", "4026532481");
    }

    private static Measurement cgroup(String group, String path) {
        return ForkMeasurement.imaCgpath(
                "/usr/lib/systemd/systemd:swapper/0", group, FileDigest.ofContent("sha256", path), path);
    }

    @Test
    void filesAreOfferedWhereAFileIsTaken() throws IOException {
        Files.writeString(folder.resolve("pcrs.yaml"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.createDirectory(folder.resolve("lists"));
        String in = folder + "/";
        assertThat(offered(nothing(), "replay --pcrs " + in))
                .containsExactlyInAnyOrder(in + "pcrs.yaml", in + "lists/");
        assertThat(offered(nothing(), "replay " + in + "p")).containsExactly(in + "pcrs.yaml");
        assertThat(offered(nothing(), "replay --pcrs x " + in + ".")).containsExactly(in + ".hidden");
        assertThat(offered(nothing(), "verify " + in + "none/")).isEmpty();
        LoadedEvidence evidence = after();
        assertThat(offered(evidence, "verify " + AFTER.ascii()))
                .containsExactly(AFTER.ascii().toString());
        assertThat(completions(nothing(), "verify " + in + "l"))
                .extracting(Completion::whole)
                .containsExactly(false);
    }

    /** Each hostile path is offered in words without control characters, and what is typed for it selects its entries and no others. */
    @Test
    void aHostilePathIsHarmlessAndSelectsItself() throws IOException {
        List<byte[]> names = List.of(
                bytes("/t/\u001b[31mred"),
                bytes("/t/\u009b2Jc1"),
                bytes("/t/new\nline"),
                bytes("/t/\u202etxt.exe"),
                bytes("/t/two words"),
                bytes("/t/a'b\"c\\d"),
                bytes("/t/star*[x]?"),
                bytes("/t/stars[x]y"),
                bytes("/t/$_|rg;x"),
                new byte[] {'/', 't', '/', (byte) 0xff, (byte) 0xfe});
        LogBuilder list = LogBuilder.list().bootAggregate();
        names.forEach(
                name -> list.add(Measurement.imaNg(FileDigest.ofContent("sha256", "x"), ByteString.copyOf(name))));
        Path file = Files.write(folder.resolve("list"), list.build().binary());
        LoadedEvidence evidence = LoadedEvidence.of(List.of(file.toString()));
        List<Completion> offered = completions(evidence, "show --path /t/");
        assertThat(offered).hasSize(names.size());
        SortedSet<String> shown = new TreeSet<>();
        for (Completion one : offered) {
            String typed = Quoting.of(one.value());
            assertHarmless(one.shown());
            assertHarmless(typed);
            Outcome outcome = Outcome.of(
                    new ByteArrayInputStream(
                            ("show --format ndjson --path " + typed + "\n").getBytes(StandardCharsets.UTF_8)),
                    "shell",
                    file.toString());
            assertThat(outcome.out().lines()).as(typed).hasSize(1);
            shown.add(outcome.out());
        }
        assertThat(shown).as("each its own").hasSize(names.size());
    }

    /** The list of a real kernel that measured files of such names. */
    @ParameterizedTest
    @ValueSource(strings = {"show --path ", "history x "})
    void namesThatAKernelMeasuredAreHarmless(String line) throws IOException {
        Path list = Corpus.snapshot("hostile-names-6.12/final").binary();
        Completions completions = new Completions(HOST, LoadedEvidence.of(List.of(list.toString())));
        List<String> left = new ArrayList<>(List.of(""));
        int words = 0;
        while (!left.isEmpty()) {
            String prefix = left.removeLast();
            for (Completion one : completions(completions, line + Quoting.of(prefix, false))) {
                assertHarmless(one.shown());
                assertHarmless(Quoting.of(one.value()));
                words++;
                if (!one.whole()) {
                    left.add(one.value());
                }
            }
        }
        assertThat(words).isGreaterThan(20);
    }

    @Test
    void aChangedListIsReadAgain() throws IOException {
        Path list = Files.copy(Corpus.snapshot("demo-before-after-6.1/before").ascii(), folder.resolve("list"));
        LoadedEvidence evidence = LoadedEvidence.of(List.of(list.toString()));
        Completions completions = new Completions(HOST, evidence);
        List<String> before = List.of("show", "--path");
        assertThat(completions.of(before, "/added")).isEmpty();
        Files.writeString(
                list,
                Files.readString(list) + "10 " + "0".repeat(40) + " ima-ng sha1:" + "1".repeat(40) + " /added/file\n");
        assertThat(completions.of(before, "/added"))
                .extracting(Completion::value)
                .containsExactly("/added/");
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints())
                .as(text)
                .allMatch(c -> c >= ' ' && !(c >= 0x7f && c < 0xa0) && Character.getType(c) != Character.FORMAT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
