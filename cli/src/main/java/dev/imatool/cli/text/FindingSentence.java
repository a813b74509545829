package dev.imatool.cli.text;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import java.io.IOException;
import java.util.List;

/** Findings of all kinds, a line each, which begins with the input that it is about. */
public final class FindingSentence {
    private static final int PRINTED = 50;

    private FindingSentence() {}

    /** The first of those that have no text of their own, as those about single entries and checksums have. */
    static void write(Page page, Findings findings) throws IOException {
        List<Finding> others = findings.listed().stream()
                .filter(finding -> !(finding instanceof Finding.OfEntry))
                .filter(finding -> !(finding instanceof Finding.ManifestLineFails))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        page.blank();
        for (Finding finding : others.subList(0, Math.min(PRINTED, others.size()))) {
            page.line(of(finding));
        }
        if (others.size() > PRINTED) {
            page.line("… and " + (others.size() - PRINTED) + " more; --format json lists the first " + Findings.LISTED);
        }
    }

    /** {@code quote.msg: the signature is not of the key}. */
    static String of(Finding finding) {
        return place(finding) + message(finding);
    }

    private static String place(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> at(entry.input(), entry.entry());
            case Finding.PcrNotReproduced pcr -> named(pcr.input());
            case Finding.PcrUndecided pcr -> named(pcr.input());
            case Finding.Changed changed -> named(changed.input());
            case Finding.ManifestLineFails line -> named(line.input()) + "line " + line.line() + ": ";
            case Finding.CopiesPart copy -> at(copy.input(), copy.parts().entry());
            case Finding.NamespaceDiffers entry -> at(entry.input(), entry.entry());
            case Finding.CpcrNotReproduced cpcr -> named(cpcr.input());
            case Finding.BootDigestMismatch boot ->
                named(boot.input()) + "line " + boot.boot().line() + ": ";
            case Finding.OfLine line -> named(line.input()) + (line.line() > 0 ? "line " + line.line() + ": " : "");
            case Finding.BootAggregateNotReproduced boot ->
                at(boot.input(), boot.result().aggregate().entry());
            case Finding.EventDataMismatch event ->
                named(event.input()) + "event " + event.event().number() + ": ";
            case Finding.RecordDigestMismatch entry -> named(entry.input()) + "record " + entry.record() + ": ";
            case Finding.Signature signature ->
                at(signature.input(), signature.judged().entry());
            case Finding.NotAllowed entry -> at(entry.input(), entry.entry());
        };
    }

    /** The same without its place, which documents have in fields; safe to print. */
    public static String message(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> entry.what().wording();
            case Finding.PcrNotReproduced pcr ->
                "no prefix of the list gives the value of " + Printable.ofText(pcr.bank())
                        + " PCR "
                        + pcr.pcr() + " (" + Printable.ofText(pcr.expected().origin()) + "): "
                        + pcr.expected().value().hex();
            case Finding.PcrUndecided pcr ->
                "whether the list gives the value of "
                        + Printable.ofText(pcr.undecided().expected().bank()) + " PCR "
                        + pcr.undecided().expected().pcr() + " ("
                        + Printable.ofText(pcr.undecided().expected().origin()) + ") cannot be decided: "
                        + pcr.message();
            case Finding.Changed changed -> changed.kind().replace('_', ' ') + ": " + Printable.textOf(changed.path());
            case Finding.ManifestLineFails line -> line.kind().replace('_', ' ') + ": " + Printable.ofText(line.file());
            case Finding.CopiesPart copy ->
                copy.parts().aspect().wording() + " from the copy that was"
                        + " examined: " + Printable.ofText(copy.parts().saidBySecond()) + ", there "
                        + Printable.ofText(copy.parts().saidByFirst());
            case Finding.NamespaceDiffers entry -> "the first column and the name give different namespaces";
            case Finding.CpcrNotReproduced cpcr ->
                "the container PCR of namespace " + Printable.ofText(cpcr.pcr().namespace()) + " is not reproduced";
            case Finding.BootDigestMismatch boot -> "the digest is not that of the text";
            case Finding.OfLine line -> Printable.ofText(line.message());
            case Finding.BootAggregateNotReproduced boot ->
                "the boot_aggregate is not the hash of the known PCR values: logged "
                        + boot.result().aggregate().digest().hex();
            case Finding.EventDataMismatch event -> "the digest is not that of the event data";
            case Finding.RecordDigestMismatch record -> "the digest is not that of what the record says was measured";
            case Finding.Signature signature ->
                Phrases.words(signature.judged().verdict()) + " signature: "
                        + Printable.textOf(signature.judged().path());
            case Finding.NotAllowed entry -> entry.kind().replace('_', ' ') + ": " + Printable.textOf(entry.path());
        };
    }

    private static String named(String input) {
        return input.isEmpty() ? "" : Printable.ofText(input) + ": ";
    }

    private static String at(String input, long entry) {
        return named(input) + "entry " + entry + ": ";
    }
}
