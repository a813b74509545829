package dev.imatool.parsers.known;

import dev.imatool.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a source.
 *
 * @param form its format, as detected
 * @param items packages, layers or documents in it
 * @param sha256 lower-case hex over its raw bytes; absent for a folder, and where digests of files were not asked for
 * @param remarks what its readers report, places included
 */
public record KnownSource(SourceForm form, long items, Optional<String> sha256, List<Diagnostic> remarks) {
    public KnownSource {
        remarks = List.copyOf(remarks);
    }
}
