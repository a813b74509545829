package dev.imatool.replay.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.Location;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.KeyForm;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import dev.imatool.replay.list.ListEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KeyChecksTest {
    private static final ByteString RING = ByteString.ofText("ring");

    private static Entry entry(long number) {
        return new Entry(
                number,
                "",
                Location.bytes(0, 1),
                OptionalInt.of(10),
                ByteString.EMPTY,
                Template.of("ima-buf", "d-ng|n-ng|buf"),
                Provenance.LOGGED,
                ByteString.EMPTY,
                List.of(),
                QualifiedName.plain(RING));
    }

    private static MeasuredBuffer key(String publicKey, String identifier) {
        PublicKeyInfo info = new PublicKeyInfo(
                "test",
                "RSA 2048",
                ByteString.ofHex(publicKey),
                List.of(ByteString.ofHex(identifier)),
                Optional.empty(),
                Optional.empty());
        return new MeasuredBuffer.Key(RING, KeyForm.PUBLIC_KEY, Optional.of(info));
    }

    @Test
    void twoKeysWithOneKeyIdAreNamedAndOneKeyTwiceIsNot() {
        BufferChecks checks = new BufferChecks();
        checks.take(entry(1), key("aa", "0011223344"));
        checks.take(entry(2), key("aa", "0011223344"));
        checks.take(entry(3), key("bb", "ff11223344"));
        checks.take(entry(4), key("cc", "0011223345"));
        BufferFindings found = checks.result();
        assertThat(found.keys()).isEqualTo(4);
        assertThat(found.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.check()).isEqualTo(Check.KEY_ID);
            assertThat(statement.result()).isEqualTo(Result.SHARED);
            assertThat(statement.entry()).isEqualTo(3);
            assertThat(statement.other()).isEqualTo(OptionalLong.of(1));
            assertThat(statement.subject()).contains(ByteString.ofHex("11223344"));
        });
    }

    @Test
    void noMoreThanAThousandStatementsAreKept() {
        BufferChecks checks = new BufferChecks();
        for (int i = 1; i <= 1500; i++) {
            MeasuredBuffer lookalike =
                    new MeasuredBuffer.Key(ByteString.ofText("boot_aggregate"), KeyForm.UNREADABLE, Optional.empty());
            checks.take(entry(i), lookalike);
        }
        BufferFindings found = checks.result();
        assertThat(found.statements()).hasSize(1000);
        assertThat(found.omitted()).isEqualTo(500);
        assertThat(found.count(kind -> kind.check() == Check.KEYRING && kind.result() == Result.LOOKALIKE))
                .isEqualTo(1500);
    }

    /** Whoever fills a keyring with thousands of keys must not hide that entries are missing. */
    @Test
    void thatEntriesAreMissingIsKeptBehindAnyNumberOfOtherStatements() {
        BufferChecks checks = new BufferChecks();
        checks.pass(ListEntry.file(1, 10, PcrBank.SHA1, "boot_aggregate"));
        for (int i = 2; i <= 1500; i++) {
            checks.take(
                    entry(i),
                    new MeasuredBuffer.Key(ByteString.ofText("boot_aggregate"), KeyForm.UNREADABLE, Optional.empty()));
        }
        checks.take(
                entry(1501),
                new MeasuredBuffer.KexecCounters(
                        true,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(5000),
                        new Attributes(List.of())));
        BufferFindings found = checks.result();
        assertThat(found.proofs())
                .singleElement()
                .satisfies(proof -> assertThat(proof.entry()).isEqualTo(1501));
        assertThat(found.statements()).hasSize(1000);
        assertThat(found.omitted()).isEqualTo(500);
    }
}
