package dev.imatool.render.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as lines of comma-separated values. */
class CsvSinkTest {
    private record Digest(String algorithm, String hex) {}

    private record Row(long entry, Optional<Digest> digest, List<String> reasons, String path) {}

    private static final Shape<Digest> DIGEST = Shape.of(
            "A digest.",
            shape -> shape.field("algorithm", "Its algorithm.", Type.TEXT, Digest::algorithm)
                    .field("hex", "Its value.", Type.TEXT, Digest::hex));

    private static final Shape<Row> ROW = Shape.of(
            "A row.",
            shape -> shape.number("entry", "Number.", Type.ORDINAL, Row::entry)
                    .optional("digest", "Digest.", DIGEST, Row::digest)
                    .list("reasons", "Reasons.", Type.TEXT, Row::reasons)
                    .field("path", "Path.", Type.TEXT, Row::path));

    private static String csv(Row... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvSink sink = new CsvSink(out, ROW.columns())) {
            for (Row row : rows) {
                ROW.write(row, sink);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void recordsWithinARowAreColumnsOfTheirOwn() throws IOException {
        assertThat(csv(new Row(1, Optional.of(new Digest("sha256", "ab")), List.of(), "/bin/true")))
                .isEqualTo("entry,digest_algorithm,digest_hex,reasons,path\n1,sha256,ab,,/bin/true\n");
    }

    @Test
    void aMissingRecordLeavesItsColumnsEmptyAndNothingOfTheRowBefore() throws IOException {
        assertThat(csv(
                        new Row(1, Optional.of(new Digest("sha256", "ab")), List.of("x"), "/a"),
                        new Row(2, Optional.empty(), List.of(), "/b")))
                .endsWith("\n2,,,,/b\n");
    }

    @Test
    void aListIsOneCell() throws IOException {
        assertThat(csv(new Row(1, Optional.empty(), List.of("one", "two"), "/a")))
                .endsWith("\n1,,,\"[\"\"one\"\",\"\"two\"\"]\",/a\n");
    }

    private record Group(String name, List<Digest> digests) {}

    /** Values of several records in one cell can be told apart. */
    @Test
    void recordsInAListAreJson() throws IOException {
        Shape<Group> group = Shape.of(
                "A row with records in a list.",
                shape -> shape.field("name", "Name.", Type.TEXT, Group::name)
                        .list("digests", "Digests.", DIGEST, Group::digests));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvSink sink = new CsvSink(out, group.columns())) {
            group.write(new Group("a", List.of(new Digest("sha1", "ab"), new Digest("sha256", "cd"))), sink);
            group.write(new Group("b", List.of()), sink);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("name,digests\na,\"[{\"\"algorithm\"\":\"\"sha1\"\",\"\"hex\"\":\"\"ab\"\"},"
                        + "{\"\"algorithm\"\":\"\"sha256\"\",\"\"hex\"\":\"\"cd\"\"}]\"\nb,\n");
    }

    @ParameterizedTest
    @CsvSource({"=1+1,\\x3d1+1", "+1,\\x2b1", "-1,\\x2d1", "@a,\\x40a", "/a=b,/a=b"})
    void noTextIsAFormula(String name, String cell) throws IOException {
        assertThat(csv(new Row(1, Optional.empty(), List.of(), name))).endsWith("\n1,,,," + cell + "\n");
    }

    @Test
    void commasAndQuotesAreQuoted() throws IOException {
        assertThat(csv(new Row(1, Optional.empty(), List.of(), "/a,\"b\""))).endsWith("\n1,,,,\"/a,\"\"b\"\"\"\n");
    }

    /** The sink quotes what the library quotes, at the beginning of a line and behind it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void quotesAreThoseOfTheLibrary(long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
        try (CsvSink sink = new CsvSink(out, List.of("one", "two", "three"));
                CSVPrinter printer = new CSVPrinter(expected, format)) {
            printer.printRecord("one", "two", "three");
            for (int row = 0; row < 5_000; row++) {
                List<String> cells = List.of(cell(random), cell(random), cell(random));
                printer.printRecord(cells);
                sink.beginRecord();
                sink.key("one");
                sink.text(cells.get(0));
                sink.key("two");
                sink.text(cells.get(1));
                sink.key("three");
                sink.text(cells.get(2));
                sink.endRecord();
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    /** None begins a formula. */
    private static String cell(Random random) {
        String characters = ",\"\n\r\t #!$'/aZ09_~\u007f\u00e4\u20ac";
        StringBuilder cell = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            cell.append(characters.charAt(random.nextInt(characters.length())));
        }
        return cell.toString();
    }
}
