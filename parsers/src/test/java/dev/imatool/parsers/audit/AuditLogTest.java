package dev.imatool.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    private static final Path AUDIT = ResourceFolder.onDisk("audit");

    private static AuditLog read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return AuditLog.read(InputSource.ofStream("made", new ByteArrayInputStream(bytes)));
    }

    private static AuditRecord only(String text) throws IOException {
        AuditLog log = read(text);
        assertThat(log.records()).hasSize(1);
        return log.records().get(0);
    }

    @Test
    void theRecordInTheDocumentOfLinuxkitIsRead() throws IOException {
        AuditLog log = AuditLog.read(InputSource.ofFile(Documents.document("003")));
        assertThat(log.records()).hasSize(1);
        AuditRecord one = log.records().get(0);
        assertThat(one.type().number()).isEqualTo(1800);
        AuditTime time = one.time().orElseThrow();
        assertThat(time.stamp()).isEqualTo("1495131746.610");
        assertThat(time.serial()).isEqualTo(OptionalLong.of(29));
        assertThat(time.utc()).contains(Instant.parse("2017-05-18T18:22:26.610Z"));
        assertThat(one.text("pid")).contains("384");
        assertThat(one.op()).contains("appraise_data");
        assertThat(one.cause()).contains("invalid-hash");
        assertThat(one.path()).contains(ByteString.ofText("/tmp/foo"));
        assertThat(one.mountNamespace()).contains("4026532208");
        assertThat(one.text("dev")).contains("tmpfs");
        assertThat(one.text("ino")).contains("13105");
        assertThat(one.text("res")).contains("0");
        assertThat(one.isFailure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"keys-kexec-6.12, 3", "templates-mixed-6.12, 9", "custom-features-6.12, 7"})
    void kernelLogsGiveTheRulesThatWereLoaded(String machine, int records) throws IOException {
        AuditLog log = AuditLog.read(InputSource.ofFile(AUDIT.resolve(machine + ".dmesg")));
        List<String> loaded =
                Files.readAllLines(ResourceFolder.onDisk("policies").resolve(machine + ".loaded"));
        assertThat(log.records()).hasSize(records).allSatisfy(one -> {
            assertThat(one.type()).isEqualTo(AuditType.INTEGRITY_POLICY_RULE);
            assertThat(one.isFailure()).isFalse();
            assertThat(loaded).contains(one.policyRule().orElseThrow());
        });
    }

    @Test
    void untrustedTextIsDecodedWhereItIsHexAndElseTakenFromItsQuotes() throws IOException {
        AuditRecord one =
                only("type=INTEGRITY_RULE msg=audit(1700000000.200:457): file=2F746D702F6120620A hash=\"sha256:"
                        + "58".repeat(32) + "\" ppid=1 comm=\"bash\" exe=2F41\n");
        assertThat(one.path()).contains(ByteString.ofText("/tmp/a b\n"));
        assertThat(one.field("exe")).contains(ByteString.ofText("/A"));
        assertThat(one.digest())
                .contains(new AuditRecord.Digest(HashAlgorithm.SHA256, ByteString.ofHex("58".repeat(32))));
        assertThat(one.text("ppid")).contains("1");
    }

    @Test
    void causesKeepTheirBlanks() throws IOException {
        AuditRecord one = only("type=1802 audit(1700000000.1:4): pid=1 op=policy_update cause=signed policy required"
                + " comm=\"systemd\" res=0 errno=0");
        assertThat(one.cause()).contains("signed policy required");
        assertThat(one.text("comm")).contains("systemd");
        assertThat(one.time().orElseThrow().utc()).contains(Instant.parse("2023-11-14T22:13:20.100Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=INTEGRITY_PCR msg=audit(1700000000.123:456): op=invalid_pcr cause=ToMToU name=\"/etc/hosts\" res=1",
                "node=web1 type=INTEGRITY_PCR msg=audit(1700000000.123:456): op=invalid_pcr cause=ToMToU name=\"/etc/hosts\"",
                "[ 12.5] audit: type=1804 audit(1700000000.123:456): op=\"invalid_pcr\" cause=\"ToMToU\" name=\"/etc/hosts\"",
                "Nov 14 22:13:20 web1 kernel: audit: type=1804 audit(1700000000.123:456): op=invalid_pcr cause=ToMToU"
                        + " name=\"/etc/hosts\"\r",
                "Nov 14 22:13:20 web1 audit[812]: INTEGRITY_PCR op=invalid_pcr cause=ToMToU name=\"/etc/hosts\"",
                "type=INTEGRITY_PCR msg=audit(11/14/2023 22:13:20.123:456) : op=invalid_pcr cause=ToMToU name=/etc/hosts res=yes",
                "type=INTEGRITY_PCR msg=audit(1700000000.123:456): op=invalid_pcr cause=ToMToU name=\"/etc/hosts\" res=1"
                        + "\u001dUID=\"root\"",
                " |     | type=1804 audit(1700000000.123:456): op=invalid_pcr cause=ToMToU name=\"/etc/hosts\"",
            })
    void everyCopyOfARecordSaysTheSame(String line) throws IOException {
        AuditRecord one = only("first line\n" + line + "\n");
        assertThat(one.line()).isEqualTo(2);
        assertThat(one.type()).isEqualTo(AuditType.INTEGRITY_PCR);
        assertThat(one.isViolation()).isTrue();
        assertThat(one.cause()).contains("ToMToU");
        assertThat(one.path()).contains(ByteString.ofText("/etc/hosts"));
    }

    @Test
    void aRecordInTheTextOfAnotherRecordIsNotTaken() throws IOException {
        AuditLog log = AuditLog.read(InputSource.ofFile(AUDIT.resolve("violations-6.12.log")));
        assertThat(log.records()).hasSize(16);
        assertThat(log.records()).noneMatch(one -> one.path().equals(Optional.of(ByteString.ofText("/forged"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit",
                "type=1800 audit(",
                "type=1800 audit(1.1:1)",
                "type=1799 audit(1.1:1): res=0",
                "type=INTEGRITY_ALL audit(1.1:1): res=0"
            })
    void whatIsNoRecordGivesNone(String line) throws IOException {
        AuditLog log = read(line);
        assertThat(log.records()).isEmpty();
        boolean integrity = line.startsWith("type=1800") || line.startsWith("type=INTEGRITY");
        assertThat(log.notUnderstood()).isEqualTo(integrity ? 1 : 0);
    }

    @Test
    void damagedRecordsGiveWhatIsLeftOfThem() throws IOException {
        AuditRecord one = only("type=1800 audit(99999999999999999999.1:x): = == name=\"/cut");
        assertThat(one.time().orElseThrow().utc()).isEmpty();
        assertThat(one.time().orElseThrow().stamp()).isEqualTo("99999999999999999999.1:x");
        assertThat(one.path()).contains(ByteString.ofText("/cut"));
    }

    @Test
    void recordsOfTheSameThingStandTogether() throws IOException {
        AuditLog log = AuditLog.read(InputSource.ofFile(AUDIT.resolve("violations-6.12.log")));
        List<AuditGroup> groups = AuditGroup.of(log.records());
        AuditGroup refused = groups.stream()
                .filter(group -> group.first().cause().equals(Optional.of("IMA-signature-required")))
                .findFirst()
                .orElseThrow();
        assertThat(refused.records()).hasSize(2);
        assertThat(refused.commands()).containsExactly(ByteString.ofText("sh"), ByteString.ofText("bash"));
        assertThat(groups.stream().mapToInt(group -> group.records().size()).sum())
                .isEqualTo(16);
    }

    @Test
    void longLinesAreReadUpToABound() throws IOException {
        AuditRecord words = only("type=1800 audit(1.1:1): op=a cause=b" + " c".repeat(400_000));
        assertThat(words.cause().orElseThrow()).startsWith("b c c").hasSizeLessThan(20_000);
        AuditRecord hex = only("type=1800 audit(1.1:1): name=" + "41".repeat(400_000));
        assertThat(hex.path().orElseThrow().length()).isLessThan(20_000);
    }
}
