package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.CertificateNotes;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import dev.imatool.render.shared.TemplateDigestPhrases;
import dev.imatool.render.shared.UndecidedPhrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answer of {@code signatures}, and with which keys it was found. */
final class SignaturesHeadline {
    private static final List<SignatureVerdict> COUNTED = List.of(
            SignatureVerdict.BAD,
            SignatureVerdict.MALFORMED,
            SignatureVerdict.UNKNOWN_KEY,
            SignatureVerdict.NOT_CHECKABLE);

    private static final int USUAL = 20;

    private SignaturesHeadline() {}

    static void write(Page page, SignaturesReport report) throws IOException {
        InputSummary input = report.head().inputs().get(0);
        page.line(verdict(report, page, input));
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            return;
        }
        page.line(
                "template digests: " + TemplateDigestPhrases.counts(report.templateDigests(), input.templateDigest()));
        page.line("keys: " + keys(report));
        signers(page, report.keys());
        measured(page, report.byMeasuredKeys());
        if (report.templateDigests().mismatching() + report.templateDigests().notComputable() > 0) {
            EntryFindings.write(page, report.head().findings(), false);
        }
    }

    private static String verdict(SignaturesReport report, Page page, InputSummary input) {
        String verdict = report.head().verdict();
        Role role = switch (verdict) {
            case SignaturesReport.ALL_GOOD -> Role.GOOD;
            case SignaturesReport.UNKNOWN_KEYS, SignaturesReport.NOTHING_SIGNED -> Role.ODD;
            default -> Role.BAD;
        };
        String name = Phrases.name(input) + ": " + page.paint(role, verdict.replace('_', ' '));
        if (verdict.equals(ReportHeader.NOTHING_READ)) {
            return name;
        }
        List<String> counts = new ArrayList<>();
        if (report.counts().signed() > 0) {
            counts.add(report.counts().of(SignatureVerdict.GOOD) + " of "
                    + Phrases.count(report.counts().signed(), "signed entry", "signed entries") + " good");
        }
        for (SignatureVerdict one : COUNTED) {
            long count = report.counts().of(one);
            if (count > 0) {
                counts.add(count + " " + words(one));
            }
        }
        String unsigned = report.counts().of(SignatureVerdict.UNSIGNED) + " unsigned, "
                + report.counts().of(SignatureVerdict.NOT_APPLICABLE) + " that are not files or have no room for one";
        String undecided = UndecidedPhrases.of(report.head().findings(), page, true);
        boolean whole = report.head().completeness() == Completeness.COMPLETE;
        return name + ", " + String.join(", ", counts) + (counts.isEmpty() ? "" : "; ") + unsigned
                + (undecided.isEmpty() ? "" : "; " + undecided)
                + TemplateDigestPhrases.after(report.templateDigests(), page)
                + (whole
                        ? ""
                        : "; the input is "
                                + page.paint(
                                        Role.ODD, Phrases.words(report.head().completeness())));
    }

    private static String words(SignatureVerdict verdict) {
        return switch (verdict) {
            case UNKNOWN_KEY -> "by unknown keys";
            case NOT_CHECKABLE -> "not checkable";
            default -> Phrases.words(verdict);
        };
    }

    private static String keys(SignaturesReport report) {
        long given = report.givenKeys();
        long trusted = report.trustedMeasuredKeys();
        long others = report.keys().all().size() - given - trusted;
        String skipped = report.keys().skipped() == 0
                ? ""
                : ", " + Phrases.count(report.keys().skipped(), "other file skipped", "other files skipped");
        return (given == 0 ? "none given" : given + " given")
                + " (" + Phrases.count(report.keys().files(), "file", "files") + skipped + "), "
                + (trusted == 0 ? "none" : String.valueOf(trusted)) + " measured in this list"
                + (others == 0 ? "" : ", and " + others + " that are not trusted");
    }

    /** Who signed how many entries, and which keys are missing. */
    private static void signers(Page page, SignaturesReport.Keys keys) throws IOException {
        Listing.write(page, List.copyOf(keys.good().entrySet()), USUAL, "  ", good -> {
            SigningKey key = good.getKey();
            page.line("  " + good.getValue() + " good by " + SigningKeyPhrases.of(page, key));
            if (keys.certifier(key).isPresent()) {
                page.line("    certified by "
                        + SigningKeyPhrases.of(page, keys.certifier(key).get()));
            }
            notes(page, key);
        });
        Listing.write(
                page,
                List.copyOf(keys.unknown().entrySet()),
                USUAL,
                "  ",
                unknown -> page.line("  " + unknown.getValue() + " by an unknown key of id "
                        + unknown.getKey().hex()));
    }

    private static void measured(Page page, SignaturesReport.MeasuredUse use) throws IOException {
        if (use.notProven() > 0) {
            page.line(page.paint(Role.ODD, use.notProven() + " good only by keys measured in this list")
                    + ", which no PCR value proves: give --pcrs, or the keys");
        }
        if (use.covered() > 0) {
            page.line(use.covered() + " good by keys measured in this list, which the PCR values cover");
        }
        if (use.later() > 0) {
            page.line(use.later() + " of them " + (use.later() == 1 ? "comes" : "come")
                    + " before the entry that measured the key");
        }
    }

    private static void notes(Page page, SigningKey key) throws IOException {
        if (key.key().certificate().isPresent()) {
            for (CertificateNotes.Note note :
                    CertificateNotes.of(key.key().certificate().get())) {
                page.line("    " + SigningKeyPhrases.of(note));
            }
        }
    }
}
