package dev.imatool.examine.input;

import dev.imatool.examine.input.InputProblem.Reference;
import dev.imatool.examine.report.Notice;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Names a reference from which no digest was read: against such a one, every host would look altered. */
public final class UnreadReference {
    private static final List<String> OWN =
            List.of("a checksum file", "an allow-list of imatool", "a measurement list");

    /** Forms of sources of known files, by the beginning of their words. */
    private static final List<String> READ = List.of(
            "a Keylime",
            "a signed Keylime",
            "a CycloneDX",
            "an SPDX",
            "a SWID",
            "an SBOM",
            "a STIX",
            "a MISP",
            "a table of files",
            "CSV",
            "a database of AIDE",
            "an mtree",
            "a trust file of fapolicyd",
            "the output of rpm",
            "a list of ",
            "a ClamAV",
            "a hashdeep",
            "an rpm",
            "a Debian");

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
        if (form.filter(each -> OWN.stream().noneMatch(each.words()::startsWith))
                .isPresent()) {
            boolean read = expected == Reference.KNOWN_FILES
                    && READ.stream().anyMatch(form.get().words()::startsWith);
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
