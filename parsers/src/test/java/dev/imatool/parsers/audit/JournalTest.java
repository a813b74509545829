package dev.imatool.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records out of the journal, in the formats of journalctl (systemd: src/shared/logs-show.c). */
class JournalTest {
    private static final String TEXT = "pid=812 uid=0 auid=1000 ses=3 subj=unconfined op=invalid_pcr cause=ToMToU"
            + " comm=\"vi\" name=\"/etc/hosts\" dev=\"dm-0\" ino=134 res=1 errno=0";
    private static final String ESCAPED = TEXT.replace("\"", "\\\"");

    private static AuditLog read(String text) throws IOException {
        return AuditLog.read(
                InputSource.ofStream("made", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static AuditRecord only(String text) throws IOException {
        AuditLog log = read(text);
        assertThat(log.records()).as(text).hasSize(1);
        assertThat(log.notUnderstood()).isZero();
        AuditRecord one = log.records().get(0);
        assertThat(one.isViolation()).isTrue();
        assertThat(one.path()).contains(ByteString.ofText("/etc/hosts"));
        assertThat(one.text("pid")).contains("812");
        assertThat(one.text("auid")).contains("1000");
        assertThat(one.text("dev")).contains("dm-0");
        assertThat(one.text("ino")).contains("134");
        assertThat(one.text("res")).contains("1");
        return one;
    }

    // --- text ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 14 22:13:20 web1 audit[812]: ", // short
                "Nov 14 22:13:20 web1 audit: ",
                "Nov 14 22:13:20.123456 web1.example.org audit[812]: ", // short-precise
                "2023-11-14T22:13:20+00:00 web1 audit: ", // short-iso
                "2023-11-14T22:13:20.123456+0100 web1 audit[812]: ", // short-iso-precise
                "Tue 2023-11-14 22:13:20 UTC web1 audit[812]: ", // short-full
                "[   12.345678] web1 audit[812]: ", // short-monotonic
                "[   12.345678 <    0.000001 >] web1 audit: ", // short-delta
                "1700000000.123456 web1 audit[812]: ", // short-unix
                "Tue 2023-11-14 22:13:20 UTC web1 sshd.service[812]: ", // with-unit
                "Tue 2023-11-14 22:13:20 UTC web1 init.scope[1]: ",
                "", // cat
                "    MESSAGE=", // verbose
                "MESSAGE=", // export
            })
    void everyFormatOfJournalctlIsRead(String head) throws IOException {
        only("-- Boot 5f0 --\n" + head + "INTEGRITY_PCR " + TEXT + "\n");
        only("-- Boot 5f0 --\r\n" + head + "INTEGRITY_PCR " + TEXT + "\r\n");
        // systemd's name for a type that it does not know
        only(head + "AUDIT1804 " + TEXT + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov 14 22:13:20 web1 kernel: audit: ",
                "2023-11-14T22:13:20+0000 web1 kernel: audit: ",
                "[   12.345678] web1 kernel: audit: ",
                "1700000000.123456 web1 kernel: audit: ",
                "    MESSAGE=audit: ",
                "audit: ",
                "audit(1.1:1) said "
            })
    void whatTheKernelPrintsIsReadWithItsOwnTime(String head) throws IOException {
        AuditRecord one = only(head + "type=1804 audit(1700000000.123:460): " + TEXT + "\n");
        assertThat(one.time().orElseThrow().utc()).contains(Instant.parse("2023-11-14T22:13:20.123Z"));
        assertThat(one.time().orElseThrow().serial()).isEqualTo(OptionalLong.of(460));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13:20+00:00, 2023-11-14T22:13:20Z",
        "2023-11-14T22:13:20.123456+0100, 2023-11-14T21:13:20.123456Z",
        "1700000000.123456, 2023-11-14T22:13:20.123456Z",
    })
    void timesOfTheJournalAreTakenWhereTheyAreMoments(String head, Instant moment) throws IOException {
        assertThat(only(head + " web1 audit[812]: INTEGRITY_PCR " + TEXT)
                        .time()
                        .orElseThrow()
                        .utc())
                .contains(moment);
        assertThat(only("Nov 14 22:13:20 web1 audit[812]: INTEGRITY_PCR " + TEXT)
                        .time())
                .isEmpty();
    }

    /** Any program may write a text to the journal; only the tag in front tells who it was. */
    @Test
    void anotherProgramsTextIsNoRecordButIsCounted() throws IOException {
        AuditLog log = read("Nov 14 22:13:20 web1 logger[9]: audit: INTEGRITY_PCR " + TEXT + "\n");
        assertThat(log.records()).isEmpty();
        assertThat(log.notUnderstood()).isEqualTo(1);
        assertThat(log.firstNotUnderstood()).isEqualTo(OptionalLong.of(1));
    }

    // --- JSON ---

    private static String json(String message) {
        return "{\"__REALTIME_TIMESTAMP\":\"1700000009000000\",\"_SOURCE_REALTIME_TIMESTAMP\":\"1700000000123000\","
                + "\"_TRANSPORT\":\"audit\",\"_AUDIT_TYPE\":\"1804\",\"_AUDIT_TYPE_NAME\":\"INTEGRITY_PCR\","
                + "\"_AUDIT_ID\":\"460\",\"MESSAGE\":" + message + "}";
    }

    private static String asNumbers(String text) {
        return text.chars().mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void messagesAreStringsOrBytes() throws IOException {
        for (String message : List.of(
                "\"INTEGRITY_PCR " + ESCAPED + "\"",
                "\"AUDIT1804 " + ESCAPED + "\"",
                "\"" + ESCAPED + "\"",
                "[\"INTEGRITY_PCR " + ESCAPED + "\",\"another\"]",
                asNumbers("INTEGRITY_PCR " + TEXT))) {
            for (String text : List.of(
                    json(message),
                    json(message) + "\r",
                    "data: " + json(message) + "\n",
                    "\u001e" + json(message) + "\n",
                    "[" + json(message) + "]",
                    "Nov 14 22:13:20 collector: " + json(message),
                    "[\n  "
                            + json(message)
                                    .replace(",\"", " ,\n  \"")
                                    .replace("{", "{\n")
                                    .replace("}", "\n}") + "\n]\n")) {
                AuditRecord one = only(text + "\n");
                AuditTime time = one.time().orElseThrow();
                assertThat(time.utc()).contains(Instant.parse("2023-11-14T22:13:20.123Z"));
                assertThat(time.serial()).isEqualTo(OptionalLong.of(460));
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8StayWhatTheyAre() throws IOException {
        AuditLog log = read(json(asNumbers("INTEGRITY_RULE file=\"/x\" comm=\"\u00ff\u00fe\"")));
        assertThat(log.records().get(0).field("comm")).contains(ByteString.ofHex("fffe"));
    }

    @Test
    void entriesOfTheKernelLogAndOfShippersAreRead() throws IOException {
        String kernel = "audit: type=1804 audit(1700000000.123:460): " + ESCAPED;
        only("{\"_TRANSPORT\":\"kernel\",\"SYSLOG_IDENTIFIER\":\"kernel\",\"MESSAGE\":\"" + kernel + "\"}\n");
        only("{\"hits\":[{\"_source\":{\"host\":\"web1\",\"message\":\"" + kernel + "\"}}]}\n");
        only("{\"log\":\"" + kernel + "\\n\",\"stream\":\"stdout\"}\n");
        only("{\n\t\"line\" : \"" + kernel + "\",\n\t\"n\" : [\n\t\t1\n\t]\n}\n");
    }

    @Test
    void fieldsOfJournaldStandInForAMessage() throws IOException {
        AuditRecord one = only("{\"_AUDIT_TYPE\":\"1804\",\"_PID\":\"812\",\"_UID\":\"0\",\"_AUDIT_LOGINUID\":\"1000\","
                + "\"_COMM\":\"vi\",\"_AUDIT_FIELD_OP\":\"invalid_pcr\",\"_AUDIT_FIELD_CAUSE\":\"ToMToU\","
                + "\"_AUDIT_FIELD_NAME\":\"\\\"/etc/hosts\\\"\",\"_AUDIT_FIELD_DEV\":\"\\\"dm-0\\\"\","
                + "\"_AUDIT_FIELD_INO\":\"134\",\"_AUDIT_FIELD_RES\":\"1\"}\n");
        assertThat(one.cause()).contains("ToMToU");
        assertThat(one.text("comm")).contains("vi");
        assertThat(one.text("uid")).contains("0");
    }

    @Test
    void entriesOfOtherTypesAreNoneWhateverTheySay() throws IOException {
        AuditLog log = read(json("\"USER_CMD msg='type=1804 audit(1.1:1): x=1'\"")
                .replace("1804\"", "1123\"")
                .replace("INTEGRITY_PCR", "USER_CMD"));
        assertThat(log.records()).isEmpty();
        assertThat(log.notUnderstood()).isZero();
    }

    @Test
    void entriesThatAreNotUnderstoodAreCounted() throws IOException {
        AuditLog log = read(json("null") + "\n"
                + json("\"INTEGRITY_PCR " + ESCAPED + "\"") + "\n"
                + json("\"AUDIT1899 a=b\"").replace("1804", "1899").replace("INTEGRITY_PCR", "AUDIT1899") + "\n"
                + "{\"MESSAGE\":\"type=INTEGRITY_NEW msg=audit(1.1:1): a=b\"}\n");
        assertThat(log.records()).hasSize(1);
        assertThat(log.notUnderstood()).isEqualTo(3);
        assertThat(log.firstNotUnderstood()).isEqualTo(OptionalLong.of(1));
        assertThat(log.summary().entries()).isEqualTo(1);
    }

    /** A brace in front of other lines takes none of them along. */
    @Test
    void linesBehindAnUnfinishedObjectAreRead() throws IOException {
        String record = "type=INTEGRITY_PCR msg=audit(1700000000.123:460): " + TEXT + "\n";
        only("{\n\"a\": 1,\n" + record);
        only("{\n\"a\": \"unfinished\n" + record);
        only("if {\n" + record + "}\n");
        AuditLog log = read("{\"a\":{\n\"MESSAGE\":\"INTEGRITY_PCR " + ESCAPED + "\"\n" + record);
        assertThat(log.records()).hasSize(1);
        assertThat(log.notUnderstood()).isEqualTo(1);
    }

    @Test
    void oneLineMayHoldTheWholeJournal() throws IOException {
        int many = 20_000;
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            entries.add(json("\"INTEGRITY_PCR " + ESCAPED.replace("812", String.valueOf(i)) + "\""));
        }
        AuditLog log = read("[" + String.join(",", entries) + "]");
        assertThat(log.records().size()).isEqualTo(many);
        assertThat(log.records().get(many - 1).text("pid")).contains(String.valueOf(many - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"", "{\"a\":", "{", "}", "[{\"a\":1},", "{\"MESSAGE\":[1,", "x{\"x", "\u001e{"})
    void floodsEnd(String unit) throws IOException {
        assertThat(read(unit.repeat((4 << 20) / unit.length())).records()).isEmpty();
        assertThat(read((unit + "\n").repeat((4 << 20) / unit.length())).records())
                .isEmpty();
    }

    // --- types of an older auditd, groups ---

    @ParameterizedTest
    @CsvSource({
        "1800, INTEGRITY_DATA",
        "1804, INTEGRITY_PCR",
        "1805, INTEGRITY_RULE",
        "1807, INTEGRITY_POLICY_RULE",
        "1808, INTEGRITY_USERSPACE",
    })
    void typesThatAuditdDoesNotKnowAreNumbers(int number, AuditType type) throws IOException {
        AuditLog log = read("type=UNKNOWN[" + number + "] msg=audit(1700000004.123:460): " + TEXT + "\n"
                + "node=web1 type=UNKNOWN[" + number + "] msg=audit(1700000004.123:461): " + TEXT + "\n"
                + "type=UNKNOWN[1809] msg=audit(1700000004.123:462): a=b\n"
                + "type=UNKNOWN[1334] msg=audit(1700000004.123:463): prog-id=12 op=LOAD\n"
                + "type=1810 audit(1700000004.123:464): a=b\n");
        assertThat(log.records()).hasSize(2).allMatch(one -> one.type() == type);
        assertThat(log.notUnderstood()).isEqualTo(2);
        assertThat(log.firstNotUnderstood()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void twoDigestsOfOnePathAreTwoGroups() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            String digest = (i < 2 ? "ab" : "cd").repeat(32);
            text.append("type=INTEGRITY_RULE msg=audit(170000000")
                    .append(i)
                    .append(".123:4): file=\"/bin/sh\" hash=\"sha256:")
                    .append(digest)
                    .append("\" pid=")
                    .append(i)
                    .append("\n");
        }
        List<AuditGroup> groups = AuditGroup.of(read(text.toString()).records());
        assertThat(groups).extracting(group -> group.records().size()).containsExactly(2, 1);
        assertThat(groups.get(0).different(List.of("pid")))
                .extracting(record -> record.text("pid").orElseThrow())
                .containsExactly("1", "0");
        assertThat(groups.get(0).different(List.of("hash", "uid")))
                .as("the newest of what is the same")
                .containsExactly(groups.get(0).last());
        assertThat(AuditGroup.toShow(groups, 1)).containsExactly(groups.get(1));
    }

    @Test
    void failuresAreShownBeforeWhatIsNewer() throws IOException {
        String failure =
                "type=INTEGRITY_DATA msg=audit(1700000000.1:1): op=appraise_data cause=missing-hash name=\"/x\" res=0\n";
        StringBuilder text = new StringBuilder(failure);
        for (int i = 0; i < 5; i++) {
            text.append("type=INTEGRITY_RULE msg=audit(1700000001.1:1): file=\"/f")
                    .append(i)
                    .append("\" hash=\"\"\n");
        }
        List<AuditGroup> shown =
                AuditGroup.toShow(AuditGroup.of(read(text.toString()).records()), 3);
        assertThat(shown)
                .extracting(group -> group.first().path().orElseThrow().latin1())
                .containsExactly("/x", "/f3", "/f4");
    }

    @Test
    void theNewestRecordsAreKeptAndFailuresLongest() throws IOException {
        StringBuilder text = new StringBuilder(
                "type=INTEGRITY_DATA msg=audit(1700000000.1:1): op=appraise_data cause=missing-hash name=\"/x\" res=0\n");
        int more = AuditLog.MOST_RECORDS + 10;
        for (int i = 0; i < more; i++) {
            text.append("type=INTEGRITY_RULE msg=audit(1.1:1): file=\"/")
                    .append(i)
                    .append("\"\n");
        }
        AuditLog log = read(text.toString());
        assertThat(log.records().size()).isEqualTo(AuditLog.MOST_RECORDS);
        assertThat(log.omitted()).isEqualTo(11);
        assertThat(log.summary().entries()).isEqualTo(more + 1);
        assertThat(log.records().get(0).isFailure()).isTrue();
        assertThat(log.records().get(1).path()).isEqualTo(Optional.of(ByteString.ofText("/11")));
    }
}
