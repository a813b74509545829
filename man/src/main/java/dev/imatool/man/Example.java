package dev.imatool.man;

import java.util.ArrayList;
import java.util.List;

/**
 * One example of a command's help.
 *
 * @param question what it answers
 * @param lines what to type, indented as it is to be shown
 */
record Example(String question, List<String> lines) {
    private static final String HEADING = "Examples:";
    private static final String MARGIN = "    ";

    Example {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the footer of a command: a heading, then examples, each a question and below it the lines to type, indented
     * by four blanks or more.
     *
     * @return the examples; none where there is no footer
     * @throws IllegalStateException if the footer has another form
     */
    static List<Example> of(String... footer) {
        List<Example> examples = new ArrayList<>();
        String question = "";
        List<String> lines = new ArrayList<>();
        for (String line : footer) {
            if (line.startsWith(MARGIN)) {
                lines.add(line.substring(MARGIN.length()));
            } else if (!line.isBlank() && !line.equals(HEADING)) {
                if (!lines.isEmpty()) {
                    examples.add(whole(question, lines));
                    lines.clear();
                    question = "";
                }
                question = question.isEmpty() ? line.strip() : question + " " + line.strip();
            }
        }
        if (footer.length > 0) {
            examples.add(whole(question, lines));
        }
        return examples;
    }

    private static Example whole(String question, List<String> lines) {
        if (question.isEmpty() || lines.isEmpty()) {
            throw new IllegalStateException("not a question and lines to type: '" + question + "' " + lines);
        }
        return new Example(question, lines);
    }
}
