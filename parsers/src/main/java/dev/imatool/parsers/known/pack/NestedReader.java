package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import java.io.IOException;
import java.util.Optional;

/** Reads a file of a folder that is no package and no image: checksums, policies, documents. */
@FunctionalInterface
public interface NestedReader {
    /**
     * Reads a file; called by one thread, in the order of names.
     *
     * @return what it is and holds; empty where its form is not known
     * @throws IOException if it cannot be read
     */
    Optional<KnownSource> read(InputSource file, KnownFileSink sink) throws IOException;
}
