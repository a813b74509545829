package dev.imatool.render.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowWriterTest {
    private record Row(long entry, Optional<String> path, List<Long> others) {}

    private static final Shape<Row> SHAPE = Shape.of(
            "A row.",
            shape -> shape.number("entry", "Its number.", Type.ORDINAL, Row::entry)
                    .optional("path", "Its path.", Type.TEXT, Row::path)
                    .list("others", "Other numbers.", Type.ORDINAL, Row::others));

    private static String written(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter<Row> rows = RowWriter.of(format, SHAPE, out)) {
            rows.row(new Row(1, Optional.of("/bin/a, b"), List.of(2L, 3L)));
            rows.row(new Row(2, Optional.empty(), List.of()));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachRowIsALineOfJson() throws IOException {
        assertThat(written(Format.NDJSON))
                .isEqualTo("{\"entry\":1,\"path\":\"/bin/a, b\",\"others\":[2,3]}\n{\"entry\":2,\"others\":[]}\n");
    }

    @Test
    void aTableBeginsWithTitles() throws IOException {
        assertThat(written(Format.CSV)).isEqualTo("entry,path,others\n1,\"/bin/a, b\",\"[2,3]\"\n2,,\n");
    }

    @Test
    void aDocumentIsNotMadeOfRows() {
        assertThatThrownBy(() -> written(Format.JSON)).isInstanceOf(IllegalArgumentException.class);
    }
}
