package dev.imatool.cli.usage;

import java.io.IOException;

/** A command line that asks nothing, or that contradicts itself before a question is made of it. */
public final class UsageException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String hint;

    /** @param problem what is wrong, in a sentence without capital and full stop; may quote the command line */
    public UsageException(String problem) {
        this(problem, "");
    }

    /**
     * With advice.
     *
     * @param hint what to do instead
     */
    public UsageException(String problem, String hint) {
        super(problem);
        this.problem = problem;
        this.hint = hint;
    }

    /** What is wrong, in a sentence without capital and full stop; may quote the command line. */
    public String problem() {
        return problem;
    }

    /** What to do instead; empty where the help says it. */
    public String hint() {
        return hint;
    }
}
