package dev.imatool.cli.text;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import java.io.IOException;
import java.util.List;

/** Findings of all kinds, a line each, which begins with the input that it is about. */
final class FindingSentence {
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
        return switch (finding) {
            case Finding.OfEntry entry ->
                at(entry.input(), entry.entry()) + entry.what().wording();
            case Finding.PcrNotReproduced pcr ->
                named(pcr.input()) + "no prefix of the list gives the value of " + Printable.ofText(pcr.bank())
                        + " PCR "
                        + pcr.pcr() + " (" + Printable.ofText(pcr.expected().origin()) + "): "
                        + pcr.expected().value().hex();
            case Finding.PcrUndecided pcr ->
                named(pcr.input()) + "whether the list gives the value of "
                        + Printable.ofText(pcr.undecided().expected().bank()) + " PCR "
                        + pcr.undecided().expected().pcr() + " ("
                        + Printable.ofText(pcr.undecided().expected().origin()) + ") cannot be decided: "
                        + pcr.message();
            case Finding.Changed changed ->
                named(changed.input()) + changed.kind().words() + ": " + Printable.textOf(changed.path());
            case Finding.ManifestLineFails line ->
                named(line.input()) + "line " + line.line() + ": " + line.kind().words() + ": "
                        + Printable.ofText(line.file());
            case Finding.CopiesPart copy ->
                at(copy.input(), copy.parts().entry()) + copy.parts().aspect().wording() + " from the copy that was"
                        + " examined: " + Printable.ofText(copy.parts().saidBySecond()) + ", there "
                        + Printable.ofText(copy.parts().saidByFirst());
            case Finding.NamespaceDiffers entry ->
                at(entry.input(), entry.entry()) + "the first column and the name give different namespaces";
            case Finding.CpcrNotReproduced cpcr ->
                named(cpcr.input()) + "the container PCR of namespace "
                        + Printable.ofText(cpcr.pcr().namespace()) + " is not reproduced";
            case Finding.BootDigestMismatch boot ->
                named(boot.input()) + "line " + boot.boot().line() + ": the digest is not that of the text";
            case Finding.OfLine line ->
                named(line.input())
                        + (line.line() > 0 ? "line " + line.line() + ": " : "")
                        + Printable.ofText(line.message());
            case Finding.BootAggregateNotReproduced boot ->
                at(boot.input(), boot.result().aggregate().entry())
                        + "the boot_aggregate is not the hash of the known PCR values: logged "
                        + boot.result().aggregate().digest().hex();
            case Finding.EventDataMismatch event ->
                named(event.input()) + "event " + event.event().number() + ": the digest is not that of the event data";
            case Finding.RecordDigestMismatch record ->
                named(record.input()) + "record " + record.record()
                        + ": the digest is not that of what the record says was measured";
            case Finding.Signature signature ->
                at(signature.input(), signature.judged().entry())
                        + Phrases.words(signature.judged().verdict()) + " signature: "
                        + Printable.textOf(signature.judged().path());
            case Finding.NotAllowed entry ->
                at(entry.input(), entry.entry()) + entry.kind().words() + ": " + Printable.textOf(entry.path());
        };
    }

    private static String named(String input) {
        return input.isEmpty() ? "" : Printable.ofText(input) + ": ";
    }

    private static String at(String input, long entry) {
        return named(input) + "entry " + entry + ": ";
    }
}
