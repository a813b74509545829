package dev.imatool.examine.input;

import java.io.IOException;

/** Two inputs are to be read from standard input, which can be read once: wrong usage, not an input that cannot be read. */
public final class StandardInputException extends IOException {
    private static final long serialVersionUID = 1;

    private final String problem;

    private StandardInputException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@code first} and {@code second}, names of parameters or options, both ask for standard input. */
    static StandardInputException of(String first, String second) {
        return new StandardInputException(
                first.equals(second)
                        ? "only one " + first + " can be standard input"
                        : "only one of " + first + " and " + second + " can be standard input");
    }

    /** What is wrong, in a sentence without capital and full stop. */
    public String problem() {
        return problem;
    }
}
