package dev.imatool.diff.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.Diffs;
import dev.imatool.diff.RealLists;
import dev.imatool.diff.TestEntry;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.HashAlgorithm;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathHistoriesTest {
    private static final PathQuery CHANGED = new PathQuery((path, container) -> true, true);

    @Test
    void theDemoScriptHasThreeContentsOverBothListsOfTheSession() {
        List<TestEntry> session = RealLists.entries("/seeds/001_5830b4eb5b02ce7f.txt");
        PathHistories histories =
                histories(lists("default", session.subList(0, 5), "default#2", session.subList(5, 10)));
        Candidates candidates = new Candidates();
        candidates.content("sha512", sha512("print(\"hi\")\n"), "hi");
        candidates.content("sha512", sha512("print(\"hi\")\nprint(\"someone unknown\")\n"), "hi and more");
        candidates.content("sha512", sha512("print(\"hello world\")\n"), "hello");
        candidates.content("sha512", sha512("print(\"hello world\")\nprint(\"someone unknown\")\n"), "hello and more");
        List<PathHistory> found = histories.find(path("/demo.python"), candidates);

        assertThat(found).hasSize(1);
        assertThat(lines(found.get(0)))
                .containsExactly(
                        "2 default ba3479d4 hi and more",
                        "5 default 3404d8a3 hello",
                        "10 default#2 470a295a hello and more");
        assertThat(found.get(0).digests()).isEqualTo(3);
        assertThat(found.get(0).changes()).isEqualTo(2);
        assertThat(histories.repeated()).isEqualTo(4);
        assertThat(histories.algorithms()).containsExactly(HashAlgorithm.SHA512);
        assertThat(histories.find(CHANGED, new Candidates())).hasSize(1);
    }

    /** An indicator is looked for in the whole list, whatever paths are asked for, and by its bytes alone. */
    @Test
    void everyEntryIsLookedAtForACandidate() {
        List<TestEntry> session = RealLists.entries("/seeds/001_5830b4eb5b02ce7f.txt");
        PathHistories histories =
                histories(lists("default", session.subList(0, 5), "default#2", session.subList(5, 10)));
        Candidates candidates = new Candidates();
        candidates.content("sha512", sha512("print(\"hello world\")\n"), "hello");
        candidates.digest(sha512("print(\"hi\")\nprint(\"someone unknown\")\n"), "digest");
        candidates.digest(sha512("nowhere"), "nowhere");

        Map<String, Occurrences> found = histories.occurrences(candidates);
        assertThat(found).containsOnlyKeys("hello", "digest");
        assertThat(found.get("hello").entries()).isEqualTo(1);
        assertThat(found.get("hello").first())
                .extracting(PathHistory.OtherName::entry)
                .containsExactly(5L);
        assertThat(found.get("digest").first())
                .extracting(PathHistory.OtherName::entry)
                .containsExactly(2L);
    }

    @Test
    void buffersAndRepeatedContentsAreFoundAndTheFirstAreNamed() {
        List<TestEntry> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(TestEntry.file("/copy" + i, "1"));
        }
        many.add(TestEntry.file("key", "2").buffer());
        PathHistories histories = histories(Diffs.list(many.toArray(TestEntry[]::new)));
        Candidates candidates = new Candidates();
        candidates.digest(many.get(0).digest(), "many");
        candidates.digest(many.get(9).digest(), "key");

        Map<String, Occurrences> found = histories.occurrences(candidates);
        assertThat(found.get("many").entries()).isEqualTo(9);
        assertThat(found.get("many").first()).hasSize(Occurrences.NAMED);
        assertThat(found.get("key").entries()).isEqualTo(1);
    }

    @Test
    void anEntryThatOneListHasTwiceCountsTwice() {
        List<TestEntry> twice = Diffs.list(TestEntry.file("/a", "1"), TestEntry.file("/a", "1"));
        assertThat(histories(twice).repeated()).isZero();
        PathHistories session = histories(lists("one", twice, "two", Diffs.concat(twice, TestEntry.file("/a", "1"))));

        assertThat(session.repeated()).isEqualTo(2);
        assertThat(session.find(path("/a"), new Candidates()).get(0).measurements())
                .hasSize(3);
    }

    @Test
    void whatChangedMostComesFirst() {
        PathHistories histories = histories(Diffs.list(
                TestEntry.file("/once", "1"),
                TestEntry.file("/twice", "1"),
                TestEntry.file("/twice", "2"),
                TestEntry.file("/back", "1"),
                TestEntry.file("/back", "2"),
                TestEntry.file("/back", "1")));

        assertThat(histories.find(CHANGED, new Candidates()))
                .extracting(history -> history.path().latin1() + " " + history.changes() + " " + history.digests())
                .containsExactly("/back 2 2", "/twice 1 2");
        assertThat(histories.paths()).isEqualTo(3);
    }

    @Test
    void digestsOfDifferentAlgorithmsAreNoChangeOfContent() {
        PathHistories histories = histories(
                Diffs.list(TestEntry.file("/a", "1"), TestEntry.file("/a", "1").sha1("1"), TestEntry.file("/a", "1")));
        PathHistory history = histories.find(CHANGED, new Candidates()).get(0);

        assertThat(history.digests()).isEqualTo(2);
        assertThat(history.changes()).isZero();
    }

    @Test
    void namespacesHaveHistoriesOfTheirOwn() {
        PathHistories histories = histories(Diffs.list(
                TestEntry.file("/a", "1"),
                TestEntry.file("/a", "2").in("4026532481"),
                TestEntry.file("/b", "2").in("4026532469")));

        assertThat(histories.find(CHANGED, new Candidates())).isEmpty();
        PathHistory inNamespace = histories
                .find(
                        new PathQuery(
                                (path, container) -> container.equals(Optional.of(namespace("4026532481"))), false),
                        new Candidates())
                .get(0);
        assertThat(inNamespace.container()).contains(namespace("4026532481"));
        assertThat(inNamespace.measurements().get(0).alsoAs())
                .containsExactly(
                        new PathHistory.OtherName(3, Optional.of(namespace("4026532469")), ByteString.ofText("/b")));
    }

    @Test
    void buffersOfOneNameAreDifferentThings() {
        PathHistories histories = histories(Diffs.list(
                TestEntry.file("key", "1").buffer(), TestEntry.file("key", "2").buffer()));

        assertThat(histories.find(CHANGED, new Candidates())).isEmpty();
        assertThat(histories.find(path("key"), new Candidates()).get(0).measurements())
                .hasSize(2);
    }

    @Test
    void aViolationStandsInItsPlaceAndChangesNothing() {
        PathHistories histories = histories(
                Diffs.list(TestEntry.file("/a", "1"), TestEntry.violationOf("/a"), TestEntry.file("/a", "1")));
        PathHistory history = histories.find(path("/a"), new Candidates()).get(0);

        assertThat(history.digests()).isEqualTo(1);
        assertThat(history.measurements())
                .extracting(measured -> measured.entry().violation())
                .containsExactly(false, true, false);
    }

    private static PathQuery path(String path) {
        return new PathQuery((each, container) -> each.equals(ByteString.ofText(path)), false);
    }

    private static ByteString sha512(String content) {
        return TestEntry.hash("SHA-512", content);
    }

    private static List<String> lines(PathHistory history) {
        return history.measurements().stream()
                .map(measured -> measured.entry().entry() + " " + measured.list() + " "
                        + measured.entry()
                                .fileDigest()
                                .orElseThrow()
                                .digest()
                                .hex()
                                .substring(0, 8) + " "
                        + measured.candidate().orElse("?"))
                .toList();
    }

    private static PathHistories histories(List<? extends EntryView> entries) {
        PathHistoryBuilder builder = new PathHistoryBuilder();
        entries.forEach(builder::add);
        return builder.build();
    }

    private static List<EntryView> lists(String one, List<TestEntry> first, String other, List<TestEntry> second) {
        List<EntryView> views = new ArrayList<>();
        first.forEach(entry -> views.add(inList(one, entry)));
        second.forEach(entry -> views.add(inList(other, entry)));
        return views;
    }

    private static EntryView inList(String list, TestEntry entry) {
        return (EntryView) Proxy.newProxyInstance(
                EntryView.class.getClassLoader(),
                new Class<?>[] {EntryView.class},
                (proxy, method, arguments) -> method.getName().equals("list") ? list : method.invoke(entry, arguments));
    }

    private static Container namespace(String label) {
        return Container.ofNamespace(label, Container.Source.EVENT_NAME);
    }
}
