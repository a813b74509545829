package dev.imatool.render.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.audit.AuditField;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names and order are the kernel's ({@code integrity_audit_message}, and the linuxkit patches for {@code mnt_ns}). */
class RecordDetailsTest {
    private static AuditRecord record(String... keysAndValues) {
        List<AuditField> fields = IntStream.range(0, keysAndValues.length / 2)
                .mapToObj(i -> new AuditField(keysAndValues[2 * i], '=', ByteString.ofText(keysAndValues[2 * i + 1])))
                .toList();
        return new AuditRecord(1, AuditType.INTEGRITY_DATA, Optional.empty(), fields);
    }

    @Test
    void whoDidItAndToWhatStandsThereInOneOrder() {
        AuditRecord record = record(
                "res",
                "0",
                "mnt_ns",
                "4026532208",
                "ino",
                "13105",
                "dev",
                "tmpfs",
                "exe",
                "/bin/cat",
                "comm",
                "cat",
                "auid",
                "1000",
                "uid",
                "0",
                "pid",
                "384",
                "ses",
                "7");
        assertThat(RecordDetails.of(record))
                .containsExactly(
                        "pid=384",
                        "uid=0",
                        "auid=1000",
                        "comm=cat",
                        "exe=/bin/cat",
                        "dev=tmpfs",
                        "ino=13105",
                        "mnt_ns=4026532208",
                        "res=0");
        assertThat(RecordDetails.of(record("op", "x"))).isEmpty();
    }

    @Test
    void theUserInAPolicyRuleDidNotLoadIt() {
        AuditRecord rule = new AuditRecord(
                1,
                AuditType.INTEGRITY_POLICY_RULE,
                Optional.empty(),
                record("action", "measure", "uid", "1000", "res", "1").fields());
        assertThat(RecordDetails.of(rule)).containsExactly("res=1");
    }

    @Test
    void theUserThatIsNoneIsUnset() {
        assertThat(RecordDetails.of(record("uid", "4294967295", "auid", "4294967295", "pid", "4294967295")))
                .containsExactly("pid=4294967295", "uid=4294967295 (unset)", "auid=4294967295 (unset)");
        assertThat(RecordDetails.of(record("auid", "unset"))).containsExactly("auid=unset");
    }

    @Test
    void aValueCannotPassForAnotherField() {
        assertThat(RecordDetails.of(record("pid", "7", "comm", "a uid=0 \"res=1", "exe", "/tmp/\u001b[2J\n\\x")))
                .containsExactly("pid=7", "comm=\"a uid=0 \\\"res=1\"", "exe=\"/tmp/\\x1b[2J\\n\\\\x\"");
        assertThat(RecordDetails.of(record("comm", ""))).containsExactly("comm=\"\"");
    }

    @Test
    void linesEndAtTheHundredthColumn() {
        String half = "a".repeat(48);
        assertThat(RecordDetails.lines(List.of(half, half.substring(1), "b", "c")))
                .containsExactly("    " + half + " " + half.substring(1), "      b c");
        String whole = "a".repeat(300);
        assertThat(RecordDetails.lines(List.of(whole, "b"))).containsExactly("    " + whole, "      b");
        assertThat(RecordDetails.lines(List.of())).isEmpty();
    }
}
