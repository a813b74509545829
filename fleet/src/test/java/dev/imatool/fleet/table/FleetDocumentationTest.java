package dev.imatool.fleet.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes the tables into docs/fleet.md. */
class FleetDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "fleet.md");
    private static final String BEGIN = "<!-- tables: written by FleetDocumentationTest -->\n";
    private static final String END = "<!-- end of tables -->";

    private static String table(String name, List<? extends TableColumn<?>> columns) {
        StringBuilder text =
                new StringBuilder("`" + name + "`\n\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n");
        columns.forEach(column -> text.append("| `")
                .append(column.name())
                .append("` | ")
                .append(column.type().sql())
                .append(" | ")
                .append(column.nullable() ? "yes" : "")
                .append(" | ")
                .append(column.meaning())
                .append(" |\n"));
        return text.append('\n').toString();
    }

    @Test
    void everyColumnIsDescribed() throws IOException {
        String tables = table("lists", FleetTables.LISTS)
                + table(
                        "entries",
                        Stream.concat(FleetTables.PLACES.stream(), FleetTables.FACTS.stream())
                                .toList())
                + table("findings", FleetTables.FINDINGS)
                + table("hosts", FleetTables.HOSTS);
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String expected = page.substring(0, begin) + "\n" + tables + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }
}
