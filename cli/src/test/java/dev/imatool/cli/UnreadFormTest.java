package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user names in a form that is not read: status 2, the form, and nothing about the host. */
class UnreadFormTest {
    private static final Set<Object> PACKED = Set.of("an xz file", "a zstd file");
    private static final Snapshot SNAPSHOT = Corpus.snapshot("demo-before-after-6.1/before");
    private static final String HEX = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";

    @TempDir
    private Path folder;

    /** Reduced from files that their tools wrote. */
    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of(
                        "{\"meta\": {\"version\": 1, \"generator\": 0}, \"release\": 0, \"digests\": {\"/init\": [\""
                                + HEX + "\"]}, \"excludes\": []}",
                        "a Keylime runtime policy, version 1"),
                Arguments.of(
                        "{\"digests\": {" + ("\"/a\": [\"" + HEX + "\"], ").repeat(2000) + "\"/z\": []}, \"meta\":"
                                + " {\"version\": 1}}",
                        "a Keylime runtime policy, version 1"),
                Arguments.of(
                        "{\"meta\": {\"version\": 5}, \"release\": 0, \"hashes\": {\"/init\": [\"" + HEX + "\"]}}",
                        "a Keylime allow-list, version 5"),
                Arguments.of(
                        "{\"payload\": \"eyJ9\", \"payloadType\":"
                                + " \"application/vnd.keylime+json\", \"signatures\": []}",
                        "a signed Keylime runtime policy (DSSE envelope)"),
                Arguments.of(
                        "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}", "a CycloneDX SBOM, version 1.6"),
                Arguments.of("{\"spdxVersion\": \"SPDX-2.3\", \"files\": []}", "an SPDX SBOM (JSON)"),
                Arguments.of("SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n", "an SPDX SBOM (tag-value)"),
                Arguments.of("---\nSPDXID: \"SPDXRef-DOCUMENT\"\nfiles: []\n", "an SPDX SBOM (YAML)"),
                Arguments.of("name: 'x'\nspdxVersion: 'SPDX-2.3'\n", "an SPDX SBOM (YAML)"),
                Arguments.of("\u00daSWID\u00bf\u000feen-US", "a CoSWID tag (CBOR)"),
                Arguments.of("\u00d9\u0001\u00f9\u00a5\0", "a CoSWID tag (CBOR)"),
                Arguments.of("\u00d9\u0001\u00fa\u00a3\0", "a CoMID tag (CBOR)"),
                Arguments.of("\u00d2\u0084X\u001f\u00a3", "a signed document (COSE), such as a CoSWID or a CoRIM"),
                Arguments.of(
                        "{\"scrtm_and_bios\": [], \"has_secureboot\": true}",
                        "a Keylime measured boot reference state"),
                Arguments.of(
                        "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"/>\n",
                        "a CycloneDX SBOM (XML)"),
                Arguments.of("<?xml version=\"1.0\"?>\n<SoftwareIdentity xmlns=\"x\"/>\n", "a SWID tag (XML)"),
                Arguments.of("{\"artifacts\": [], \"files\": []}", "an SBOM of Syft"),
                Arguments.of(
                        "{\"type\": \"bundle\", \"id\": \"bundle--5d0092c5\", \"objects\": []}", "a STIX 2 bundle"),
                Arguments.of("{\"Event\": {\"info\": \"x\"}}", "a MISP event"),
                Arguments.of("[{\"path\": \"/init\", \"sha256\": \"" + HEX + "\"}]", "a table of files (JSON"),
                Arguments.of("FullPath,Size,Hash.SHA256\n/init,12," + HEX + "\n", "CSV"),
                Arguments.of("@@begin_db\n@@db_spec name sha256\n", "a database of AIDE"),
                Arguments.of("#mtree\n/set type=file\n", "an mtree specification"),
                Arguments.of("/init 1234 " + HEX + "\n", "a trust file of fapolicyd"),
                Arguments.of("/init 12 1700000000 " + HEX + " 0100755 root root 0 0 0 X\n", "the output of rpm --dump"),
                Arguments.of(HEX + "\n" + HEX + "\n", "a list of bare digests"),
                Arguments.of(HEX + ";Evil sample 0\n", "a list of indicators"),
                Arguments.of(HEX + ":1234:Linux.Evil-0\n", "a ClamAV signature file"),
                Arguments.of("%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n", "a hashdeep file"),
                Arguments.of("\u00ed\u00ab\u00ee\u00db\3\0", "an rpm package"),
                Arguments.of("!<arch>\ndebian-binary   1", "a Debian package (.deb)"),
                Arguments.of("\u007fELF\2\1\1\0", "an ELF program"),
                Arguments.of("\u00fd7zXZ\0\0\4", "an xz file"),
                Arguments.of("(\u00b5/\u00fd\4", "a zstd file"),
                Arguments.of("SQLite format 3\0\20\0", "an SQLite database"),
                Arguments.of("LPKSHHRH\0\0", "a journal of systemd"),
                Arguments.of("%PDF-1.7\n", "a PDF document"),
                Arguments.of("<!DOCTYPE html>\n<html>", "an HTML page"),
                Arguments.of("measure func=BPRM_CHECK\n", "an IMA policy"),
                Arguments.of("{\"hello\": 1}", "JSON of an unknown kind"),
                Arguments.of(
                        "sha256:\n  10: 0x" + HEX.toUpperCase(java.util.Locale.ROOT) + "\n", "a file of PCR values"));
    }

    /** What {@code check} reads as a source of known files, and in which these examples have a digest. */
    private static final Set<String> WITH_DIGESTS = Set.of(
            "a Keylime runtime policy, version 1",
            "a Keylime allow-list, version 5",
            "a table of files (JSON",
            "CSV",
            "a trust file of fapolicyd",
            "the output of rpm --dump",
            "a list of bare digests",
            "a list of indicators",
            "a ClamAV signature file");

    /** Of these the examples have no digest, or only their beginning. */
    private static final Set<String> WITHOUT_DIGESTS = Set.of(
            "a signed Keylime runtime policy (DSSE envelope)",
            "a CycloneDX SBOM, version 1.6",
            "an SPDX SBOM (JSON)",
            "an SPDX SBOM (tag-value)",
            "a CycloneDX SBOM (XML)",
            "a SWID tag (XML)",
            "an SBOM of Syft",
            "a STIX 2 bundle",
            "a MISP event",
            "a database of AIDE",
            "an mtree specification",
            "a hashdeep file",
            "an rpm package",
            "a Debian package (.deb)");

    private static boolean isOf(Set<String> forms, Arguments form) {
        return forms.contains((String) form.get()[1]);
    }

    static Stream<Arguments> noSources() {
        return references().filter(form -> !isOf(WITH_DIGESTS, form) && !isOf(WITHOUT_DIGESTS, form));
    }

    static Stream<Arguments> sources() {
        return references().filter(form -> isOf(WITH_DIGESTS, form));
    }

    static Stream<Arguments> emptySources() {
        return references().filter(form -> isOf(WITHOUT_DIGESTS, form));
    }

    @ParameterizedTest
    @MethodSource("references")
    void anAllowListOfAnotherFormIsNamed(String content, String words) throws IOException {
        Path reference = write("reference", content);
        String log = SNAPSHOT.ascii().toString();
        assertRefused(words, reference, List.of("containers", log, "--allowlist", reference.toString()));
    }

    @ParameterizedTest
    @MethodSource("noSources")
    void aSourceOfAnotherFormGivesNoVerdictOnTheHost(String content, String words) throws IOException {
        Path reference = write("reference", content);
        Path good = write("good", HEX + "  /init\n");
        String log = SNAPSHOT.ascii().toString();
        for (List<String> command : List.of(
                List.of("check", log, "--good", reference.toString()),
                List.of("check", log, "--bad", reference.toString()),
                List.of("check", log, "--allowlist", good.toString(), "--allowlist", reference.toString()),
                List.of("check", log, "--good", reference.toString(), "--format", "json"))) {
            assertRefused(words, reference, command);
        }
    }

    private static void assertRefused(String words, Path reference, List<String> command) {
        Outcome outcome = Outcome.of(command.toArray(String[]::new));
        assertThat(outcome.exit()).as(command.toString()).isEqualTo(2);
        if (command.contains("json")) {
            assertThat(outcome.out()).contains("\"imatool.error/1\"").doesNotContain("verdict");
        } else {
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(outcome.err()).contains(reference + ": not ").contains(words).doesNotContain("cut short");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aDigestInAnyFormOfASourceIsHeldAgainstTheList(String content, String words) throws IOException {
        Path reference = write("reference", content);
        Path list = write(
                "list",
                Files.readAllLines(Corpus.snapshot("baseline-6.1/final").ascii(), StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> line.contains(HEX))
                        .findFirst()
                        .orElseThrow());
        Outcome outcome = Outcome.of("check", list.toString(), "--bad", reference.toString(), "--format", "json");
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("\"verdict\": \"bad_found\"");
    }

    @ParameterizedTest
    @MethodSource("emptySources")
    void aSourceWithoutADigestGivesNoVerdictOnTheHost(String content, String words) throws IOException {
        Path reference = write("reference", content);
        Path good = write("good", HEX + "  /init\n");
        Outcome outcome = Outcome.of(
                "check", SNAPSHOT.ascii().toString(), "--good", good.toString(), "--good", reference.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(reference.toString()).doesNotContain("cut short");
    }

    /** What a list may be packed in is unpacked. */
    static Stream<Arguments> formsOfNoList() {
        return references().filter(form -> !PACKED.contains(form.get()[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00fd7zXZ\0\0\4", "(\u00b5/\u00fd\4"})
    void aPackedListThatIsCutIsDamage(String content) throws IOException {
        Outcome outcome = Outcome.of("replay", write("log", content).toString());
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains(" stream ends early, after 0 bytes of content");
    }

    @ParameterizedTest
    @MethodSource("formsOfNoList")
    void aListOfAnotherFormIsNamed(String content, String words) throws IOException {
        Path log = write("log", content);
        Path good = SNAPSHOT.ascii();
        for (List<String> command : List.of(
                List.of("replay", log.toString()),
                List.of("verify", log.toString()),
                List.of("verify", good.toString(), log.toString()),
                List.of("show", log.toString()),
                List.of("diff", good.toString(), log.toString()),
                List.of("history", log.toString()),
                List.of("learn", log.toString()),
                List.of("signatures", log.toString()),
                List.of("explain", good.toString(), "--pcr", "sha256:10=" + HEX, "--reference", log.toString()))) {
            Outcome outcome = Outcome.of(command.toArray(String[]::new));
            assertThat(outcome.exit()).as(command.toString()).isEqualTo(2);
            assertThat(outcome.err())
                    .contains("not a measurement list: this is " + words.replaceFirst(", version 1$", ""));
        }
    }

    @Test
    void otherInputsOfAnotherFormAreNamed() throws IOException {
        String policy = write("policy.json", "{\"meta\": {\"version\": 1}, \"digests\": {}}")
                .toString();
        String log = SNAPSHOT.ascii().toString();
        String binary = SNAPSHOT.binary().toString();
        List<List<String>> commands = new ArrayList<>();
        for (String wrong : List.of(policy, log, binary)) {
            commands.add(List.of("policy", wrong));
            commands.add(List.of("audit", wrong));
            commands.add(List.of("eventlog", wrong));
            commands.add(List.of("replay", log, "--event-log", wrong));
            commands.add(List.of("cpcr", "--cpcr", wrong));
            commands.add(List.of("cpcr", "--boot-log", wrong));
        }
        for (List<String> command : commands) {
            Outcome outcome = Outcome.of(command.toArray(String[]::new));
            assertThat(outcome.exit()).as(command.toString()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .containsPattern(": not .*: this is (a Keylime runtime policy, version 1|a measurement list)");
        }
    }

    @Test
    void theCommandThatReadsTheFormIsNamed() throws IOException {
        Path policy = write("policy", "measure func=BPRM_CHECK\nmeasure func=FILE_MMAP mask=MAY_EXEC\n");
        Path audit = write("audit.log", "type=INTEGRITY_DATA msg=audit(1.0:1): pid=1 op=appraise_data cause=x\n");
        assertThat(Outcome.of("replay", policy.toString()).err())
                .contains("this is an IMA policy")
                .contains("'imatool policy' explains it: imatool policy " + policy);
        assertThat(Outcome.of("replay", audit.toString()).err())
                .contains("this is an audit log")
                .contains("'imatool audit' reads the integrity records in it: imatool audit " + audit);
    }

    /** Its records can be exported; what it holds is not read. */
    @Test
    void aBinaryJournalIsNoAuditLog() throws IOException {
        Outcome outcome =
                Outcome.of("audit", write("system.journal", "LPKSHHRH\0\0").toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("this is a journal of systemd").contains("journalctl --file FILE");
    }

    /** What is named for others is read by the command that is named. */
    @Test
    void recordsThatAreNamedAreReadByAudit() throws IOException {
        String fields = "pid=1 op=appraise_data cause=missing-hash name=\"/x\" res=0\n";
        for (String text : List.of(
                "type=UNKNOWN[1808] msg=audit(1.0:1): " + fields,
                "Mar 01 12:00:00 web1 audit[1]: INTEGRITY_DATA " + fields,
                "Mar 01 12:00:00 web1 audit: AUDIT1808 " + fields,
                "Mar 01 12:00:00 web1 kernel: audit: type=1800 audit(1.0:1): " + fields,
                "{\"__CURSOR\":\"s=1\",\"_AUDIT_TYPE\":\"1800\",\"MESSAGE\":\"INTEGRITY_DATA "
                        + fields.strip().replace("\"", "\\\"") + "\"}\n")) {
            String audit = write("records", text).toString();
            Outcome replay = Outcome.of("replay", audit);
            assertThat(replay.exit()).as(text).isEqualTo(2);
            assertThat(replay.err())
                    .containsPattern("this is an audit log|this is a journal of systemd")
                    .contains("'imatool audit' reads");
            assertThat(Outcome.of("audit", audit).exit()).as(text).isEqualTo(1);
        }
        Path other = write("journal", "{\"__CURSOR\":\"s=1\",\"MESSAGE\":\"hello\"}\n");
        Outcome none = Outcome.of("audit", other.toString());
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err()).contains("no integrity audit record found");
    }

    /** Another form is wrong usage; these are lists from which something is missing. */
    @Test
    void anEmptyOrDamagedListStaysDamaged() throws IOException {
        String list = Files.readString(SNAPSHOT.ascii(), StandardCharsets.ISO_8859_1);
        for (String content : List.of(
                "",
                "\n\n",
                "[    0.000000] Linux version 6.12\n",
                list.substring(0, 30),
                list.substring(0, 60),
                "10 zz ima-ng sha256:00 /x\n",
                "\1\2\3\4")) {
            Outcome outcome = Outcome.of("replay", write("list", content).toString());
            assertThat(outcome.exit()).as(content).isEqualTo(3);
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
