package dev.imatool.render.identify;

import dev.imatool.examine.identify.IdentifiedFile;
import dev.imatool.examine.identify.IdentifiedFile.Content;
import dev.imatool.examine.identify.IdentifyReport;
import dev.imatool.examine.identify.NextCommand;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.render.words.ShellWord;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Commands as they are typed. Where a command needs another file that was named too, it is filled in; else its place is named. */
final class NextCommandWords {
    private final IdentifyReport report;
    private final IdentifiedFile file;

    NextCommandWords(IdentifyReport report, IdentifiedFile file) {
        this.report = report;
        this.file = file;
    }

    /** The command line. */
    String of(NextCommand next) {
        String name = ShellWord.of(file.path());
        return "imatool "
                + switch (next) {
                    case CASE ->
                        "case " + name + " --before " + collectedBefore()
                                + given(isPart(PartKind.AUDIT_LOG), " --audit ")
                                + given(isPart(PartKind.PUBLIC_KEY), " --ak ")
                                + given(isPart(PartKind.NONCE), " --nonce ");
                    case EVIDENCE -> "evidence " + name + other(PartKind.PUBLIC_KEY, " --ak ", "AK");
                    case REPLAY -> "replay " + list() + other(PartKind.PCR_VALUES, " --pcrs ", "PCRS");
                    case VERIFY -> "verify " + name;
                    case SHOW -> "show " + name;
                    case DIFF -> "diff " + before() + " " + name;
                    case QUOTE ->
                        "quote " + list() + other(PartKind.QUOTE_MESSAGE, " -m ", "QUOTE")
                                + other(PartKind.QUOTE_SIGNATURE, " -s ", "SIGNATURE")
                                + other(PartKind.PUBLIC_KEY, " -u ", "KEY")
                                + other(PartKind.NONCE, " --nonce ", "NONCE");
                    case EVENT_LOG -> "eventlog " + name + other(PartKind.PCR_VALUES, " --pcrs ", "PCRS");
                    case REPLAY_BY_EVENT_LOG -> "replay " + list() + " --event-log " + name;
                    case AUDIT -> "audit " + name;
                    case AUDIT_OF_LIST -> "audit --log " + list() + " " + name;
                    case POLICY -> "policy " + name;
                    case SIGNATURES -> "signatures " + list() + " --keys " + name;
                    case CHECK_GOOD -> "check " + list() + " --good " + name;
                    case CHECK_BAD -> "check " + list() + " --bad " + name;
                    case EVIDENCE_OF_FOLDER -> "evidence " + folder();
                };
    }

    /** The list that was named before this one. */
    private String before() {
        return before(content -> content instanceof Content.MeasurementList);
    }

    /** The folder or archive with lists that was named before this one, or the list before a list. */
    private String collectedBefore() {
        return file.content() instanceof Content.MeasurementList
                ? before()
                : before(content -> content instanceof Content.Collection collection
                        && collection.parts().containsKey(PartKind.MEASUREMENT_LIST));
    }

    @SuppressWarnings("ReferenceEquality") // a file may be named twice
    private String before(Predicate<Content> wanted) {
        return report.files().stream()
                .takeWhile(each -> each != file)
                .filter(each -> wanted.test(each.content()))
                .reduce((first, second) -> second)
                .map(each -> ShellWord.of(each.path()))
                .orElse("EARLIER");
    }

    private String list() {
        return named(content -> content instanceof Content.MeasurementList).orElse("LOG");
    }

    private String other(PartKind kind, String option, String placeholder) {
        return option + named(isPart(kind)).orElse(placeholder);
    }

    /** An option for a file that was named; nothing where none was. */
    private String given(Predicate<Content> wanted, String option) {
        return named(wanted).map(path -> option + path).orElse("");
    }

    private static Predicate<Content> isPart(PartKind kind) {
        return content -> content instanceof Content.Part part && part.kind() == kind;
    }

    /** The file itself where it is such a one, else, of the others that were named, the one that is called most alike. */
    private Optional<String> named(Predicate<Content> wanted) {
        if (wanted.test(file.content())) {
            return Optional.of(ShellWord.of(file.path()));
        }
        return report.files().stream()
                .filter(each -> wanted.test(each.content()))
                .max(Comparator.comparingInt(this::alike))
                .map(each -> ShellWord.of(each.path()));
    }

    private int alike(IdentifiedFile other) {
        int same = 0;
        int most = Math.min(file.path().length(), other.path().length());
        while (same < most && file.path().charAt(same) == other.path().charAt(same)) {
            same++;
        }
        return same;
    }

    private String folder() {
        int slash = file.path().lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : ShellWord.of(file.path().substring(0, slash));
    }
}
