package dev.imatool.parsers.known;

import java.io.IOException;
import java.io.InputStream;

/** Reads sources of one form. What is malformed is a remark; the files around it are still delivered. */
@FunctionalInterface
public interface SourceFormReader {
    /**
     * Reads to the end, or to where nothing further can be understood.
     *
     * @param content what is left when packing and encodings around it are taken off; closed by the caller
     * @return packages, layers or documents in it
     * @throws IOException if it cannot be read
     */
    long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException;
}
