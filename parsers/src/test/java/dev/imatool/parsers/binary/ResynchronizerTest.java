package dev.imatool.parsers.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.input.ByteWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResynchronizerTest {
    private static final BuiltLog LOG = LogBuilder.list()
            .bootAggregate()
            .file("/bin/a", "a")
            .file("/bin/b", "b")
            .build();

    private final ByteWindow window = new ByteWindow(new ByteArrayInputStream(forgedFirstEntry()));

    /** A list whose first entry looks whole, but whose template digest does not fit. */
    private static byte[] forgedFirstEntry() {
        return Tampering.otherTemplateDigest(LOG, ListFormat.BINARY, 1).bytes();
    }

    private Resynchronizer search(long hashedAtMost) {
        return new Resynchronizer(window, new Frame(window, new TemplateCatalog(Map.of())), hashedAtMost);
    }

    @Test
    void theNextProvenEntryIsFoundBehindOneThatIsNot() throws IOException {
        assertThat(search(1 << 20).search(ByteOrder.LITTLE, 20, Long.MAX_VALUE)).isEqualTo(Resynchronizer.Result.FOUND);
        assertThat(window.offset()).isEqualTo(LOG.span(ListFormat.BINARY, 2).offset());
    }

    @Test
    void theSearchIsGivenUpWhenFalseStartsCostTooMuch() throws IOException {
        Resynchronizer search = search(10);

        assertThat(search.search(ByteOrder.LITTLE, 20, Long.MAX_VALUE)).isEqualTo(Resynchronizer.Result.GIVEN_UP);
        assertThat(search.hashed()).isEqualTo(LOG.entry(1).hashed().length());
    }

    @Test
    void nothingIsFoundInTheOtherByteOrder() throws IOException {
        assertThat(search(1 << 20).search(ByteOrder.BIG, 20, Long.MAX_VALUE))
                .isEqualTo(Resynchronizer.Result.NOT_FOUND);
    }
}
