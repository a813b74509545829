package dev.imatool.render.findings;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.KeylimeJudgement;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a finding is about, as far as it says so, whatever its kind.
 *
 * @param entry number of the entry, from 1
 * @param location where it is in a measurement list or log
 * @param line where it is in another text, from 1
 * @param container whose path it is; absent for the host
 * @param path the measured file
 * @param digest the logged digest of its content, where the finding names it
 */
record FindingPlace(
        OptionalLong entry,
        Optional<Location> location,
        OptionalLong line,
        Optional<Container> container,
        Optional<ByteString> path,
        Optional<ContentDigest> digest) {
    private static final FindingPlace NOWHERE = new FindingPlace(
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static FindingPlace of(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> at(entry.entry(), entry.location()).of(entry.container(), entry.path());
            case Finding.PcrUndecided pcr -> NOWHERE.entry(pcr.entry()).of(pcr.container(), Optional.empty());
            case Finding.Changed changed ->
                NOWHERE.entry(first(changed)).of(changed.container(), Optional.of(changed.path()));
            case Finding.CopiesPart copy ->
                at(copy.parts().entry(), copy.parts().second())
                        .of(
                                copy.parts().secondName().container(),
                                copy.parts().secondName().path());
            case Finding.NamespaceDiffers entry ->
                at(entry.entry(), entry.location()).of(Optional.of(entry.container()), entry.path());
            case Finding.CpcrNotReproduced cpcr ->
                NOWHERE.of(Optional.of(cpcr.pcr().container()), Optional.empty());
            case Finding.BootDigestMismatch boot -> NOWHERE.line(boot.boot().line());
            case Finding.OfLine line -> NOWHERE.line(line.line()).of(line.container(), line.path());
            case Finding.OfXattr value -> NOWHERE.line(value.line()).of(Optional.empty(), value.path());
            case Finding.ManifestLineFails line -> NOWHERE.line(line.line());
            case Finding.BootAggregateNotReproduced boot -> of(boot.result());
            case Finding.EventDataMismatch event ->
                NOWHERE.location(event.event().location());
            case Finding.RecordDigestMismatch record -> NOWHERE.location(record.location());
            case Finding.Signature signature -> of(signature.judged());
            case Finding.OfKeylime judged -> of(judged.entry());
            case Finding.OfAnswer answer -> of(answer.entry());
            case Finding.PcrNotReproduced pcr -> NOWHERE;
            case Finding.OfQuote quote -> NOWHERE;
            case Finding.NoQuoteProves none -> NOWHERE;
        };
    }

    /** The file that a finding is in, empty where that is not said: where a command reads one list, findings do not name it. */
    static String input(ReportHeader header, Finding finding) {
        String named = FindingSentence.input(finding);
        return named.isEmpty() && header.inputs().size() == 1
                ? header.inputs().get(0).name()
                : named;
    }

    private static FindingPlace of(BootAggregateResult result) {
        return at(result.aggregate().entry(), result.aggregate().location());
    }

    private static FindingPlace of(EntrySignatures judged) {
        return at(judged.entry(), judged.location()).of(judged.container(), judged.path());
    }

    private static FindingPlace of(KeylimeJudgement judged) {
        return at(judged.entry(), judged.location())
                .of(judged.container(), judged.path())
                .digest(judged.logged());
    }

    private static FindingPlace of(JudgedEntry judged) {
        return at(judged.entry(), judged.location())
                .of(judged.container(), judged.path())
                .digest(judged.logged());
    }

    private static FindingPlace at(long entry, Location location) {
        return NOWHERE.entry(OptionalLong.of(entry)).location(location);
    }

    private static OptionalLong first(Finding.Changed changed) {
        List<Long> entries = changed.after().isEmpty() ? changed.before() : changed.after();
        return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.get(0));
    }

    private FindingPlace entry(OptionalLong number) {
        return new FindingPlace(number, location, line, container, path, digest);
    }

    private FindingPlace location(Location where) {
        return new FindingPlace(entry, Optional.of(where), line, container, path, digest);
    }

    /** Where there are no lines, their number is 0. */
    private FindingPlace line(long number) {
        OptionalLong known = number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
        return new FindingPlace(entry, location, known, container, path, digest);
    }

    private FindingPlace of(Optional<Container> whose, ByteString name) {
        return of(whose, Optional.of(name));
    }

    private FindingPlace of(Optional<Container> whose, Optional<ByteString> name) {
        return new FindingPlace(entry, location, line, whose, name.filter(bytes -> !bytes.isEmpty()), digest);
    }

    private FindingPlace digest(Optional<ContentDigest> logged) {
        return new FindingPlace(entry, location, line, container, path, logged);
    }
}
