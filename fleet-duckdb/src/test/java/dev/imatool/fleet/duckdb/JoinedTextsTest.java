package dev.imatool.fleet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.engine.FleetReader.KnownColumn;
import dev.imatool.fleet.table.ColumnType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is fetched as one text comes apart again, whatever is in it. */
class JoinedTextsTest {
    private static final List<KnownColumn> COLUMNS = List.of(
            new KnownColumn("a", ColumnType.TEXT),
            new KnownColumn("n", ColumnType.NUMBER),
            new KnownColumn("b", ColumnType.TEXT),
            new KnownColumn("c", ColumnType.TEXT));

    private static final String[][] TEXTS = {
        {"plain", "", "text"},
        {"\u00e4\u20ac", "\ud83d\ude00\ud83d\ude00", "e\u0301"},
        {null, "between", null},
        {"\u0000\u001f", "'); drop table x; --", "\\"},
        {null, null, null}
    };

    @Test
    void textsComeApart() throws IOException {
        List<String> rows = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < TEXTS.length; i++) {
            rows.add("select cast(? as varchar) as a, cast(" + i + " as bigint) as n, cast(? as varchar) as b,"
                    + " cast(? as varchar) as c");
            values.addAll(Arrays.asList(TEXTS[i]));
        }
        List<String> names = new ArrayList<>();
        List<List<Optional<Object>>> found = new ArrayList<>();
        try (FleetReader engine = new DuckDbEngines().engine(Ran.CACHE, 1)) {
            engine.ask(
                    String.join(" union all ", rows) + " order by n desc -- the last first",
                    values,
                    COLUMNS,
                    new FleetReader.RowTaker() {
                        @Override
                        public void columns(List<String> all) {
                            names.addAll(all);
                        }

                        @Override
                        public void row(List<Optional<Object>> row) {
                            found.add(row);
                        }
                    });
        }
        assertThat(names).containsExactly("a", "n", "b", "c");
        assertThat(found).hasSize(TEXTS.length);
        for (int i = 0; i < TEXTS.length; i++) {
            String[] texts = TEXTS[TEXTS.length - 1 - i];
            assertThat(found.get(i))
                    .containsExactly(
                            Optional.ofNullable(texts[0]),
                            Optional.of((long) (TEXTS.length - 1 - i)),
                            Optional.ofNullable(texts[1]),
                            Optional.ofNullable(texts[2]));
        }
    }
}
