package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Notice;
import dev.imatool.replay.verify.EntryValue;
import java.io.IOException;

/** Says findings and notices in words, escaped. */
public interface FindingText {
    /** The finding in one sentence. */
    String of(Finding finding);

    /** The notice in one sentence. */
    String of(Notice notice);

    /** Why evidence could not be read. */
    String of(IOException failure);

    /** What an entry says, or ought to say. */
    String of(EntryValue value);
}
