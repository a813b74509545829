package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import java.io.IOException;

/** Says what one source says in another form. */
public final class ConvertExamination {
    private final ListPass pass;

    /** @param pass opens the source, and reads it where it is a list */
    public ConvertExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The source in that form, and what the form cannot say.
     *
     * @throws UnreadableInputException if it cannot be read, or nothing was read from it
     */
    public MadeReport examine(ConvertQuestion question) throws IOException {
        PolicyMaking making = new PolicyMaking(pass, PolicyScope.ALL);
        making.add(question.source());
        return MadeReport.of(making, question.to(), question.output(), pass.inputs());
    }
}
