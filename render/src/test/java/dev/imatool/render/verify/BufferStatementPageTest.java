package dev.imatool.render.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.render.page.Limit;
import dev.imatool.render.page.TextPage;
import dev.imatool.render.page.Theme;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list can have more measured buffers than a report lists statements about. */
class BufferStatementPageTest {
    private static BufferFindings.Kind kind(Check check, Result result) {
        return new BufferFindings.Kind(check, result);
    }

    @Test
    void countsAreThoseOfAllStatements() throws IOException {
        BufferFindings found = new BufferFindings(
                4000,
                0,
                List.of(),
                Map.of(
                        kind(Check.MODULE, Result.LINKED), 1200L,
                        kind(Check.MODULE, Result.NOT_IN_LIST), 300L,
                        kind(Check.ACTIVE_TABLE, Result.LINKED), 2000L,
                        kind(Check.INACTIVE_TABLE, Result.NOT_IN_LIST), 500L));
        StringWriter text = new StringWriter();
        BufferStatementPage.write(new TextPage(text, Theme.PLAIN, Limit.USUAL), found, "");
        assertThat(text.toString())
                .contains("device mapper: 2000 of 2500 table hashes")
                .contains("modules loaded from memory: 1200 of 1500")
                .contains("… and 800 more");
    }
}
