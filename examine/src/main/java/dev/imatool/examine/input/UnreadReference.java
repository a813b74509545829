package dev.imatool.examine.input;

import dev.imatool.examine.input.InputProblem.Reference;
import dev.imatool.examine.report.Notice;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names a reference from which no digest was read: against such a one, every host would look altered. */
public final class UnreadReference {
    /** Forms that every reference may have: why nothing was read is then what its reader says. */
    private static final Set<FormUse> OWN = EnumSet.of(FormUse.REFERENCE, FormUse.MEASUREMENT_LIST);

    private UnreadReference() {}

    /**
     * Why nothing was read.
     *
     * @param head its first bytes
     * @param notices what was said of it
     */
    public static UnreadableInputException of(InputSource source, byte[] head, List<Notice> notices) {
        return of(source, head, notices, Reference.LIST_OF_DIGESTS);
    }

    /** The same where it may have any form in which files are known. */
    public static UnreadableInputException ofSource(InputSource source, byte[] head, List<Notice> notices) {
        return of(source, head, notices, Reference.KNOWN_FILES);
    }

    private static UnreadableInputException of(
            InputSource source, byte[] head, List<Notice> notices, Reference expected) {
        String name = source.name();
        Optional<KnownForm> form = form(source, head);
        if (form.filter(each -> !OWN.contains(each.use())).isPresent()) {
            boolean read = expected == Reference.KNOWN_FILES && form.get().use() == FormUse.KNOWN_FILES;
            return UnreadableInputException.ofForm(
                    name,
                    read
                            ? new InputProblem.EmptyReference(form.get())
                            : new InputProblem.NoReference(expected, form.get()));
        }
        Optional<Notice> why = notices.stream()
                .filter(notice -> notice.error() && notice.input().equals(name))
                .findFirst();
        return UnreadableInputException.ofForm(name, new InputProblem.UnreadReference(expected, head.length == 0, why));
    }

    /** The version of a policy may stand after megabytes of digests. */
    private static Optional<KnownForm> form(InputSource source, byte[] head) {
        Optional<KnownForm> form = InputForm.of(head);
        boolean again = head.length == KnownForm.HEAD
                && source instanceof InputSource.FileInput file
                && Files.isRegularFile(file.path());
        if (!again) {
            return form;
        }
        try {
            return KnownForm.of(source::open);
        } catch (IOException unreadable) {
            return form;
        }
    }
}
