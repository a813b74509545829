package dev.imatool.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the commands are called, in the order in which help lists them. */
public final class CommandNames {
    /** Every command. */
    public static final List<String> ALL = List.of(
            "show",
            "verify",
            "evidence",
            "replay",
            "quote",
            "eventlog",
            "signatures",
            "explain",
            "diff",
            "history",
            "repair",
            "namespaces",
            "cpcr",
            "learn",
            "check",
            "audit",
            "xattr",
            "policy",
            "schema");

    private static final Set<String> WITHOUT_DOCUMENT = Set.of("schema");
    private static final String WRITTEN_FILE = "allowlist";
    private static final String LINE = "replay-line";
    private static final String ERROR = "error";

    private CommandNames() {}

    /**
     * Names of the documents that have a schema: the commands that write one, the file that {@code learn} writes, the
     * lines of {@code replay}, and that of a command that gave no report.
     */
    public static List<String> documents() {
        List<String> documents = new ArrayList<>(ALL);
        documents.removeAll(WITHOUT_DOCUMENT);
        documents.add(WRITTEN_FILE);
        documents.add(LINE);
        documents.add(ERROR);
        return documents;
    }
}
