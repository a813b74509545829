package dev.imatool.model.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTableTest {
    @Test
    void everyStringHasOneNumberAndComesBackWhole() {
        Random random = new Random(7);
        BytesTable table = new BytesTable();
        Map<ByteString, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(4)];
            random.nextBytes(bytes);
            ByteString key = ByteString.copyOf(bytes);
            expected.putIfAbsent(key, expected.size());
            assertThat(table.intern(bytes, 0, bytes.length)).isEqualTo(expected.get(key));
        }
        expected.forEach((bytes, id) -> assertThat(table.get(id)).isEqualTo(bytes));
        assertThat(table.size()).isEqualTo(expected.size());
    }

    @Test
    void noBytesAtAllCanComeFirst() {
        BytesTable table = new BytesTable();

        assertThat(table.intern(new byte[0], 0, 0)).isZero();
        assertThat(table.get(0)).isEqualTo(ByteString.EMPTY);
        assertThat(table.intern(new byte[] {1}, 0, 1)).isEqualTo(1);
    }

    @Test
    void lookingDoesNotAdd() {
        BytesTable table = new BytesTable();
        assertThat(table.find(ByteString.ofText("a"))).isEqualTo(-1);
        assertThat(table.intern(ByteString.ofText("a"))).isZero();
        assertThat(table.find(ByteString.ofText("a"))).isZero();
        assertThat(table.find(ByteString.ofText("b"))).isEqualTo(-1);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void stringsLongerThanAPageAreKept() {
        BytesTable table = new BytesTable();
        List<byte[]> all = new ArrayList<>();
        for (int length : new int[] {5, 3 << 20, 1 << 18, 300_000, 1 << 18, 9}) {
            byte[] bytes = new byte[length];
            new Random(all.size()).nextBytes(bytes);
            all.add(bytes);
            table.intern(bytes, 0, length);
        }
        for (int id = 0; id < all.size(); id++) {
            assertThat(table.get(id)).isEqualTo(ByteString.copyOf(all.get(id)));
            assertThat(table.intern(all.get(id), 0, all.get(id).length)).isEqualTo(id);
        }
        assertThat(table.get(1, (3 << 20) - 1).length()).isEqualTo(1);
    }

    @Test
    void theOrderIsThatOfUnsignedBytes() {
        BytesTable table = new BytesTable();
        int high = table.intern(new byte[] {(byte) 0x80}, 0, 1);
        int low = table.intern(new byte[] {0x7f, 1}, 0, 2);
        int beginning = table.intern(new byte[] {0x7f, 1}, 0, 1);
        assertThat(table.compare(low, high)).isNegative();
        assertThat(table.compare(low, beginning)).isPositive();
        assertThat(table.compare(low, low)).isZero();
    }
}
