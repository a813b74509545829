package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import java.io.IOException;

/** Makes one policy of several. */
public final class MergeExamination {
    private final ListPass pass;

    /** @param pass opens the policies */
    public MergeExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The union of all.
     *
     * @throws UnreadableInputException if one cannot be read, or nothing was read from it
     */
    public MadeReport examine(MergeQuestion question) throws IOException {
        PolicyMaking making = new PolicyMaking(pass, PolicyScope.ALL);
        for (String policy : question.policies()) {
            making.add(policy);
        }
        return MadeReport.of(making, PolicyForm.KEYLIME, question.output(), pass.inputs());
    }
}
