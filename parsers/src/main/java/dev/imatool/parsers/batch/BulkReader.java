package dev.imatool.parsers.batch;

/**
 * Takes many entries at a time out of a reader's buffer. It is a shortcut, not a second way to read: it takes an entry only where
 * its reader would take the same entry without a diagnostic, a proof or a correction, and leaves every other entry to the reader.
 * An entry is taken in bulk when
 *
 * <ul>
 *   <li>it stands in the buffer as a whole, and so does the beginning of something like an entry after it;
 *   <li>its template is described, not legacy, and an entry of it was read before; the template data divides into exactly its
 *       fields;
 *   <li>its one event name begins with a slash: it is no boot_aggregate, and the name tells no namespace;
 *   <li>it is not a violation.
 * </ul>
 */
public interface BulkReader {
    /**
     * Moves over entries that are at hand, never over the first entry of a list.
     *
     * @param batch takes them, as long as it has room
     * @param number of the next entry in the input, from 1
     * @return how many; 0 says nothing about what comes next
     */
    int take(CopiedEntries batch, long number);
}
