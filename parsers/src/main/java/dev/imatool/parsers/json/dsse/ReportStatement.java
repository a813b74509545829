package dev.imatool.parsers.json.dsse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An in-toto statement (in-toto Attestation Framework, Statement v1) that says a report of imatool about the files it was made of.
 *
 * @param subjects the files
 * @param predicateType what kind of report it says it holds; empty where it says nothing
 * @param schema name and version of the report's form, from the report
 * @param verdict of the report
 * @param exit status of the report
 * @param command the command line of the report
 * @param flaws what is wrong with it; none of the above counts where there is one
 */
public record ReportStatement(
        List<Subject> subjects,
        String predicateType,
        Optional<String> schema,
        Optional<String> verdict,
        OptionalLong exit,
        List<String> command,
        List<StatementFlaw> flaws) {
    /** Type of a payload that is one. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** What a statement calls itself. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    public ReportStatement {
        subjects = List.copyOf(subjects);
        command = List.copyOf(command);
        flaws = List.copyOf(flaws);
    }

    /**
     * A file that the statement is about.
     *
     * @param name what the report calls it: a claim, by which nothing is found
     * @param sha256 lower-case hex
     * @param roles what the report read it for, in its words: a list that it is about, or a source that it was compared with
     */
    public record Subject(String name, String sha256, List<String> roles) {
        public Subject {
            roles = List.copyOf(roles);
        }

        /** One that the report does not name. */
        public Subject(String name, String sha256) {
            this(name, sha256, List.of());
        }

        Subject readFor(Collection<String> roles) {
            return new Subject(name, sha256, List.copyOf(roles));
        }
    }
}
