package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.words.SignatureReasonWords;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Page of {@code signatures}: the verdict and the counts, then the entries that are not good, or every entry. */
final class SignaturesPage {
    private static final int USUAL = 20;

    private SignaturesPage() {}

    /** Writes the whole report; with {@code everyEntry} those entries too that are good or not signed. */
    static void write(SignaturesReport report, Page page, boolean everyEntry) throws IOException {
        SignaturesHeadline.write(page, report);
        if (everyEntry) {
            report.all().feed(entry -> write(page, entry));
            return;
        }
        int printed = Math.min(page.most(USUAL), report.notGood().size());
        for (EntrySignatures entry : report.notGood().subList(0, printed)) {
            write(page, entry);
        }
        long left = report.signedNotGood() - printed;
        if (left > 0) {
            page.blank();
            page.line("… and " + left + " more that are not good; --all prints every entry");
        }
    }

    private static void write(Page page, EntrySignatures entry) throws IOException {
        page.blank();
        page.line("entry " + entry.entry() + " at " + Phrases.place(entry.location()) + ": "
                + Printable.textOf(entry.path()) + ContainerText.after(page, entry.container()) + ": "
                + page.paint(role(entry.verdict()), Phrases.words(entry.verdict())));
        for (SignatureCheck check : entry.checks()) {
            write(page, check, entry);
        }
    }

    private static void write(Page page, SignatureCheck check, EntrySignatures entry) throws IOException {
        String version = check.version().isPresent() ? " v" + check.version().getAsInt() : "";
        String words = Stream.of(check.algorithm(), check.keyId().map(id -> "key id " + id.hex()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String result = check.verdict() == entry.verdict()
                ? ""
                : " is " + page.paint(role(check.verdict()), Phrases.words(check.verdict()));
        page.line("  " + Printable.ofText(check.field().name()) + version + (words.isEmpty() ? "" : " (" + words + ")")
                + result
                + check.reason()
                        .map(reason -> ": " + SignatureReasonWords.of(reason))
                        .orElse(""));
        if (check.key().isPresent()) {
            page.line("    key  " + SigningKeyPhrases.of(page, check.key().get(), entry.entry()));
        }
        if (check.notTrusted().isPresent()) {
            page.line("    not trusted  "
                    + SigningKeyPhrases.of(page, check.notTrusted().get(), entry.entry()));
        }
    }

    private static Role role(SignatureVerdict verdict) {
        return switch (verdict) {
            case BAD, MALFORMED -> Role.BAD;
            case UNKNOWN_KEY, NOT_CHECKABLE -> Role.ODD;
            case GOOD -> Role.GOOD;
            case UNSIGNED, NOT_APPLICABLE -> Role.DIM;
        };
    }
}
