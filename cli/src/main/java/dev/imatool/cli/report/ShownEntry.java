package dev.imatool.cli.report;

import dev.imatool.model.Entry;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;

/**
 * An entry as {@code show} gives it.
 *
 * @param entry what was logged
 * @param check what comparing its template digest says
 */
public record ShownEntry(Entry entry, TemplateDigestCheck check) {}
