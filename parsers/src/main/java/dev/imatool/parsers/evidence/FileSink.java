package dev.imatool.parsers.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Takes the bytes of chosen files of the evidence. */
public interface FileSink {
    /** True when the file of that name, as {@link FileIndex#names} has it, is to be read. */
    boolean wants(String name);

    /**
     * Takes a file.
     *
     * @param content its bytes, valid during the call
     * @throws IOException where {@code content} does
     */
    void take(String name, InputStream content) throws IOException;
}
