package dev.imatool.examine.input;

import java.io.IOException;

/** A question that cannot be asked like this: wrong usage, not an input that cannot be read. */
public final class QuestionException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String hint;

    /** @param problem what is wrong, in a sentence without capital and full stop */
    public QuestionException(String problem) {
        this(problem, "");
    }

    /**
     * With advice.
     *
     * @param hint what to do instead
     */
    public QuestionException(String problem, String hint) {
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
