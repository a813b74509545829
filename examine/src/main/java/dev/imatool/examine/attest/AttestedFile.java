package dev.imatool.examine.attest;

import dev.imatool.parsers.json.dsse.ReportStatement;
import java.util.List;

/**
 * A subject of the statement, and the given files that have its digest.
 *
 * @param subject as the statement says
 * @param files names as given; empty where none was given, so that nothing is known of it
 */
public record AttestedFile(ReportStatement.Subject subject, List<String> files) {
    public AttestedFile {
        files = List.copyOf(files);
    }
}
