package dev.imatool.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the commands are called, in the order in which help lists them. */
public final class CommandNames {
    /** The command that lists containers. */
    static final String CONTAINERS = "containers";

    /** Its other name: namespaces are the containers that it was made for. */
    static final String NAMESPACES = "namespaces";

    /** Every command. */
    public static final List<String> ALL = List.of(
            "identify",
            "show",
            "verify",
            "case",
            "evidence",
            "timeline",
            "replay",
            "quote",
            "eventlog",
            "signatures",
            "explain",
            "diff",
            "history",
            "repair",
            CONTAINERS,
            "cpcr",
            "learn",
            "check",
            "reference",
            "audit",
            "xattr",
            "policy",
            "runtime-policy",
            "attest",
            "fleet",
            "config",
            "schema",
            "shell");

    private static final Set<String> WITHOUT_DOCUMENT = Set.of("config", "schema", "shell");

    /** Second documents of commands that have several. */
    private static final List<String> SECOND =
            List.of("check-keylime", "runtime-policy-diff", "runtime-policy-explain", "fleet-ingest");

    private static final String WRITTEN_FILE = "allowlist";
    private static final String LINE = "replay-line";
    private static final String ERROR = "error";

    private CommandNames() {}

    /** The name of the command that {@code word} names, by an alias or by its own. */
    public static Optional<String> of(String word) {
        String name = word.equals(NAMESPACES) ? CONTAINERS : word;
        return ALL.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * Names of the documents that have a schema: the commands that write one, those that write another, too, the file that {@code learn}
     * writes, the lines of {@code replay}, and that of a command that gave no report.
     */
    public static List<String> documents() {
        List<String> documents = new ArrayList<>(ALL);
        documents.removeAll(WITHOUT_DOCUMENT);
        documents.addAll(SECOND);
        documents.add(WRITTEN_FILE);
        documents.add(LINE);
        documents.add(ERROR);
        return documents;
    }
}
