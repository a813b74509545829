package dev.imatool.examine.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesExaminationTest {
    private static final ExpectedPcr VALUE =
            new ExpectedPcr("sha256", 10, ByteString.ofHex("5".repeat(64)), "command line");
    private static final ExpectedArguments EXPECTED =
            new ExpectedArguments(List.of(), Optional.empty(), List.of(VALUE));

    @TempDir
    private Path folder;

    private static SignaturesQuestion question(
            List<String> keys, boolean measured, ExpectedArguments expected, GivenStarts starts, boolean strict)
            throws IOException {
        String list = ResourceFolder.onDisk("corpus")
                .resolve("templates-mixed-6.12/final/binary_runtime_measurements")
                .toString();
        return new SignaturesQuestion(list, keys, measured, expected, starts, strict);
    }

    private static SignaturesReport examine(InputArguments inputs, SignaturesQuestion question) throws IOException {
        return new SignaturesExamination(new ListPass(inputs)).examine(question);
    }

    private static InputArguments inputs() {
        return new InputArguments();
    }

    private static List<EntrySignatures> all(SignaturesReport report) throws IOException {
        List<EntrySignatures> entries = new ArrayList<>();
        report.all().feed(entries::add);
        return entries;
    }

    @Test
    void everyEntryIsJudgedAgainAsItWasCounted() throws IOException {
        String keys = ResourceFolder.onDisk("corpus/keys").toString();
        try (InputArguments inputs = inputs()) {
            SignaturesReport report =
                    examine(inputs, question(List.of(keys), true, ExpectedArguments.NONE, GivenStarts.NONE, false));
            assertThat(report.head().verdict()).isEqualTo(SignaturesReport.ALL_GOOD);
            List<EntrySignatures> entries = all(report);
            for (SignatureVerdict verdict : SignatureVerdict.values()) {
                if (verdict != SignatureVerdict.NOT_APPLICABLE) {
                    assertThat(entries)
                            .filteredOn(entry -> entry.verdict() == verdict)
                            .hasSize(Math.toIntExact(report.counts().of(verdict)));
                }
            }
            assertThat(entries).extracting(EntrySignatures::entry).isSorted();
            assertThat(all(report)).isEqualTo(entries);
        }
    }

    @Test
    void aKeyThatCannotBeReadBesideOthersIsANotice() throws IOException {
        String good = Files.readString(ResourceFolder.onDisk("corpus/keys").resolve("x509_rsa.pem"));
        String broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
        String keys =
                Files.writeString(folder.resolve("keys.pem"), good + broken).toString();
        try (InputArguments inputs = inputs()) {
            SignaturesReport report =
                    examine(inputs, question(List.of(keys), false, ExpectedArguments.NONE, GivenStarts.NONE, false));
            assertThat(report.head().notices())
                    .filteredOn(notice -> notice.kind() == NoticeKind.KEYS)
                    .extracting(Notice::input)
                    .containsExactly(keys);
        }
    }

    @Test
    void anUnknownKeyIsAFindingOnlyWhereTheQuestionIsStrict() throws IOException {
        try (InputArguments inputs = inputs()) {
            SignaturesReport lax =
                    examine(inputs, question(List.of(), false, ExpectedArguments.NONE, GivenStarts.NONE, false));
            assertThat(lax.head().verdict()).isEqualTo(SignaturesReport.UNKNOWN_KEYS);
            assertThat(lax.exit()).isEqualTo(ExitCode.OK);
            SignaturesReport strict =
                    examine(inputs, question(List.of(), false, ExpectedArguments.NONE, GivenStarts.NONE, true));
            assertThat(strict.head().findings().count()).isEqualTo(strict.signedNotGood());
            assertThat(strict.exit()).isNotEqualTo(ExitCode.OK);
        }
    }

    @Test
    void valuesThatDecideNothingAreRefused() throws IOException {
        GivenStarts starts = new GivenStarts(List.of(VALUE));
        try (InputArguments inputs = inputs()) {
            assertThatThrownBy(() -> examine(inputs, question(List.of(), false, EXPECTED, GivenStarts.NONE, false)))
                    .isInstanceOfSatisfying(
                            QuestionException.class,
                            refused -> assertThat(refused.problem())
                                    .isEqualTo(QuestionProblem.Contradiction.VALUES_FOR_UNUSED_KEYS));
            assertThatThrownBy(() -> examine(inputs, question(List.of(), true, ExpectedArguments.NONE, starts, false)))
                    .isInstanceOfSatisfying(
                            QuestionException.class,
                            refused -> assertThat(refused.problem())
                                    .isEqualTo(QuestionProblem.Contradiction.START_VALUES_WITHOUT_EXPECTED_ONES));
        }
    }
}
