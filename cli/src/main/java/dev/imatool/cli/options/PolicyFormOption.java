package dev.imatool.cli.options;

import dev.imatool.examine.runtimepolicy.made.PolicyForm;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --to}: what is made of a policy. */
public final class PolicyFormOption {
    @Option(
            names = "--to",
            paramLabel = "FORM",
            completionCandidates = Forms.class,
            converter = Forms.class,
            description = "The form to make: ${COMPLETION-CANDIDATES}. Default: keylime.")
    String form = "keylime";

    /** The form chosen. */
    public PolicyForm form() {
        return PolicyForm.valueOf(form.toUpperCase(Locale.ROOT));
    }

    static final class Forms extends Choices {
        Forms() {
            super(Arrays.stream(PolicyForm.values()).map(PolicyForm::id).toArray(String[]::new));
        }
    }
}
