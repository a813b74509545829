package dev.imatool.examine.input;

import java.io.IOException;

/** A question that cannot be asked like this: wrong usage, not an input that cannot be read. */
public final class QuestionException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient QuestionProblem problem;

    /** @param problem what is wrong */
    public QuestionException(QuestionProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong. */
    public QuestionProblem problem() {
        return problem;
    }
}
