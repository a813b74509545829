package dev.imatool.render.show;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.Optional;

/** Writes entries as rows, each by itself. Not for use by several threads. */
public interface EntryRows {
    /** What is before the first row, and alone where there is none. */
    byte[] head() throws IOException;

    /** The row of an entry, with its line feed. */
    byte[] row(ShownEntry entry) throws IOException;

    /** The same row, where it can be made without taking the entry apart. */
    default Optional<byte[]> plainRow(EntryView entry, TemplateDigestCheck check) throws IOException {
        return Optional.empty();
    }
}
