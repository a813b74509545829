package dev.imatool.diff.history;

import static dev.imatool.diff.TestEntry.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.TestEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryIdentityTest {
    private static final TestEntry FILE = file("/a", "1");

    @Test
    void positionDoesNotMatter() {
        assertThat(same(FILE.numbered(1), FILE.numbered(2))).isTrue();
    }

    @Test
    void templateDataAndPcrMatter() {
        assertThat(same(FILE, file("/a", "2"))).isFalse();
        assertThat(same(FILE, file("/b", "1"))).isFalse();
        assertThat(same(FILE, FILE.inPcr(11))).isFalse();
    }

    @Test
    void anotherNameOfTheSameTemplateMatters() {
        assertThat(same(FILE, FILE.templated("d-ng|n-ng", "d-ng|n-ng", Optional.empty())))
                .isFalse();
    }

    @Test
    void whatNothingProvesIsTheSameWhereTemplateDigestAndClaimsAre() {
        assertThat(same(FILE.unreadable("x"), FILE.unreadable("x"), true)).isTrue();
        assertThat(same(FILE, file("/a", "2"), true)).isFalse();
        assertThat(same(FILE.unreadable("x"), FILE.unreadable("y"), true)).isFalse();
        assertThat(same(FILE.unreadable("x"), FILE.unreadable("x").named("/other"), true))
                .isFalse();
    }

    @Test
    void aViolationIsAnotherEntryThanAnUnreadableFileOfTheSameData() {
        assertThat(same(TestEntry.violationOf("/a"), FILE.zeroDigest())).isFalse();
        assertThat(same(TestEntry.violationOf("/a"), TestEntry.violationOf("/a")))
                .isTrue();
    }

    @Test
    void withoutTemplateDataNameAndTemplateDigestDecide() {
        assertThat(same(FILE.unreadable("x"), FILE.unreadable("x"))).isTrue();
        assertThat(same(FILE.unreadable("x"), FILE.unreadable("y"))).isFalse();
        assertThat(same(FILE.unreadable("x"), file("/b", "1").unreadable("x"))).isFalse();
    }

    @Test
    void theIdentityIsTheStartOfASha256OverPcrViolationTemplateNameAndTemplateData() throws NoSuchAlgorithmException {
        byte[] data = FILE.toEntry().templateData().toByteArray();
        byte[] name = "ima-ng".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer expected = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                .digest(ByteBuffer.allocate(2 + 4 + 4 + name.length + 4 + data.length)
                        .put((byte) 1)
                        .put((byte) 0)
                        .putInt(10)
                        .putInt(name.length)
                        .put(name)
                        .putInt(data.length)
                        .put(data)
                        .array()));
        EntryIdentity identity = identity(FILE);
        assertThat(identity.high()).isEqualTo(expected.getLong());
        assertThat(identity.low()).isEqualTo(expected.getLong());
    }

    private static boolean same(TestEntry one, TestEntry other) {
        EntryIdentity first = identity(one);
        EntryIdentity second = identity(other);
        return first.high() == second.high() && first.low() == second.low();
    }

    private static boolean same(TestEntry one, TestEntry other, boolean unproven) {
        EntryIdentity first = new EntryIdentity();
        first.compute(one, one.toEntry(), unproven);
        EntryIdentity second = new EntryIdentity();
        second.compute(other, other.toEntry(), unproven);
        return first.high() == second.high() && first.low() == second.low();
    }

    private static EntryIdentity identity(TestEntry entry) {
        EntryIdentity identity = new EntryIdentity();
        identity.compute(entry, entry.toEntry());
        return identity;
    }
}
