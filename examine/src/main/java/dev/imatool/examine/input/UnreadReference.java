package dev.imatool.examine.input;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.Statement;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Names a reference from which no digest was read: against such a one, every host would look altered. */
public final class UnreadReference {
    private static final String EXPECTED = "an allow-list, a checksum file or a measurement list";
    private static final List<String> OWN =
            List.of("a checksum file", "an allow-list of imatool", "a measurement list");

    private UnreadReference() {}

    /**
     * Why nothing was read.
     *
     * @param head its first bytes
     * @param notices what was said of it
     */
    public static UnreadableInputException of(InputSource source, byte[] head, List<Notice> notices) {
        String name = source.name();
        Optional<KnownForm> form = form(source, head);
        if (form.filter(each -> OWN.stream().noneMatch(each.words()::startsWith))
                .isPresent()) {
            return InputForm.refusal(name, EXPECTED, form.get());
        }
        String why = notices.stream()
                .filter(notice -> notice.error() && notice.input().equals(name))
                .findFirst()
                .map(notice -> ": " + notice.place().words().map(place -> place + ": ").orElse("") + said(notice))
                .orElse(head.length == 0 ? ": it is empty" : "");
        return UnreadableInputException.ofForm(
                name, "no digest was read from it" + why, "it takes " + EXPECTED + " with at least one digest");
    }

    /** References have nothing but what their reader says. */
    private static String said(Notice notice) {
        return notice.statement() instanceof Statement.Said said ? said.text() : "";
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
