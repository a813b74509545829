package dev.imatool.cli.report;

import dev.imatool.model.Entry;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.Optional;

/**
 * An entry as {@code show} gives it.
 *
 * @param entry what was logged
 * @param check what comparing its template digest says
 * @param buffer what the buffer means that was measured
 */
public record ShownEntry(Entry entry, TemplateDigestCheck check, Optional<MeasuredBuffer> buffer) {}
