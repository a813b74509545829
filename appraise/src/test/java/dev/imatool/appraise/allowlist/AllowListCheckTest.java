package dev.imatool.appraise.allowlist;

import static dev.imatool.appraise.entries.Entries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.entries.Entries;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowListCheckTest {
    private static ReferenceValue value(PathRole role, String path, String content) {
        return new ReferenceValue(role, ByteString.ofText(path), digest(content));
    }

    private static ContentDigest digest(String content) {
        return new ContentDigest(false, HashAlgorithm.SHA256, Entries.hash(content));
    }

    private static AllowListCheck check(ReferenceValue... values) {
        ReferenceTable table = new ReferenceTable();
        for (ReferenceValue value : values) {
            table.add(value);
        }
        return new AllowListCheck(AllowList.of(table));
    }

    private static Judgement judge(AllowListCheck check, Entry entry) {
        return check.judge(entry, true).judgement();
    }

    /** What sha256sum's kin write without a name may be SM3 or SHA-3, and is where the bytes are the same. */
    @Test
    void aDigestWithoutANameStandsForEveryHashOfItsLength() {
        ByteString path = ByteString.ofText("/bin/a");
        AllowListCheck bare = check(new ReferenceValue(PathRole.ANY, path, false, digest("good"), true));
        AllowListCheck named = check(new ReferenceValue(PathRole.ANY, path, false, digest("good"), false));
        for (String hash : new String[] {"sha3-256", "sm3", "streebog256", "wp256", "rmd256"}) {
            Entry good = Entries.digested("/bin/a", Optional.empty(), hash, Entries.hash("good"));
            Entry other = Entries.digested("/bin/a", Optional.empty(), hash, Entries.hash("other"));
            assertThat(judge(bare, good)).as(hash).isEqualTo(Judgement.KNOWN);
            assertThat(judge(bare, other)).as(hash).isEqualTo(Judgement.NOT_COMPARABLE);
            assertThat(judge(named, good)).as(hash).isEqualTo(Judgement.NOT_COMPARABLE);
        }
        assertThat(judge(bare, file("/bin/a", "good"))).isEqualTo(Judgement.KNOWN);
        assertThat(judge(bare, file("/bin/a", "evil"))).isEqualTo(Judgement.OTHER_DIGEST);
        assertThat(judge(bare, Entries.digested("/bin/a", Optional.of("verity"), "sha256", Entries.hash("good"))))
                .isEqualTo(Judgement.NOT_COMPARABLE);
    }

    @Test
    void everyJudgementHasItsEntry() {
        AllowListCheck check = check(value(PathRole.HOST, "/bin/a", "good"), value(PathRole.HOST, "/bin/a", "update"));
        assertThat(judge(check, file("/bin/a", "good"))).isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, file("/bin/a", "update"))).isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, file("/bin/a", "evil"))).isEqualTo(Judgement.OTHER_DIGEST);
        assertThat(judge(check, file("/bin/b", "good"))).isEqualTo(Judgement.UNKNOWN_PATH);
        assertThat(judge(
                        check, Entries.digested("/bin/a", Optional.empty(), "sha1", ByteString.ofHex("aa".repeat(20)))))
                .isEqualTo(Judgement.NOT_COMPARABLE);
        assertThat(judge(check, Entries.digested("/bin/a", Optional.of("verity"), "sha256", Entries.hash("good"))))
                .isEqualTo(Judgement.NOT_COMPARABLE);
        assertThat(judge(
                        check, Entries.digested("/bin/a", Optional.empty(), "sha256", ByteString.copyOf(new byte[32]))))
                .isEqualTo(Judgement.NOT_COMPARABLE);
        assertThat(judge(check, file("boot_aggregate", "tpm"))).isEqualTo(Judgement.NOT_JUDGED);
        assertThat(judge(check, Entries.image("4026532559", "image"))).isEqualTo(Judgement.NOT_JUDGED);
        assertThat(judge(check, Entries.violation(file("/bin/a", "good")))).isEqualTo(Judgement.VIOLATION);
        assertThat(check.counts())
                .containsEntry(Judgement.KNOWN, 2L)
                .containsEntry(Judgement.NOT_COMPARABLE, 3L)
                .containsEntry(Judgement.NOT_JUDGED, 2L)
                .containsEntry(Judgement.UNPROVEN, 0L);
    }

    @Test
    void anEntryThatIsNotProvenIsNeverKnown() {
        AllowListCheck check = check(value(PathRole.HOST, "/bin/a", "good"));
        assertThat(check.judge(file("/bin/a", "good"), false))
                .isEqualTo(new AllowListCheck.Judged(Judgement.UNPROVEN, Optional.empty()));
        assertThat(check.judge(file("boot_aggregate", "tpm"), false).judgement())
                .isEqualTo(Judgement.UNPROVEN);
    }

    @Test
    void aValueSpeaksForItsRole() {
        AllowListCheck check =
                check(value(PathRole.CONTAINER, "/bin/a", "good"), value(PathRole.CREATOR, "/bin/c", "good"));
        assertThat(judge(check, file("/bin/a", "good"))).isEqualTo(Judgement.UNKNOWN_PATH);
        assertThat(judge(check, Entries.inNamespace("4026532469", "/bin/a", "good")))
                .isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, Entries.inNamespaceList("4026532469", "/bin/c", "good")))
                .isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, Entries.inNamespaceList("4026532469", "/bin/c", "good")))
                .as("the second entry of that namespace")
                .isEqualTo(Judgement.UNKNOWN_PATH);
    }

    @Test
    void aViolationIsTheFirstEntryOfItsNamespaceToo() {
        AllowListCheck check = check(value(PathRole.CREATOR, "/bin/c", "good"));
        judge(check, Entries.violation(Entries.inNamespaceList("4026532469", "/bin/c", "good")));
        assertThat(judge(check, Entries.inNamespaceList("4026532469", "/bin/c", "good")))
                .isEqualTo(Judgement.UNKNOWN_PATH);
    }

    @Test
    void aValueWithoutRoleSpeaksForAll() {
        AllowListCheck check = check(value(PathRole.ANY, "/bin/a", "good"), value(PathRole.HOST, "/bin/a", "host"));
        assertThat(judge(check, file("/bin/a", "good"))).isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, file("/bin/a", "host"))).isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, Entries.inNamespace("4026532469", "/bin/a", "good")))
                .isEqualTo(Judgement.KNOWN);
        assertThat(judge(check, Entries.inNamespace("4026532469", "/bin/a", "host")))
                .isEqualTo(Judgement.OTHER_DIGEST);
    }

    @Test
    void allowedDigestsAreToldUpToALimit() {
        ReferenceTable table = new ReferenceTable();
        table.add(value(PathRole.HOST, "/bin/a", "1"));
        table.add(value(PathRole.HOST, "/bin/b", "x"));
        table.add(value(PathRole.HOST, "/bin/a", "2"));
        table.add(value(PathRole.ANY, "/bin/a", "3"));
        AllowList allowList = AllowList.of(table);
        Subject subject = new Subject(PathRole.HOST, ByteString.ofText("/bin/a"));
        assertThat(allowList.allowed(subject, 9)).containsExactly(digest("1"), digest("2"), digest("3"));
        assertThat(allowList.allowed(subject, 1)).containsExactly(digest("1"));
        assertThat(allowList.allowed(new Subject(PathRole.HOST, ByteString.ofText("/none")), 9))
                .isEmpty();
        assertThat(allowList.paths()).isEqualTo(3);
        assertThat(allowList.digests()).isEqualTo(4);
    }
}
