package dev.imatool.replay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.PcrMatch;
import dev.imatool.replay.Replay;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void everyRealListIsConsistent(Snapshot snapshot) throws IOException {
        for (Snapshot.ListFile file : snapshot.lists()) {
            if (file.format() == ListFormat.BINARY) {
                VerificationResult result =
                        verify(BinaryList.read(file.path(), snapshot.truth().byteOrder(), file.bank()));
                long violations = snapshot.truth().violations();
                long compared = snapshot.truth().entries() - violations;
                assertThat(result.problems()).isEmpty();
                assertThat(result.verdict()).isEqualTo(VerificationVerdict.CONSISTENT);
                assertThat(result.templateDigests())
                        .isEqualTo(new TemplateDigestCounts(compared, compared, 0, violations, 0));
            }
        }
    }

    @Test
    void changedEntryIsFoundWithBothDigests() {
        ListEntry good = ListEntry.file(2, 10, PcrBank.SHA1, "/bin/sh");
        ByteString other = ListEntry.hash(PcrBank.SHA1, ByteString.ofText("other"));
        VerificationResult result =
                verify(List.of(ListEntry.file(1, 10, PcrBank.SHA1, "/bin/a"), good.withDigest(other)));
        assertThat(result.verdict()).isEqualTo(VerificationVerdict.INCONSISTENT);
        assertThat(result.templateDigests()).isEqualTo(new TemplateDigestCounts(2, 1, 1, 0, 0));
        EntryProblem finding = result.problems().get(0);
        assertThat(result.problems()).hasSize(1);
        assertThat(finding.kind().id()).isEqualTo("template_digest_mismatch");
        assertThat(finding.entry()).isEqualTo(2);
        assertThat(finding.path().utf8()).contains("/bin/sh");
        assertThat(finding.evidence())
                .isEqualTo(EntryProblem.Evidence.of(new EntryValue.Digest(other), new EntryValue.Digest(good.digest()))
                        .in("sha1"));
    }

    @Test
    void forgedEntryBehindTheMatchIsStillFound() throws IOException {
        Snapshot snapshot = Corpus.snapshot("demo-before-after-6.1/pcr-older-than-log");
        List<ListEntry> entries = new ArrayList<>(
                BinaryList.read(snapshot.binary(), snapshot.truth().byteOrder(), PcrBank.SHA1));
        ListEntry hundredth = entries.get(99);
        entries.set(99, ListEntry.file(100, 10, PcrBank.SHA1, "/forged").withDigest(hundredth.digest()));
        ByteString tpm = snapshot.truth().pcr(PcrBank.SHA256, 10).orElseThrow().tpm();
        TemplateDigests digests = new TemplateDigests();
        Replay replay = Replay.against(List.of(new ExpectedPcr("sha256", 10, tpm, "TPM")));
        Verification verification = new Verification();
        for (ListEntry entry : entries) {
            digests.standOn(entry);
            verification.check(digests);
            replay.extend(digests);
        }
        assertThat(replay.result().verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
        assertThat(replay.result().pcrs().get(0).match().map(PcrMatch::entriesAfter))
                .contains(5L);
        assertThat(verification.result().verdict()).isEqualTo(VerificationVerdict.INCONSISTENT);
        assertThat(verification.result().problems())
                .extracting(EntryProblem::entry, EntryProblem::kind)
                .containsExactly(tuple(100L, EntryProblemKind.TEMPLATE_DIGEST_MISMATCH));
    }

    @Test
    void emptyListSaysThatNothingWasRead() {
        assertThat(verify(List.of()).verdict()).isEqualTo(VerificationVerdict.NOTHING_READ);
    }

    @Test
    void oneEntryOfWhichNoTemplateDigestCanBeComputedLeavesTheListUnproven() {
        ListEntry good = ListEntry.file(1, 10, PcrBank.SHA1, "/bin/a");
        ListEntry lost = ListEntry.file(2, 10, PcrBank.SHA1, "/bin/b").withoutData();
        ListEntry violation = ListEntry.violation(3, 10, PcrBank.SHA1, "/v");
        assertThat(verify(List.of(lost)).verdict()).isEqualTo(VerificationVerdict.UNPROVEN);
        assertThat(verify(List.of(lost, violation)).verdict()).isEqualTo(VerificationVerdict.UNPROVEN);
        VerificationResult mixed = verify(List.of(good, lost, violation));
        assertThat(mixed.verdict()).isEqualTo(VerificationVerdict.UNPROVEN);
        assertThat(mixed.templateDigests()).isEqualTo(new TemplateDigestCounts(1, 1, 0, 1, 1));
        assertThat(mixed.unproven()).isEqualTo(1);
        assertThat(mixed.contradictions()).isZero();
        assertThat(mixed.problems())
                .extracting(
                        EntryProblem::entry,
                        EntryProblem::kind,
                        finding -> finding.evidence().logged())
                .containsExactly(
                        tuple(2L, EntryProblemKind.ENTRY_UNPROVEN, Optional.of(new EntryValue.Digest(lost.digest()))));
        assertThat(verify(List.of(violation)).verdict()).isEqualTo(VerificationVerdict.CONSISTENT);
    }

    @Test
    void notesAloneLeaveAListConsistent() {
        ListEntry entry = ListEntry.of(
                1,
                10,
                PcrBank.SHA1,
                "d-ng|n-ng",
                ListEntry.digestField("blake3", ByteString.copyOf(new byte[32])),
                ListEntry.name("/f"));
        VerificationResult result = verify(List.of(entry));
        assertThat(result.verdict()).isEqualTo(VerificationVerdict.CONSISTENT);
        assertThat(result.notes()).isEqualTo(1);
        assertThat(result.contradictions()).isZero();
        assertThat(result.problems()).hasSize(1);
    }

    @Test
    void onlyTheFirstFindingsAreKeptAndNotesDoNotCrowdThemOut() {
        ByteString zero = ByteString.copyOf(new byte[32]);
        Verification verification = new Verification();
        for (int number = 1; number <= 3000; number++) {
            String algorithm = number <= 1500 ? "blake3" : "sha512";
            verification.check(ListEntry.of(
                    number,
                    10,
                    PcrBank.SHA1,
                    "d-ng|n-ng",
                    ListEntry.digestField(algorithm, zero),
                    ListEntry.name("/f")));
        }
        VerificationResult result = verification.result();
        assertThat(result.notes()).isEqualTo(1500);
        assertThat(result.contradictions()).isEqualTo(1500);
        assertThat(result.problems()).hasSize(1100);
        assertThat(result.problems().get(100).entry()).isEqualTo(1501);
        assertThat(result.problemsLeftOut()).isEqualTo(1900);
    }

    @Test
    void unprovenEntriesDoNotCrowdOutContradictions() {
        Verification verification = new Verification();
        for (int number = 1; number <= 500; number++) {
            verification.check(ListEntry.file(number, 10, PcrBank.SHA1, "/lost").withoutData());
        }
        ListEntry good = ListEntry.file(501, 10, PcrBank.SHA1, "/bin/sh");
        verification.check(good.withDigest(ListEntry.hash(PcrBank.SHA1, ByteString.EMPTY)));
        VerificationResult result = verification.result();
        assertThat(result.verdict()).isEqualTo(VerificationVerdict.INCONSISTENT);
        assertThat(result.unproven()).isEqualTo(500);
        assertThat(result.counts())
                .isEqualTo(
                        Map.of(EntryProblemKind.ENTRY_UNPROVEN, 500L, EntryProblemKind.TEMPLATE_DIGEST_MISMATCH, 1L));
        assertThat(result.problems()).hasSize(101);
        assertThat(result.problems().get(100).entry()).isEqualTo(501);
        assertThat(result.problemsLeftOut()).isEqualTo(400);
    }

    @Test
    void hugeEventNameIsKeptOnlyInPart() {
        ListEntry entry = ListEntry.file(1, 10, PcrBank.SHA1, "/" + "x".repeat(100_000));
        ListEntry bad = entry.withDigest(ListEntry.hash(PcrBank.SHA1, ByteString.EMPTY));
        assertThat(verify(List.of(bad)).problems().get(0).path().length()).isEqualTo(4096);
    }

    private static VerificationResult verify(List<ListEntry> entries) {
        Verification verification = new Verification();
        entries.forEach(verification::check);
        return verification.result();
    }
}
