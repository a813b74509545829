package dev.imatool.render.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Assumption;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.NamedEntries;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.report.TrialRecord;
import dev.imatool.replay.explain.report.TrialScope;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.report.WellKnownExtend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of explanations. */
class ExplanationPhrasesTest {
    private static final ExpectedPcr EXPECTED = new ExpectedPcr("sha256", 10, ByteString.ofHex("00"), "--pcr");
    private static final EntryNames HOST = EntryNames.inDocument(NamedEntries.NONE);
    private static final Reach WHOLE = new Reach(7, 6, 0);
    private static final ForeignOrigin FILE =
            new ForeignOrigin.FileContent(PcrBank.SHA512, "demo.python", ForeignOrigin.Fit.EXACT);
    private static final ForeignOrigin GIVEN = new ForeignOrigin.GivenDigest("0123456789abcdef0123456789abcdef");
    private static final Cause MISSING = new Cause.MissingEntries(2, List.of(new EntryRange(10, 11)), false, 0);

    static Stream<Arguments> causes() {
        return Stream.of(
                arguments(new Cause.Prefix(WHOLE, false), "is reproduced after the last of its 6 entries"),
                arguments(
                        new Cause.Prefix(new Reach(95, 95, 5), false),
                        "is reproduced at entry 95; 5 later entries are not covered; the list grew after the value was"
                                + " read"),
                arguments(
                        new Cause.Prefix(new Reach(5, 5, 1), true),
                        "is reproduced with SHA-1 template digests padded with zeros (the kernel lacks the hash of the"
                                + " bank) at entry 5; 1 later entry is not covered; the list grew after the value was"
                                + " read"),
                arguments(
                        new Cause.MissingEntries(5, List.of(new EntryRange(18, 22)), true, 1),
                        "is reproduced with 5 entries that the list lacks: entries 18 to 22 of the reference, the tail of"
                                + " the first kernel's list, lost at kexec; 1 entry at the end of the list not covered"),
                arguments(
                        new Cause.MissingEntries(
                                6,
                                IntStream.rangeClosed(1, 6)
                                        .mapToObj(one -> new EntryRange(2L * one, 2L * one))
                                        .toList(),
                                false,
                                0),
                        "is reproduced with 6 entries that the list lacks: entry 2, entry 4, entry 6, entry 8 and 2"
                                + " further runs of the reference"),
                arguments(
                        new Cause.ReferenceValue(WHOLE),
                        "is a value of the reference, reproduced after the last of its 6 entries; the list is not its"
                                + " copy: another boot or another machine"),
                arguments(
                        new Cause.NothingExtended(StartKind.ZERO, true),
                        "is the start value zero: nothing was extended after it, or the PCR went back to it after the"
                                + " last entry"),
                arguments(
                        new Cause.OtherStart(StartKind.LOCALITY_4, WHOLE, true),
                        "is reproduced from the start value of locality 4, after the last of its 6 entries, in padded"
                                + " SHA-1"),
                arguments(
                        new Cause.Violations(ViolationRule.ZEROS, new Reach(6, 6, 2), false),
                        "is reproduced at entry 6; 2 later entries are not covered, when zeros, as logged, are extended"
                                + " for each violation"),
                arguments(
                        new Cause.LoggedDigests(1, WHOLE),
                        "is reproduced after the last of its 6 entries, when the logged template digest is extended for 1"
                                + " entry whose template data no longer gives it: changed after being measured"),
                arguments(
                        new Cause.OtherBankDigests(PcrBank.SHA512, true, WHOLE),
                        "is reproduced after the last of its 6 entries, when the sha512 template digests are extended,"
                                + " cut"),
                arguments(
                        new Cause.OtherPcr(11, new Reach(3, 1, 0)),
                        "is the value of PCR 11, reproduced after the last of its 1 entry"),
                arguments(
                        new Cause.AllPcrs(WHOLE),
                        "is reproduced when the entries of all PCRs are extended into it, after the last of its 6"
                                + " entries"),
                arguments(
                        new Cause.EntryOfOtherPcr(3, 0),
                        "is reproduced when entry 3, which is logged for another PCR, is extended into it in its place"),
                arguments(
                        new Cause.ForeignAfter(104, true, List.of(GIVEN), true, 0),
                        "is reproduced in padded SHA-1 when after the last entry, 104, something other than IMA extends"
                                + " the given digest 0123456789abcdef… (as tpm2_pcrextend does)"),
                arguments(
                        new Cause.ForeignBetween(OptionalLong.of(4), 5, GIVEN, false, 2),
                        "is reproduced when between entries 4 and 5 something other than IMA extends the given digest"
                                + " 0123456789abcdef… (as tpm2_pcrextend does); 2 entries at the end of the list not"
                                + " covered"),
                arguments(
                        new Cause.OnlyForeign(StartKind.GIVEN, List.of(FILE)),
                        "is reproduced from the given start value by 1 foreign extend: the sha512 digest of the file"
                                + " demo.python (as tpm2_pcrevent does); IMA extended nothing, and log and PCR are"
                                + " unrelated"),
                arguments(
                        new Cause.FileDigests(6),
                        "is reproduced up to entry 6 when the file digests are extended in place of the template digests;"
                                + " this is not what IMA does"),
                arguments(
                        new Cause.NotExtended(new EntryRange(5, 7), 0),
                        "is reproduced without entries 5 to 7, logged but not extended"),
                arguments(
                        new Cause.LoggedTwice(7, 0),
                        "is reproduced when entry 7, which the list has twice, is extended once"),
                arguments(
                        new Cause.ExtendedAgain(3, true, 0),
                        "is reproduced when entry 3 is extended a second time after the last entry"),
                arguments(
                        new Cause.Swapped(2, 8, 0),
                        "is reproduced when entries 2 and 8 are extended in each other's place"),
                arguments(
                        new Cause.Reset(StartKind.GIVEN, 3, new EntryRange(4, 7), false, false, 2),
                        "is reproduced when the PCR holds the given start value after entry 3 and only entries 4 to 7 are"
                                + " extended after that; 2 entries at the end of the list not covered"),
                arguments(
                        new Cause.Reset(StartKind.ZERO, 3, new EntryRange(4, 4), true, true, 0),
                        "is reproduced when the PCR goes back to zero after entry 3 and only entry 4 is extended after"
                                + " that, in padded SHA-1; entry 4 is a boot_aggregate: a kernel started there"),
                arguments(
                        new Cause.Edits(List.of(new EntryEdit.ExtendedTwice(3), new EntryEdit.LeftOut(9)), false, 2),
                        "is reproduced when entry 3 is extended a second time in its place and entry 9 is left out; 2"
                                + " entries at the end of the list not covered"),
                arguments(
                        new Cause.EditThenForeign(new EntryEdit.Swapped(4, 5), 9, FILE, false),
                        "is reproduced when entries 4 and 5 are extended in each other's place, and after the last"
                                + " entry, 9, something other than IMA extends the sha512 digest of the file demo.python"
                                + " (as tpm2_pcrevent does)"),
                arguments(
                        new Cause.ThenForeign(MISSING, FILE),
                        "is reproduced with 2 entries that the list lacks: entries 10 to 11 of the reference; and after"
                                + " these something other than IMA extends the sha512 digest of the file demo.python (as"
                                + " tpm2_pcrevent does)"),
                arguments(
                        new Cause.Together(MISSING, new Assumption.Start(StartKind.LOCALITY_3)),
                        "is reproduced with 2 entries that the list lacks: entries 10 to 11 of the reference; and the PCR"
                                + " began at the start value of locality 3"),
                arguments(
                        new Cause.ValueOfBank(PcrBank.SHA256, new Cause.Prefix(WHOLE, false)),
                        "is a value of the sha256 bank and is reproduced after the last of its 6 entries"),
                arguments(
                        new Cause.InPaddedSha1(new Cause.NotExtended(new EntryRange(5, 5), 0)),
                        "is reproduced without entry 5, logged but not extended; in padded SHA-1"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aCauseIsOneStatement(Cause cause, String statement) {
        assertThat(new CausePhrases(HOST).of(cause)).isEqualTo(statement);
    }

    /** Each number of the examples is that of an entry in a container: none is named without. */
    @ParameterizedTest
    @MethodSource("causes")
    void entriesAreNamedWithTheirContainers(Cause cause, String statement) {
        Map<Long, Container> containers = LongStream.range(0, 1000)
                .boxed()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> Container.ofNamespace("n" + number, Container.Source.TEMPLATE_FIELD)));
        String text = new CausePhrases(EntryNames.inDocument(new NamedEntries(containers, containers))).of(cause);
        assertThat(text.replaceAll(" \\[n[0-9]+]", "")).isEqualTo(statement);
        String number = "(?:entry,? |entries | to |in each|and )([0-9]+)(?! further| later| entr|[0-9])";
        Matcher named = Pattern.compile(number).matcher(text);
        while (named.find()) {
            assertThat(text.substring(named.end(1))).as(text).startsWith(" [n" + named.group(1) + "]");
        }
    }

    @Test
    void everyCauseHasAnExample() {
        assertThat(causes().map(one -> one.get()[0].getClass().getSimpleName()).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Cause.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void hintsFollowTheStatement() {
        Hint others = new Hint.BanksReproduced(List.of(PcrBank.SHA1, PcrBank.SHA384, PcrBank.SHA512), PcrBank.SHA256);
        assertThat(ExplanationPhrases.sentence(new NotExplained(EXPECTED, List.of(others), NamedEntries.NONE)))
                .isEqualTo(
                        "sha256 PCR 10 is not explainable with this evidence; sha1, sha384 and sha512 of the same PCR"
                                + " are reproduced: the list is whole, and something happened to the sha256 bank alone.");
        Explanation explanation = new Explanation(
                "",
                PcrBank.SHA256,
                EXPECTED,
                Explanation.Kind.DROPPED_ENTRY,
                List.of(),
                List.of(),
                new Cause.NotExtended(new EntryRange(5, 5), 0),
                List.of(new Hint.LostAtKexec(7, 9)),
                NamedEntries.NONE);
        assertThat(ExplanationPhrases.sentence(explanation))
                .isEqualTo("sha256 PCR 10 is reproduced without entry 5, logged but not extended; after kexec_load in"
                        + " entry 7 the list has no kexec_execute before the boot_aggregate in entry 9: what was"
                        + " measured last before the kexec is in the PCR and lost to the list.");
    }

    @ParameterizedTest
    @EnumSource(WellKnownExtend.class)
    void whatIsWellKnownHasAName(WellKnownExtend known) {
        assertThat(OriginPhrases.of(HOST, new ForeignOrigin.WellKnown(known)))
                .matches(text -> known.text().map(text::contains).orElse(!text.isBlank()));
    }

    @ParameterizedTest
    @EnumSource(HypothesisKind.class)
    void whatWasTriedNamesNothingThatWasNotGiven(HypothesisKind kind) {
        TrialScope none = new TrialScope(false, false, false, List.of(), Optional.of(PcrBank.SHA1));
        String tried =
                TrialPhrases.tried(new TrialRecord(EXPECTED, kind, none, false, 1, List.of(), NamedEntries.NONE));
        assertThat(tried).isNotBlank().doesNotContain("given", "candidate");
        if (kind == HypothesisKind.PCR_RESET) {
            TrialScope start = new TrialScope(false, true, false, List.of(), Optional.empty());
            assertThat(TrialPhrases.tried(
                            new TrialRecord(EXPECTED, kind, start, false, 1, List.of(), NamedEntries.NONE)))
                    .contains("or at the given start value");
        }
    }

    @Test
    void whatWasLeftOutNamesItsPlaces() {
        EntryRange entries = new EntryRange(5, 9);
        assertThat(TrialPhrases.cut(new Cut.Places(Cut.What.ALL, entries), HOST))
                .isEqualTo("at entries 5 to 9");
        assertThat(TrialPhrases.cut(new Cut.InARow(2, entries), HOST))
                .isEqualTo("2 and more in a row, at entries 5 to 9");
        assertThat(TrialPhrases.cut(new Cut.Distance(3, true, entries), HOST))
                .isEqualTo("at a distance of 3 and more, at entries 5 to 9");
        assertThat(TrialPhrases.cut(new Cut.Runs(StartKind.ALL_ONES, false, entries), HOST))
                .isEqualTo("back at all ones, runs that begin at entries 5 to 9");
        assertThat(TrialPhrases.cut(new Cut.PartOf(HypothesisKind.SWAPPED_ENTRIES), HOST))
                .isEqualTo("not all of swapped_entries");
    }
}
