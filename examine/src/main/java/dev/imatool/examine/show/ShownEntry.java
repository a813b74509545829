package dev.imatool.examine.show;

import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.Optional;

/**
 * An entry as {@code show} gives it.
 *
 * @param entry what was logged
 * @param check what comparing its template digest says
 * @param buffer what the measured buffer means, where the entry has one
 */
public record ShownEntry(Entry entry, TemplateDigestCheck check, Optional<MeasuredBuffer> buffer) {
    /** The entry that {@code view} stands on. */
    public static ShownEntry of(EntryView view, TemplateDigestCheck check) {
        Entry entry = view.toEntry();
        return new ShownEntry(entry, check, BufferReader.read(entry));
    }
}
