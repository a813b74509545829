package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.parsers.archive.LeftOut;
import java.util.List;
import java.util.stream.Collectors;

/** About folders and archives, what lies in them, and lists in parts. */
final class EvidenceWords {
    private static final int NAMED = 10;

    private EvidenceWords() {}

    static String of(EvidenceStatement statement) {
        return switch (statement) {
            case EvidenceStatement.NotDone.MANIFEST_NOT_READ -> "the file of checksums could not be read";
            case EvidenceStatement.NotDone.MANIFEST_FILES_NOT_FOUND ->
                "files that it names were not found, but not everything that was collected could be looked at";
            case EvidenceStatement.FirstOnly many ->
                "of " + many.number() + " " + counted(many.what()) + " the first " + many.first() + " were looked at";
            case EvidenceStatement.SignaturesNotTried many ->
                "after " + many.trials()
                        + " trials of keys on signatures, only the signature that is named like its quote was tried";
            case EvidenceStatement.CopiesNotCompared many ->
                "after " + many.comparisons()
                        + " comparisons no further list was looked at as an older copy of another one";
            case EvidenceStatement.NotRead left -> leftOut(left.what());
            case EvidenceStatement.TooFar far ->
                far.number() + " files are equally near to so many of the " + far.lists()
                        + " lists that they are compared with none: " + Words.first(far.first(), far.number());
            case EvidenceStatement.NoList none -> "no measurement list in it, among " + none.files() + " files";
            case EvidenceStatement.NoListAmong none ->
                "there is no measurement list in it, among " + none.files() + " files: " + others(none.others());
            case EvidenceStatement.NotReplayed left ->
                left.files().number()
                        + (left.files().number() == 1
                                ? " file is not a measurement list"
                                : " files are not measurement lists")
                        + " and not replayed: " + others(left.files());
            case EvidenceStatement.StrayValues stray ->
                "PCR values that may be of any of several lists, compared with none: "
                        + Words.first(stray.first(), stray.number());
            case EvidenceStatement.InParts parts -> "one list in parts: " + JoinedWords.of(parts.list());
            case EvidenceStatement.BetweenKernels kexec -> between(kexec);
            case EvidenceStatement.FewerThanCounted fewer ->
                "the kernel counted " + fewer.counted() + " entries (" + Printable.ofText(fewer.path())
                        + "), and the list has " + fewer.entries() + ": the list was cut, or read before the count";
            case EvidenceStatement.ManifestLinesUnread lines ->
                lines.number() + " lines, the first of them line " + lines.first()
                        + ", do not have a digest and a name, and were not read";
            case EvidenceStatement.ManifestCut cut -> "only the first " + cut.lines() + " lines were read";
        };
    }

    private static String counted(EvidenceStatement.Counted what) {
        return switch (what) {
            case QUOTES -> "quotes";
            case SIGNATURES_OF_QUOTES -> "signatures of quotes";
            case MANIFESTS -> "files of checksums";
        };
    }

    private static String leftOut(LeftOut leftOut) {
        List<LeftOut.Name> named =
                leftOut.first().subList(0, Math.min(NAMED, leftOut.first().size()));
        return "left out: " + leftOut.reason().words() + ": "
                + named.stream().map(EvidenceWords::name).collect(Collectors.joining(", "))
                + Words.more(leftOut.count(), named.size());
    }

    private static String name(LeftOut.Name name) {
        String path = Printable.ofText(name.path());
        return name.target().isEmpty() ? path : path + " -> " + Printable.ofText(name.target());
    }

    private static String others(EvidenceStatement.OtherFiles files) {
        return files.first().stream()
                        .map(other -> Printable.ofText(other.path()) + " (" + Printable.ofText(other.form()) + ")")
                        .collect(Collectors.joining(", "))
                + Words.more(files.number(), files.first().size());
    }

    private static String between(EvidenceStatement.BetweenKernels kexec) {
        String between = kexec.carried() + 1 == kexec.entries()
                ? "entry " + kexec.entries() + " of that one is between them: it is"
                : "entries " + (kexec.carried() + 1) + "-" + kexec.entries() + " of that one lie between: they are";
        return "the kernel was started by kexec: its list carries the first " + kexec.carried() + " entries of "
                + Printable.ofText(kexec.before()) + ", and " + between + " in that list alone, and in the PCR";
    }
}
