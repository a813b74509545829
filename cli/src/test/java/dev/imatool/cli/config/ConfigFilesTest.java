package dev.imatool.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.cli.usage.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which configuration files are read, what they give, and what is wrong with them at which line. */
class ConfigFilesTest {
    @TempDir
    private Path folder;

    private Path work;
    private Path home;

    @BeforeEach
    void makeFolders() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        home = Files.createDirectories(folder.resolve("home/.config/imatool"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "format = \"json\"\\nakk = \"x\"                | :2: unknown key 'akk'; keys are ak, keys, good, bad, format, color",
                "\\n\\n[trust]\\nak = \"x\"                     | :3: unknown key 'trust'; keys are ak, keys, good, bad, format, color",
                "a.b = 1                                        | :1: unknown key 'a'; keys are ak, keys, good, bad, format, color",
                "# ak\\nak = 3                                  | :2: ak is a string or an array of strings, and this is something else",
                "bad = '''\\nak = 1'''\\nak = [\"a\", 1]        | :3: ak is a string or an array of strings, and this is something else",
                "good = [[\"a\"]]                               | :1: good is a string or an array of strings, and this is something else",
                "\\nformat = [\"json\"]                         | :2: format is a string, and this is something else",
                "format = \"xml\"                               | :1: format: 'xml' is none of text, markdown, html, sarif, ecs, json, ndjson, csv, timesketch, bodyfile",
                "color = \"red\"                                | :1: color: 'red' is none of auto, always, never",
                "ak = \"\"                                      | :1: ak has an empty value, or one with a NUL",
                "ak = \"a\\\\u0000b\"                           | :1: ak has an empty value, or one with a NUL",
                "ak = \"a\"\\nbad =\\n                          | :2:6: not TOML: Newline not permitted here",
                "ak = \"a\"\\nak = \"b\"\\n                     | :2: not TOML: Duplicate key",
                "\"a\\\\u001bb\" = 1                            | : unknown key 'a\\\\x1bb'; keys are ak, keys, good, bad, format, color",
            })
    void whatIsWrongIsNamedWithItsLine(String text, String problem) throws IOException {
        Path file = write(
                work.resolve("imatool.toml"), text.strip().replace("\\n", "\n").replace("\\\\", "\\"));
        assertThatThrownBy(() -> new ConfigReader(file, "imatool.toml").read())
                .isInstanceOf(UsageException.class)
                .hasMessage("imatool.toml" + problem.replace("\\\\", "\\"));
    }

    @Test
    void whatIsNoTextOfThatSizeIsRefused() throws IOException {
        Path file = work.resolve("imatool.toml");
        Files.write(file, new byte[] {'#', (byte) 0xff});
        assertThatThrownBy(() -> new ConfigReader(file, "f").read()).hasMessage("f: not TOML: not UTF-8");
        Files.write(file, new byte[65_537]);
        assertThatThrownBy(() -> new ConfigReader(file, "f").read()).hasMessage("f: longer than 65536 bytes");
        assertThatThrownBy(() -> new ConfigReader(work, "f").read()).hasMessage("f: not a file");
        Files.writeString(file, "ak = " + "[".repeat(60_000));
        assertThatThrownBy(() -> new ConfigReader(file, "f").read()).isInstanceOf(UsageException.class);
    }

    /** Every byte of a good file is changed in turn: it is read, or refused as wrong usage. */
    @Test
    void noByteBringsItDown() throws IOException {
        byte[] good = "ak = [\"a\", 'b']\nformat = \"json\" # x\nbad = \"\"\"\\\n  c\"\"\"\n"
                .getBytes(StandardCharsets.UTF_8);
        Path file = work.resolve("imatool.toml");
        int read = 0;
        for (int at = 0; at < good.length; at++) {
            for (int flip : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
                byte[] flipped = good.clone();
                flipped[at] ^= (byte) flip;
                Files.write(file, flipped);
                try {
                    new ConfigReader(file, "f").read();
                    read++;
                } catch (UsageException refused) {
                    assertThat(refused).hasMessageStartingWith("f:");
                }
            }
        }
        assertThat(read).isBetween(1, good.length * 8 - 1);
    }

    @Test
    void filesAreRelativeToTheirConfiguration() throws IOException {
        write(work.resolve("imatool.toml"), "ak = \"keys/a.pub\"\nbad = [\"-\", \"/x\"]");
        write(home.resolve("imatool.toml"), "good = \"packages\"\nak = \"other.pub\"\nformat = \"json\"");
        Configuration read = Configuration.read(places(), List.of());
        assertThat(values(read, ConfigKey.AK)).containsExactly("keys/a.pub");
        assertThat(values(read, ConfigKey.BAD)).containsExactly("./-", "/x");
        assertThat(values(read, ConfigKey.GOOD)).containsExactly(home + "/packages");
        assertThat(ConfigText.of(places()))
                .isEqualTo("# imatool.toml: read\n# %1$s/imatool.toml: read\n".formatted(home)
                        + "ak = [\"keys/a.pub\"]  # imatool.toml\n"
                        + "good = [\"%1$s/packages\"]  # %1$s/imatool.toml\n".formatted(home)
                        + "bad = [\"./-\", \"/x\"]  # imatool.toml\n"
                        + "format = \"json\"  # %1$s/imatool.toml\n".formatted(home));
    }

    @Test
    void whatIsPrintedIsAConfigurationAgain() throws IOException {
        write(work.resolve("imatool.toml"), "bad = ['a\\b', \"q\\\"\\u001b[31m\\u202e\", \"\u00e4\"]");
        String printed = ConfigText.of(places());
        assertThat(printed).doesNotContain("\u001b", "\u202e").contains("\u00e4");
        Path copy = write(folder.resolve("copy"), printed);
        assertThat(new ConfigReader(copy, "copy").read().values())
                .containsEntry(ConfigKey.BAD, List.of("a\\b", "q\"\u001b[31m\u202e", "\u00e4"));
    }

    @Test
    void aFileInTheEvidenceIsNotRead() throws IOException {
        write(work.resolve("imatool.toml"), "broken");
        Files.createSymbolicLink(folder.resolve("link"), folder);
        for (String evidence :
                List.of(".", work.toString(), "..", folder.resolve("link").toString())) {
            Configuration read = Configuration.read(places(), List.of("x", evidence));
            assertThat(read.files()).isEmpty();
            assertThat(read.remarks())
                    .singleElement()
                    .asString()
                    .startsWith("imatool.toml is not read: it lies in the evid");
        }
        Path hidden = Files.createDirectories(folder.resolve("other"));
        Files.delete(work.resolve("imatool.toml"));
        write(hidden.resolve("imatool.toml"), "broken");
        Files.createSymbolicLink(work.resolve("imatool.toml"), hidden.resolve("imatool.toml"));
        assertThat(Configuration.read(places(), List.of("../other")).files()).isEmpty();
    }

    @Test
    void aFileBesideAGivenOneVouchesForNothing() throws IOException {
        write(work.resolve("imatool.toml"), "ak = 'a'\nkeys = 'k'\ngood = 'g'\nbad = 'b'\nformat = 'json'");
        write(work.resolve("list"), "");
        Configuration read = Configuration.read(places(), List.of("list"));
        assertThat(read.files())
                .singleElement()
                .satisfies(file -> assertThat(file.values()).containsOnlyKeys(ConfigKey.BAD, ConfigKey.FORMAT));
        assertThat(read.remarks()).singleElement().asString().startsWith("imatool.toml vouches for nothing here");
        Files.createDirectories(work.resolve("host"));
        write(work.resolve("host/list"), "");
        assertThat(Configuration.read(places(), List.of("host/list", "host")).remarks())
                .isEmpty();
    }

    @Test
    void theVariableNamesTheOnlyFile() throws IOException {
        write(work.resolve("imatool.toml"), "broken");
        write(work.resolve("list"), "");
        write(folder.resolve("mine.toml"), "ak = 'a'");
        Configuration read = Configuration.read(
                new ConfigPlaces(work, Map.of("HOME", folder + "/home", "IMATOOL_CONFIG", "../mine.toml")),
                List.of("list", ".."));
        assertThat(values(read, ConfigKey.AK)).containsExactly("../a");
        assertThat(read.remarks()).isEmpty();
        ConfigPlaces none = new ConfigPlaces(work, Map.of("IMATOOL_CONFIG", ""));
        assertThat(none.any()).isFalse();
        assertThat(ConfigText.of(none)).isEqualTo("# none: IMATOOL_CONFIG is empty\n");
        ConfigPlaces missing = new ConfigPlaces(work, Map.of("IMATOOL_CONFIG", "nowhere"));
        assertThatThrownBy(() -> Configuration.read(missing, List.of())).hasMessage("nowhere: not a file");
    }

    private ConfigPlaces places() {
        return new ConfigPlaces(work, Map.of("HOME", folder + "/home"));
    }

    private static List<String> values(Configuration configuration, ConfigKey key) {
        return configuration.setting(key).orElseThrow().values();
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
