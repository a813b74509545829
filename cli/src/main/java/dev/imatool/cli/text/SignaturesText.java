package dev.imatool.cli.text;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.signature.SignatureSink;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.TextPage;
import dev.imatool.render.page.Theme;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text of {@code signatures}: the verdict and the counts, then what is not good, or with {@code --all} every entry. */
public final class SignaturesText implements SignatureSink {
    private static final int PRINTED = 20;

    private final Writer out;
    private final Page page;

    /** Writes what stands before the entries where all are wanted. */
    public SignaturesText(Writer out, Theme theme, SignaturesReport report) throws IOException {
        this(out, new TextPage(out, theme, dev.imatool.render.page.Limit.USUAL), report);
    }

    private SignaturesText(Writer out, Page page, SignaturesReport report) throws IOException {
        this.out = out;
        this.page = page;
        SignaturesHeadText.write(page, report);
    }

    /** Writes the whole report with the entries that are not good. */
    public static void write(SignaturesReport report, Page page) throws IOException {
        SignaturesText text = new SignaturesText(Writer.nullWriter(), page, report);
        int printed = Math.min(PRINTED, report.notGood().size());
        for (EntrySignatures entry : report.notGood().subList(0, printed)) {
            text.entry(entry);
        }
        long left = report.counts().signed() - report.counts().of(SignatureVerdict.GOOD) - printed;
        if (left > 0) {
            text.page.blank();
            text.page.line("… and " + left + " more that are not good; --all lists every entry");
        }
    }

    @Override
    public void entry(EntrySignatures entry) throws IOException {
        String namespace = entry.namespace()
                .map(label -> "  [" + Printable.ofText(label) + "]")
                .orElse("");
        page.blank();
        page.line("entry " + entry.entry() + " at " + Phrases.place(entry.location()) + ": "
                + Printable.textOf(entry.path()) + namespace + ": "
                + page.paint(role(entry.verdict()), Phrases.words(entry.verdict())));
        for (SignatureCheck check : entry.checks()) {
            check(check, entry);
        }
    }

    private void check(SignatureCheck check, EntrySignatures entry) throws IOException {
        String version = check.version().isPresent() ? " v" + check.version().getAsInt() : "";
        String words = Stream.of(check.algorithm(), check.keyId().map(id -> "key id " + id.hex()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String result = check.verdict() == entry.verdict()
                ? ""
                : " is " + page.paint(role(check.verdict()), Phrases.words(check.verdict()));
        page.line("  " + Printable.ofText(check.field().name()) + version + (words.isEmpty() ? "" : " (" + words + ")")
                + result + (check.detail().isEmpty() ? "" : ": " + check.detail()));
        if (check.key().isPresent()) {
            page.line("    key  " + SigningKeyText.of(check.key().get(), entry.entry()));
        }
        if (check.notTrusted().isPresent()) {
            page.line("    not trusted  " + SigningKeyText.of(check.notTrusted().get(), entry.entry()));
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

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
