package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.model.Container;
import dev.imatool.model.QualifiedName;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.Page;
import dev.imatool.render.words.FindingWords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Findings of all kinds, a line each, which begins with the input that it is about. */
public final class FindingSentence {
    private static final int PRINTED = 50;

    private FindingSentence() {}

    /** The first of those that have no text of their own, as those about single entries and checksums have. */
    public static void write(Page page, Findings findings) throws IOException {
        List<Finding> others = findings.listed().stream()
                .filter(finding -> !(finding instanceof Finding.OfEntry))
                .filter(finding -> !(finding instanceof Finding.ManifestLineFails))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        page.blank();
        int shown = Math.min(page.most(PRINTED), others.size());
        for (Finding finding : others.subList(0, shown)) {
            page.line(of(page, finding));
        }
        long left = findings.count(kind -> !kind.ofEntry() && !kind.ofManifest()) - shown;
        if (left > 0) {
            page.line(Listing.more(left + shown, shown, others.size()));
        }
        ExplainHint.of(page, others);
    }

    /** {@code quote.msg: the signature is not of the key}. */
    public static String of(Page page, Finding finding) {
        return where(finding) + message(page, finding);
    }

    /** The same with containers called as in documents, and the path of an entry that contradicts itself. */
    public static String withPlace(Finding finding) {
        String path = finding instanceof Finding.OfEntry entry && !entry.path().isEmpty()
                ? Printable.textOf(entry.path()) + ContainerText.afterInDocument(entry.container()) + ": "
                : "";
        return where(finding) + path + message(finding);
    }

    private static String where(Finding finding) {
        String input = named(input(finding));
        OptionalLong entry = entry(finding);
        if (entry.isPresent()) {
            return input + "entry " + entry.getAsLong() + ": ";
        }
        return switch (finding) {
            case Finding.ManifestLineFails line -> input + "line " + line.line() + ": ";
            case Finding.BootDigestMismatch boot ->
                input + "line " + boot.boot().line() + ": ";
            case Finding.OfLine line -> input + line(line.line());
            case Finding.OfXattr value -> input + line(value.line());
            case Finding.EventDataMismatch event ->
                input + "event " + event.event().number() + ": ";
            case Finding.RecordDigestMismatch record -> input + "record " + record.record() + ": ";
            default -> input;
        };
    }

    private static OptionalLong entry(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> OptionalLong.of(entry.entry());
            case Finding.CopiesPart copy -> OptionalLong.of(copy.parts().entry());
            case Finding.NamespaceDiffers entry -> OptionalLong.of(entry.entry());
            case Finding.BootAggregateNotReproduced boot ->
                OptionalLong.of(boot.result().aggregate().entry());
            case Finding.Signature signature ->
                OptionalLong.of(signature.judged().entry());
            case Finding.OfAnswer answer -> OptionalLong.of(answer.entry().entry());
            case Finding.OfKeylime judged -> OptionalLong.of(judged.entry().entry());
            default -> OptionalLong.empty();
        };
    }

    /** Name of the input that {@code finding} is about; empty where a command reads one only. */
    public static String input(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> entry.input();
            case Finding.PcrNotReproduced pcr -> pcr.input();
            case Finding.PcrUndecided pcr -> pcr.input();
            case Finding.Changed changed -> changed.input();
            case Finding.ManifestLineFails line -> line.input();
            case Finding.CopiesPart copy -> copy.input();
            case Finding.NamespaceDiffers entry -> entry.input();
            case Finding.CpcrNotReproduced cpcr -> cpcr.input();
            case Finding.BootDigestMismatch boot -> boot.input();
            case Finding.OfLine line -> line.input();
            case Finding.OfQuote quote -> quote.input();
            case Finding.OfXattr value -> value.input();
            case Finding.NoQuoteProves none -> none.input();
            case Finding.BootAggregateNotReproduced boot -> boot.input();
            case Finding.EventDataMismatch event -> event.input();
            case Finding.RecordDigestMismatch record -> record.input();
            case Finding.Signature signature -> signature.input();
            case Finding.OfAnswer answer -> answer.entry().input();
            case Finding.OfKeylime judged -> judged.entry().input();
        };
    }

    /** What it is, without where it is. */
    public static String message(Page page, Finding finding) {
        return message(finding, page.containers()::of);
    }

    /** The same as documents say it. */
    public static String message(Finding finding) {
        return message(finding, ContainerNames::whole);
    }

    private static String message(Finding finding, Function<Container, String> names) {
        return switch (finding) {
            case Finding.OfEntry entry -> EntryPhrases.of(entry.what());
            case Finding.PcrNotReproduced pcr ->
                "no prefix of the list gives the value of " + Printable.ofText(pcr.bank()) + " PCR " + pcr.pcr() + " ("
                        + Printable.ofText(pcr.expected().origin()) + "): "
                        + pcr.expected().value().hex();
            case Finding.PcrUndecided pcr ->
                "whether the list gives the value of "
                        + Printable.ofText(pcr.undecided().expected().bank()) + " PCR "
                        + pcr.undecided().expected().pcr() + " ("
                        + Printable.ofText(pcr.undecided().expected().origin()) + ") cannot be decided: "
                        + FindingWords.of(pcr)
                        + ContainerText.after(pcr.container(), names);
            case Finding.Changed changed ->
                changed.kind().words() + ": " + Printable.textOf(changed.path())
                        + ContainerText.after(changed.container(), names);
            case Finding.ManifestLineFails line -> line.kind().words() + ": " + Printable.ofText(line.file());
            case Finding.CopiesPart copy ->
                named(copy.parts().secondName(), names)
                        + EntryPhrases.of(copy.parts().aspect()) + " differs from the copy that was examined: "
                        + Printable.ofText(copy.parts().saidBySecond()) + ", there "
                        + Printable.ofText(copy.parts().saidByFirst())
                        + copy.parts()
                                .otherName()
                                .map(first -> otherwise(first, names))
                                .orElse("");
            case Finding.NamespaceDiffers entry ->
                Printable.textOf(entry.path()) + ContainerText.after(Optional.of(entry.container()), names)
                        + ": the first column and the name give different namespaces";
            case Finding.CpcrNotReproduced cpcr ->
                "the container PCR of namespace " + names.apply(cpcr.pcr().container()) + " is not reproduced";
            case Finding.BootDigestMismatch boot -> "the digest is not that of the text";
            case Finding.OfLine line -> FindingWords.of(line) + recorded(line, names);
            case Finding.OfXattr value -> XattrPhrases.of(value.problem());
            case Finding.OfQuote quote -> Printable.ofText(QuotePhrases.of(quote.detail(), names));
            case Finding.NoQuoteProves none ->
                "no quote proves anything about it: "
                        + (none.quotes().isEmpty()
                                ? "none is signed with a key that counts"
                                : none.quotes().stream()
                                        .map(quote -> Printable.ofText(
                                                quote.message() + ": " + QuotePhrases.of(quote.detail(), names)))
                                        .collect(Collectors.joining("; ")));
            case Finding.BootAggregateNotReproduced boot ->
                "the boot_aggregate"
                        + ContainerText.beside(boot.result().aggregate().container(), names)
                        + " is not the hash of the known PCR values: logged "
                        + boot.result().aggregate().digest().hex();
            case Finding.EventDataMismatch event -> "the digest is not that of the event data";
            case Finding.RecordDigestMismatch record -> "the digest is not that of what the record says was measured";
            case Finding.Signature signature ->
                Phrases.words(signature.judged().verdict()) + " signature: "
                        + Printable.textOf(signature.judged().path())
                        + ContainerText.after(signature.judged().container(), names);
            case Finding.OfKeylime judged ->
                Printable.textOf(judged.entry().path())
                        + ContainerText.after(judged.entry().container(), names) + ": "
                        + judged.entry().outcome().id();
            case Finding.OfAnswer answer ->
                Printable.textOf(answer.entry().path())
                        + ContainerText.after(answer.entry().container(), names) + ": "
                        + AnswerPhrases.of(answer.entry());
        };
    }

    /** The file and container of an audit record; other sentences name what they are about themselves. */
    private static String recorded(Finding.OfLine line, Function<Container, String> names) {
        boolean record = line.container().isPresent() || line.statement() instanceof InputStatement.Recorded;
        String path = line.path().map(Printable::textOf).orElse("");
        String place = ContainerText.after(line.container(), names);
        String what = path.isEmpty() ? place.strip() : path + place;
        return record && !what.isEmpty() ? ": " + what : "";
    }

    private static String named(QualifiedName name, Function<Container, String> names) {
        return name.path().isEmpty()
                ? ""
                : Printable.textOf(name.path()) + ContainerText.after(name.container(), names) + ": ";
    }

    private static String otherwise(QualifiedName first, Function<Container, String> names) {
        return " (" + Printable.textOf(first.path()) + ContainerText.after(first.container(), names) + ")";
    }

    private static String line(long number) {
        return number > 0 ? "line " + number + ": " : "";
    }

    private static String named(String input) {
        return input.isEmpty() ? "" : Printable.ofText(input) + ": ";
    }
}
