package dev.imatool.appraise.known;

import static dev.imatool.appraise.entries.Entries.file;
import static dev.imatool.appraise.entries.Entries.inNamespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.entries.Entries;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class KnownCheckTest {
    private static final int GOOD = 0;
    private static final int OTHER = 1;
    private static final int BAD = 2;

    private final ListContents wanted = new ListContents();
    private final LearnedSources learned = new LearnedSources();
    private final List<Consumer<ClaimTable>> good = new ArrayList<>();
    private final List<Consumer<ClaimTable>> bad = new ArrayList<>();

    private static ContentDigest digest(String content) {
        return new ContentDigest(false, HashAlgorithm.SHA256, Entries.hash(content));
    }

    private static KnownFile known(String item, String path, KnownFile.State state, String content) {
        return new KnownFile(item, ByteString.ofText(path), state, List.of(digest(content)), false);
    }

    private void say(int source, String item, String path, KnownFile.State state, String content) {
        good.add(table -> table.add(source, known(item, path, state, content)));
    }

    private void say(String path, String content) {
        say(GOOD, "", path, KnownFile.State.PRESENT, content);
    }

    private void link(String path, String target, boolean symbolic) {
        good.add(table -> table.link(GOOD, "", ByteString.ofText(path), ByteString.ofText(target), symbolic));
    }

    private KnownCheck check(Map<Integer, PathExclusion> exclusions, Entry... entries) {
        for (Entry entry : entries) {
            wanted.add(entry);
        }
        ClaimTable goodTable = new ClaimTable(wanted, PathMapping.NONE);
        ClaimTable badTable = new ClaimTable(wanted, PathMapping.NONE);
        good.forEach(claim -> claim.accept(goodTable));
        bad.forEach(claim -> claim.accept(badTable));
        goodTable.finish();
        badTable.finish();
        return new KnownCheck(
                new KnownCheck.References(AllowList.of(learned.table()), learned, goodTable, badTable, exclusions),
                (entry, allowed) -> false,
                container -> Optional.empty());
    }

    private KnownAnswer answer(Entry entry) {
        return check(Map.of(), entry).judge(entry, true, Optional.empty(), Optional::empty);
    }

    @Test
    void aConfigurationFileMayBeChangedByItsOwner() {
        say(GOOD, "pkg 1", "/etc/a.conf", KnownFile.State.CONFIGURATION, "as shipped");
        assertThat(answer(file("/etc/a.conf", "as shipped")).answer()).isEqualTo(Answer.KNOWN_GOOD);
        KnownAnswer changed = answer(file("/etc/a.conf", "edited"));
        assertThat(changed.answer()).isEqualTo(Answer.CHANGED);
        assertThat(changed.reason()).contains(AnswerReason.CONFIGURATION);
        assertThat(changed.expected()).containsExactly(digest("as shipped"));
    }

    @Test
    void theContentOfAnotherVersionIsToldByThePackage() {
        say(GOOD, "bash 5.2", "/usr/bin/bash", KnownFile.State.PRESENT, "new");
        say(OTHER, "bash 5.1", "/opt/bash", KnownFile.State.PRESENT, "old");
        assertThat(answer(file("/usr/bin/bash", "old")).reason()).contains(AnswerReason.OTHER_VERSION);
        say(OTHER, "dash 1", "/opt/dash", KnownFile.State.PRESENT, "dash");
        assertThat(answer(file("/usr/bin/bash", "dash")).reason()).contains(AnswerReason.OTHER_FILE);
        assertThat(answer(file("/usr/bin/bash", "evil")).reason()).isEmpty();
    }

    @Test
    void aContentThatOneSourceHasUnderThePathIsGoodWhateverOthersSay() {
        say(GOOD, "", "/a", KnownFile.State.PRESENT, "one");
        say(OTHER, "", "/a", KnownFile.State.PRESENT, "two");
        assertThat(answer(file("/a", "two")).by())
                .extracting(KnownClaim::source)
                .containsExactly(OTHER);
    }

    @Test
    void aSourceMayWriteTwoSlashes() {
        say("//opt/a b", "blank");
        say("//opt//c", "one");
        assertThat(answer(file("/opt/a_b", "blank")).by())
                .extracting(KnownClaim::via)
                .containsExactly(Via.BLANK);
        assertThat(answer(file("/opt/c", "one")).by())
                .extracting(KnownClaim::via)
                .containsExactly(Via.SAME_PATH);
    }

    @Test
    void linksLeadToTheContentAndCirclesEnd() {
        say("/usr/share/app-1/run", "run");
        link("/usr/share/app", "app-1", true);
        link("/opt/run", "/usr/share/app/run", true);
        link("/usr/bin/run", "/usr/share/app-1/run", false);
        for (String path : List.of("/usr/share/app/run", "/opt/run", "/usr/bin/run")) {
            KnownAnswer known = answer(file(path, "run"));
            assertThat(known.answer()).as(path).isEqualTo(Answer.KNOWN_GOOD);
            assertThat(known.by()).extracting(KnownClaim::via).contains(Via.LINK);
        }
        link("/x", "/y", true);
        link("/y", "/x", true);
        link("/z", "/z/z", true);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(answer(file("/x/a", "a")).answer()).isEqualTo(Answer.UNKNOWN);
            assertThat(answer(file("/z/a", "a")).answer()).isEqualTo(Answer.UNKNOWN);
        });
    }

    /** No source says that the shell has this content: one says it has another, and one that it is a link to what it has itself. */
    @Test
    void aLinkOfOneSourceDoesNotLeadToAContentOfAnother() {
        say(GOOD, "", "/usr/bin/busybox", KnownFile.State.PRESENT, "busybox");
        say(GOOD, "", "/usr/bin/sh", KnownFile.State.PRESENT, "shell");
        say(OTHER, "", "/bin/busybox", KnownFile.State.PRESENT, "other busybox");
        good.add(table -> table.link(OTHER, "", ByteString.ofText("/bin/sh"), ByteString.ofText("/bin/busybox"), true));
        KnownAnswer replaced = answer(file("/usr/bin/sh", "busybox"));
        assertThat(replaced.answer()).isEqualTo(Answer.CHANGED);
        assertThat(replaced.expected()).contains(digest("shell")).doesNotContain(digest("busybox"));
        assertThat(answer(file("/usr/bin/sh", "shell")).answer()).isEqualTo(Answer.KNOWN_GOOD);
        assertThat(answer(file("/usr/bin/sh", "other busybox")).answer()).isEqualTo(Answer.KNOWN_GOOD);
    }

    @Test
    void aLinkLeadsToNoOtherFileOfAFolder() {
        say("/usr/bin/busybox", "busybox");
        good.add(ClaimTable::nextFile);
        link("/usr/bin/sh", "busybox", true);
        assertThat(answer(file("/usr/bin/sh", "busybox")).answer()).isEqualTo(Answer.KNOWN_ELSEWHERE);
        say("/usr/bin/busybox", "busybox");
        assertThat(answer(file("/usr/bin/sh", "busybox")).answer()).isEqualTo(Answer.KNOWN_GOOD);
    }

    @Test
    void onlyAFileSystemSaysThatAFileOfAContainerIsChanged() {
        String stored = "/var/lib/docker/overlay2/z/merged/usr/bin/b";
        say("/usr/bin/b", "b");
        assertThat(answer(file(stored, "b")).answer()).isEqualTo(Answer.KNOWN_GOOD);
        assertThat(answer(file(stored, "other")).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(file("/usr/bin/b", "other")).answer()).isEqualTo(Answer.CHANGED);
        good.add(table -> table.holdsRoot(GOOD));
        assertThat(answer(file(stored, "other")).answer()).isEqualTo(Answer.CHANGED);
    }

    /** As of a file in a store: which claim names the container makes no difference. A namespace of the host is the host. */
    @Test
    void aFileInANamespaceIsChangedByAFileSystemOnly() {
        Entry other = inNamespace("4026532481", "/usr/bin/b", "other");
        say("/usr/bin/b", "b");
        assertThat(answer(inNamespace("4026532481", "/usr/bin/b", "b")).answer())
                .isEqualTo(Answer.KNOWN_GOOD);
        assertThat(answer(other).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(inNamespace("4026531840", "/usr/bin/b", "other")).answer())
                .isEqualTo(Answer.CHANGED);
        good.add(table -> table.holdsRoot(GOOD));
        assertThat(answer(other).answer()).isEqualTo(Answer.CHANGED);
    }

    @Test
    void aFolderThatLooksLikeAStoreMakesNoFileGood() {
        String made = "/home/evil/overlay/x/fs/usr/bin/a";
        say("/usr/bin/a", "a");
        good.add(table -> table.holdsRoot(GOOD));
        assertThat(answer(file(made, "a")).answer()).isEqualTo(Answer.KNOWN_ELSEWHERE);
        assertThat(answer(file(made, "other")).answer()).isEqualTo(Answer.CHANGED);
        say(made, "of its own");
        assertThat(answer(file(made, "a")).answer()).isEqualTo(Answer.CHANGED);
        assertThat(answer(file(made, "of its own")).answer()).isEqualTo(Answer.KNOWN_GOOD);
    }

    @Test
    void aBareDigestIsOfAnyHashOfItsLength() {
        good.add(table -> table.add(
                GOOD,
                new KnownFile("", ByteString.ofText("/a"), KnownFile.State.PRESENT, List.of(digest("good")), true)));
        Entry sm3 = Entries.digested("/a", Optional.empty(), "sm3", Entries.hash("good"));
        assertThat(answer(sm3).answer()).isEqualTo(Answer.KNOWN_GOOD);
        Entry other = Entries.digested("/a", Optional.empty(), "sm3", Entries.hash("other"));
        assertThat(answer(other).answer()).isEqualTo(Answer.NOT_COMPARABLE);
        Entry verity = Entries.digested("/a", Optional.of("verity"), "sha256", Entries.hash("good"));
        assertThat(answer(verity).answer()).isEqualTo(Answer.NOT_COMPARABLE);
        assertThat(answer(verity).reason()).contains(AnswerReason.FS_VERITY);
    }

    @Test
    void aSourceOfContentsAloneMakesAContentGoodUnderEveryPath() {
        good.add(table -> table.add(
                GOOD, new KnownFile("", ByteString.EMPTY, KnownFile.State.PRESENT, List.of(digest("good")), true)));
        KnownAnswer known = answer(file("/anywhere", "good"));
        assertThat(known.answer()).isEqualTo(Answer.KNOWN_GOOD);
        assertThat(known.reason()).contains(AnswerReason.CONTENT_ALONE);
    }

    @Test
    void whatAPolicyLeavesOutIsNotGood() {
        say(GOOD, "", "/var/log/a", KnownFile.State.PRESENT, "a");
        say(OTHER, "", "/var/log/b", KnownFile.State.PRESENT, "b");
        PathExclusion exclusion =
                path -> path.latin1().startsWith("/var/log/") ? Optional.of("/var/log/") : Optional.empty();
        Entry[] entries = {
            file("/var/log/a", "a"),
            file("/var/log/a", "x"),
            file("/var/log/b", "x"),
            file("/var/log/c", "x"),
            file("/c", "y"),
            file("/var/log/d", "b")
        };
        KnownCheck check = check(Map.of(GOOD, exclusion), entries);
        List<Answer> answers = new ArrayList<>();
        for (Entry entry : entries) {
            answers.add(
                    check.judge(entry, true, Optional.empty(), Optional::empty).answer());
        }
        assertThat(answers)
                .containsExactly(
                        Answer.KNOWN_GOOD,
                        Answer.EXCLUDED,
                        Answer.CHANGED,
                        Answer.EXCLUDED,
                        Answer.UNKNOWN,
                        Answer.KNOWN_ELSEWHERE);
    }

    @Test
    void goodTakesAProvenEntryAndBadDoesNot() {
        say("/a", "a");
        bad.add(table -> table.add(
                BAD, new KnownFile("Evil", ByteString.EMPTY, KnownFile.State.PRESENT, List.of(digest("evil")), false)));
        Entry honest = file("/a", "a");
        Entry evil = file("/a", "evil");
        KnownCheck check = check(Map.of(), honest, evil);
        assertThat(check.judge(honest, false, Optional.empty(), Optional::empty).answer())
                .isEqualTo(Answer.UNPROVEN);
        assertThat(check.judge(evil, false, Optional.empty(), Optional::empty).answer())
                .isEqualTo(Answer.KNOWN_BAD);
        assertThat(check.judge(Entries.violation(honest), true, Optional.empty(), Optional::empty)
                        .answer())
                .isEqualTo(Answer.VIOLATION);
        assertThat(check.counts()).hasSize(Answer.values().length).containsEntry(Answer.KNOWN_BAD, 1L);
    }

    /** The kernel logs no content with a violation (ima_add_violation, ima_template.c): this one was made of an honest entry. */
    @Test
    void zeroingATemplateDigestHidesNoBadContent() {
        bad.add(table -> table.add(
                BAD, new KnownFile("Evil", ByteString.EMPTY, KnownFile.State.PRESENT, List.of(digest("evil")), false)));
        Entry hidden = Entries.violation(file("/a", "evil"));
        assertThat(check(Map.of(), hidden)
                        .judge(hidden, true, Optional.empty(), Optional::empty)
                        .answer())
                .isEqualTo(Answer.KNOWN_BAD);
    }

    @Test
    void aSignatureMakesGoodWhatNoSourceKnowsAndNotWhatIsBad() {
        bad.add(table -> table.add(
                BAD, new KnownFile("", ByteString.EMPTY, KnownFile.State.PRESENT, List.of(digest("evil")), false)));
        Entry unknown = file("/a", "a");
        Entry evil = file("/b", "evil");
        KnownCheck check = check(Map.of(), unknown, evil);
        KnownClaim key = new KnownClaim(
                OTHER, "key", ByteString.ofText("/a"), Via.SAME_PATH, KnownFile.State.PRESENT, Optional.empty());
        assertThat(check.judge(unknown, true, Optional.empty(), () -> Optional.of(key))
                        .reason())
                .contains(AnswerReason.SIGNATURE);
        assertThat(check.judge(unknown, false, Optional.empty(), () -> Optional.of(key))
                        .answer())
                .isEqualTo(Answer.UNPROVEN);
        assertThat(check.judge(evil, true, Optional.empty(), () -> Optional.of(key))
                        .answer())
                .isEqualTo(Answer.KNOWN_BAD);
    }

    @Test
    void aContentOfARunIsKnownElsewhereInItsRoleOnly() {
        learned.add(GOOD, new ReferenceValue(PathRole.HOST, ByteString.ofText("/a"), digest("a")));
        learned.add(GOOD, new ReferenceValue(PathRole.CONTAINER, ByteString.ofText("/b"), digest("b")));
        assertThat(answer(file("/a", "a")).by()).extracting(KnownClaim::source).containsExactly(GOOD);
        assertThat(answer(file("/c", "a")).answer()).isEqualTo(Answer.KNOWN_ELSEWHERE);
        assertThat(answer(file("/c", "b")).answer()).isEqualTo(Answer.UNKNOWN);
        KnownAnswer container = answer(file("/b", "b"));
        assertThat(container.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(container.elsewhere()).hasSize(1);
    }
}
