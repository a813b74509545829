package dev.imatool.appraise.known;

import static dev.imatool.appraise.entries.Entries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.entries.Entries;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of checksums say what the same files say one by one, and what the list does not ask for is not kept. */
class ClaimTableTest {
    private final ListContents wanted = new ListContents();

    private static ByteSlice slice(ByteString bytes) {
        return new ByteSlice().set(bytes.toByteArray(), 0, bytes.length());
    }

    private ClaimTable line(String path, String content) {
        ClaimTable table = new ClaimTable(wanted, PathMapping.NONE);
        table.checksum(0, slice(ByteString.ofText(path)), HashAlgorithm.SHA256, slice(Entries.hash(content)), true);
        return table;
    }

    private ClaimTable listed(String path, String content) {
        ClaimTable table = new ClaimTable(wanted, PathMapping.NONE);
        ContentDigest digest = new ContentDigest(false, HashAlgorithm.SHA256, Entries.hash(content));
        table.add(0, new KnownFile("", ByteString.ofText(path), KnownFile.State.PRESENT, List.of(digest), true));
        return table;
    }

    private static List<List<Object>> rows(ClaimTable table) {
        ClaimRows rows = table.rows();
        return IntStream.range(0, rows.size())
                .mapToObj(row -> List.<Object>of(
                        rows.source(row),
                        rows.part(row),
                        rows.item(row),
                        rows.path(row),
                        rows.key(row),
                        rows.bytes(row),
                        rows.label(row),
                        rows.state(row),
                        rows.bare(row),
                        rows.linked(row)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/a",
                "/bin/a",
                "/lib64/a",
                "/opt/a",
                "/usr//bin/a",
                "/usr/./bin/a",
                "/usr/bin/a/",
                "/a",
                "a",
                "./a",
                "usr/bin/a",
                "/usr/bin/b",
                "/usr/bin/a.",
                "/usr/bin/.a",
                "/b",
                "boot_aggregate",
                "/boot_aggregate",
                "/x/boot_aggregate",
                "/usr/b in/a",
                "/",
                "//",
                "/usr/bin/.",
                "/bin/..",
                "/binary/a",
                "/bin/"
            })
    void aLineSaysWhatItsFileSays(String path) {
        wanted.add(file("/usr/bin/a", "of the list"));
        wanted.add(file("boot_aggregate", "firmware"));
        for (String content : List.of("of the list", "another")) {
            assertThat(rows(line(path, content))).as(content).isEqualTo(rows(listed(path, content)));
        }
    }

    @Test
    void whatTheListDoesNotAskForIsNotKept() {
        wanted.add(file("/usr/bin/a", "of the list"));
        for (String path : List.of("/usr/bin/b", "/usr/bin/b.", "/b", "/usr/bin/a/b", "/usr/b in/c")) {
            assertThat(line(path, "another").rows().size()).as(path).isZero();
        }
    }

    @Test
    void rowsOfOnePairAreFoundAmongFewAndManyOfItsContent() {
        wanted.add(file("/usr/bin/a", "same"));
        ClaimTable table = new ClaimTable(wanted, PathMapping.NONE);
        ContentDigest digest = new ContentDigest(false, HashAlgorithm.SHA256, Entries.hash("same"));
        ClaimRows rows = table.rows();
        int expected = 0;
        for (int i = 0; i < 40; i++) {
            boolean asked = i % 3 == 0;
            expected += asked ? 1 : 0;
            ByteString path = ByteString.ofText(asked ? "/usr/bin/a" : "/other/" + i);
            table.add(i, new KnownFile("", path, KnownFile.State.PRESENT, List.of(digest), false));
            int key = rows.keyNumber(ByteString.ofText("/usr/bin/a"));
            int found = 0;
            int before = Integer.MAX_VALUE;
            int row = rows.ofPair(key, rows.digestNumber(digest.digest()));
            for (; row >= 0; row = rows.nextOfPair(row)) {
                assertThat(row).as("the last row comes first").isLessThan(before);
                assertThat(rows.key(row)).isEqualTo(Optional.of(ByteString.ofText("/usr/bin/a")));
                before = row;
                found++;
            }
            assertThat(found).isEqualTo(expected);
        }
    }
}
