package dev.imatool.diff;

import static dev.imatool.diff.Diffs.concat;
import static dev.imatool.diff.Diffs.diff;
import static dev.imatool.diff.Diffs.lines;
import static dev.imatool.diff.Diffs.list;
import static dev.imatool.diff.TestEntry.file;
import static dev.imatool.diff.TestEntry.hash;
import static dev.imatool.diff.TestEntry.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChangeKindsTest {
    /** Lists of separate boots: the first entry is another one, so that all of both lists is compared. */
    private static List<String> apart(List<TestEntry> before, List<TestEntry> after) {
        return lines(diffApart(before, after));
    }

    private static ListDiff diffApart(List<TestEntry> before, List<TestEntry> after) {
        TestEntry first = file("/boot", "").zeroDigest();
        return diff(behind(first.signed("before"), before), behind(first.signed("after"), after));
    }

    private static List<TestEntry> behind(TestEntry first, List<TestEntry> rest) {
        return concat(List.of(first), rest.toArray(TestEntry[]::new));
    }

    @Test
    void anotherDigestIsModified() {
        assertThat(apart(list(file("/a", "1")), list(file("/a", "2")))).containsExactly("modified /a 2 -> 2");
    }

    @Test
    void everyNewContentIsProvenByItsFirstEntry() {
        assertThat(apart(
                        list(file("/a", "1"), file("/a", "2")),
                        list(file("/a", "2"), file("/a", "3"), file("/a", "4"), file("/a", "3"), file("/a", "2"))))
                .containsExactly("modified /a 3 -> 3,4");
    }

    @Test
    void oldContentThatCameBackIsModified() {
        assertThat(apart(list(file("/a", "1"), file("/a", "2")), list(file("/a", "2"), file("/a", "1"))))
                .containsExactly("modified /a 3 -> 3");
    }

    @Test
    void anUpdateThatTheOtherBootHasFromTheStartIsNoChange() {
        assertThat(apart(list(file("/a", "1"), file("/a", "2")), list(file("/a", "2"))))
                .isEmpty();
    }

    @Test
    void theSidesCarryTheDigestsAsLogged() {
        Change change = diffApart(list(file("/a", "1")), list(file("/a", "2")))
                .changes()
                .get(0);
        assertThat(change.before())
                .containsExactly(new Side(
                        2,
                        OptionalInt.of(10),
                        Optional.of(new MeasuredDigest(Optional.empty(), "sha256", hash("SHA-256", "1"))),
                        false,
                        Side.Signature.NOT_CARRIED,
                        false));
        assertThat(change.after().get(0).fileDigest().orElseThrow().digest()).isEqualTo(hash("SHA-256", "2"));
    }

    @Test
    void digestsOfOtherAlgorithmsAreNotCompared() {
        assertThat(apart(list(file("/a", "1").sha1("1")), list(file("/a", "1"))))
                .containsExactly("digest_algorithm_changed /a 2 -> 2");
    }

    @Test
    void whereOneAlgorithmIsOnBothSidesItDecides() {
        List<TestEntry> both = list(file("/a", "1").sha1("1"), file("/a", "1"));
        assertThat(apart(both, list(file("/a", "1")))).isEmpty();
        assertThat(apart(list(file("/a", "0")), both)).containsExactly("modified /a 2 -> 3");
    }

    @Test
    void aFurtherDigestInAnAlgorithmThatBeforeLacksMayBeOfAnything() {
        assertThat(apart(list(file("/a", "1")), list(file("/a", "1").sha1("other"), file("/a", "1"))))
                .containsExactly("digest_algorithm_changed /a 2 -> 2");
    }

    @Test
    void anFsVerityDigestIsOfAnotherAlgorithmThanThatOfTheWholeFile() {
        TestEntry verity = file("/a", "1").templated("ima-ngv2", "d-ngv2|n-ng", Optional.empty());
        ListDiff diff = diffApart(list(file("/a", "1")), list(verity));
        assertThat(lines(diff)).containsExactly("digest_algorithm_changed /a 2 -> 2");
        assertThat(diff.changes()
                        .get(0)
                        .after()
                        .get(0)
                        .fileDigest()
                        .orElseThrow()
                        .type())
                .contains("verity");
    }

    @Test
    void moreViolationsAreAChangeAndTheirZeroDigestIsNoContent() {
        assertThat(apart(
                        list(file("/a", "1"), violationOf("/a")),
                        list(violationOf("/a"), file("/a", "1"), violationOf("/a"))))
                .containsExactly("violation /a 3 -> 2,4");
        assertThat(apart(list(file("/a", "1"), violationOf("/a")), list(violationOf("/a"), file("/a", "1"))))
                .isEmpty();
    }

    @Test
    void aNewPathThatWasOnlyViolatedIsOneChange() {
        assertThat(apart(list(), list(violationOf("/v")))).containsExactly("violation /v -> 2");
    }

    @Test
    void aContentThatOneSideDoesNotHaveIsNotComparable() {
        assertThat(apart(list(file("/a", "1")), list(file("/a", "1").unreadable("x"))))
                .containsExactly("not_comparable /a 2 -> 2");
        assertThat(apart(list(file("/a", "1").zeroDigest()), list(file("/a", "1"))))
                .containsExactly("not_comparable /a 2 -> 2");
        assertThat(apart(
                        list(file("/a", "").unreadable("x")),
                        list(file("/a", "").unreadable("y"))))
                .containsExactly("not_comparable /a 2 -> 2");
        assertThat(apart(
                        list(file("/a", "").unreadable("x")),
                        list(file("/a", "").unreadable("x"))))
                .isEmpty();
        assertThat(apart(list(file("/a", "").zeroDigest()), list(file("/a", "").zeroDigest())))
                .isEmpty();
    }

    @Test
    void knownContentUnderANewPathNamesWhereItIsKnownFrom() {
        ListDiff diff = diffApart(
                list(file("/a", "1"), file("/b", "1"), file("/a", "1"), file("/c", "1"), file("/d", "1")),
                list(file("/a", "1"), file("/b", "1"), file("/c", "1"), file("/d", "1"), file("/new", "1")));
        assertThat(lines(diff)).containsExactly("renamed_or_copied /new 2,3,5 -> 6");
        assertThat(diff.changes().get(0).origins())
                .containsExactly(
                        new Change.Origin(Optional.empty(), ByteString.ofText("/a"), 2),
                        new Change.Origin(Optional.empty(), ByteString.ofText("/b"), 3),
                        new Change.Origin(Optional.empty(), ByteString.ofText("/c"), 5));
    }

    @Test
    void emptyFilesAreNotTakenForCopies() {
        assertThat(apart(list(file("/a", "")), list(file("/a", ""), file("/b", ""))))
                .containsExactly("added /b -> 3");
        assertThat(apart(
                        list(file("/a", "").sha1("")),
                        list(file("/a", "").sha1(""), file("/b", "").sha1(""))))
                .containsExactly("added /b -> 3");
    }

    @Test
    void aNewPathWithSomeUnknownContentIsAdded() {
        assertThat(apart(list(file("/a", "1")), list(file("/a", "1"), file("/b", "1"), file("/b", "2"))))
                .containsExactly("added /b -> 3,4");
    }

    @Test
    void anotherSignatureOfTheSameContentIsASignatureChange() {
        ListDiff diff = diffApart(
                list(file("/a", "1").signed("x")), list(file("/a", "1").signed("")));
        assertThat(lines(diff)).containsExactly("signature_changed /a 2 -> 2");
        assertThat(diff.changes().get(0).before().get(0).signature()).isEqualTo(Side.Signature.PRESENT);
        assertThat(diff.changes().get(0).after().get(0).signature()).isEqualTo(Side.Signature.ABSENT);
    }

    @Test
    void aSignatureThatBeforeNeverHadIsAChangeEvenIfTheOldOneCameBack() {
        assertThat(apart(
                        list(file("/a", "1").signed("x"), file("/a", "1").signed("y")),
                        list(
                                file("/a", "1").signed("x"),
                                file("/a", "1").signed("new"),
                                file("/a", "1").signed("y"))))
                .containsExactly("signature_changed /a 3 -> 3");
    }

    @Test
    void signaturesAreComparedOnlyWhereBothTemplatesHaveTheField() {
        assertThat(apart(list(file("/a", "1")), list(file("/a", "1").signed("x"))))
                .isEmpty();
        TestEntry evm = file("/a", "1").templated("evm-sig", "d-ng|n-ng|evmsig", Optional.of("x"));
        assertThat(apart(list(evm), list(file("/a", "1").signed("y")))).isEmpty();
    }

    @Test
    void anotherContentHidesItsOtherSignature() {
        assertThat(apart(list(file("/a", "1").signed("x")), list(file("/a", "2").signed("y"))))
                .containsExactly("modified /a 2 -> 2");
    }

    @Test
    void anotherOwnerOfTheSameContentIsAMetadataChangeAndNamesTheField() {
        ListDiff diff = diffApart(list(owned("0")), list(owned("1000")));
        assertThat(lines(diff)).containsExactly("metadata_changed /a 2 -> 2");
        assertThat(diff.changes().get(0).fields()).containsExactly(new FieldId("iuid"));
        assertThat(diffApart(list(owned("0")), list(owned("0"))).changes()).isEmpty();
    }

    @Test
    void everyFieldOfMetadataIsCompared() {
        for (String field : List.of("iuid", "igid", "imode", "xattrnames", "xattrlengths", "xattrvalues")) {
            TestEntry one = file("/a", "1").templated("", "d-ng|n-ng|" + field, Optional.of("1"));
            TestEntry other = file("/a", "1").templated("", "d-ng|n-ng|" + field, Optional.of("2"));
            ListDiff diff = diffApart(list(one), list(other));
            assertThat(lines(diff)).containsExactly("metadata_changed /a 2 -> 2");
            assertThat(diff.changes().get(0).fields()).containsExactly(new FieldId(field));
        }
    }

    @Test
    void metadataIsComparedOnlyWhereBothTemplatesCarryIt() {
        TestEntry mode = file("/a", "1").templated("", "d-ng|n-ng|imode", Optional.of("33188"));
        assertThat(apart(list(owned("0")), list(mode))).isEmpty();
        assertThat(apart(list(file("/a", "1")), list(mode))).isEmpty();
    }

    @Test
    void anotherSignatureDoesNotHideOtherMetadata() {
        TestEntry one = file("/a", "1").templated("", "d-ng|n-ng|evmsig|igid", Optional.of("1"));
        TestEntry other = file("/a", "1").templated("", "d-ng|n-ng|evmsig|igid", Optional.of("2"));
        assertThat(apart(list(one), list(other)))
                .containsExactly("signature_changed /a 2 -> 2", "metadata_changed /a 2 -> 2");
    }

    private static TestEntry owned(String owner) {
        return file("/a", "1").templated("", "d-ng|n-ng|iuid", Optional.of(owner));
    }

    @Test
    void theSameContentInAnotherPcrIsAChange() {
        ListDiff diff = diffApart(
                list(file("/a", "1"), file("/b", "2")), list(file("/a", "1").inPcr(11), file("/b", "2")));
        assertThat(lines(diff)).containsExactly("pcr_changed /a 2 -> 2");
        assertThat(diff.changes().get(0).before().get(0).pcr()).hasValue(10);
        assertThat(diff.changes().get(0).after().get(0).pcr()).hasValue(11);
        assertThat(apart(list(file("/a", "1")), list(file("/a", "2").inPcr(11))))
                .containsExactly("modified /a 2 -> 2");
    }

    @Test
    void aPathMeasuredIntoSeveralPcrsDidNotMove() {
        assertThat(apart(
                        list(file("/a", "1")),
                        list(file("/a", "1"), file("/a", "1").inPcr(11))))
                .isEmpty();
    }

    @Test
    void aPathMeasuredSeveralTimesThatMovedAsAWholeIsAChange() {
        List<TestEntry> before = list(file("/a", "1"), file("/a", "2"), file("/a", "3"));
        assertThat(apart(before, list(file("/a", "1").inPcr(11), file("/a", "2").inPcr(11))))
                .containsExactly("modified /a 4 -> 3", "pcr_changed /a 3 -> 3");
        assertThat(apart(before, list(file("/a", "3").inPcr(11), file("/a", "3").inPcr(12))))
                .as("measured into two PCRs")
                .isEmpty();
    }

    @Test
    void aBootAggregateInAnotherPcrIsAChange() {
        TestEntry boot = TestEntry.bootAggregate("f");
        assertThat(apart(list(boot), list(boot.inPcr(11)))).containsExactly("pcr_changed boot_aggregate 2 -> 2");
    }

    @Test
    void buffersOfOneNameAreASetWithoutOrder() {
        TestEntry one = file(".ima", "key 1").buffer();
        TestEntry two = file(".ima", "key 2").buffer();
        assertThat(apart(list(one, two), list(two, one))).isEmpty();
        assertThat(apart(list(one, two), list(file(".ima", "key 3").buffer(), two, one)))
                .containsExactly("modified .ima 3 -> 2");
    }

    @Test
    void theGravestComesFirstAndPathsAreInTheOrderOfTheirBytes() {
        List<TestEntry> before = list(
                file("/mod/b", "1"),
                file("/mod/a", "1"),
                file("/mod/\u00e9", "1"),
                file("/alg", "1").sha1("1"),
                file("/sig", "1").signed("x"),
                file("/gone", "g"),
                file("/odd", "1").zeroDigest());
        List<TestEntry> after = list(
                file("/odd", "1"),
                file("/new", "n"),
                file("/copy", "g"),
                violationOf("/mod/b"),
                file("/sig", "1").signed("y"),
                file("/alg", "1"),
                file("/mod/\u00e9", "2"),
                file("/mod/a", "2"),
                file("/mod/b", "2"));
        ListDiff diff = diffApart(before, after);
        assertThat(lines(diff))
                .containsExactly(
                        "modified /mod/a 3 -> 9",
                        "modified /mod/b 2 -> 10",
                        "modified /mod/\u00c3\u00a9 4 -> 8",
                        "violation /mod/b 2 -> 5",
                        "signature_changed /sig 6 -> 6",
                        "digest_algorithm_changed /alg 5 -> 7",
                        "not_comparable /odd 8 -> 2",
                        "renamed_or_copied /copy 7 -> 4",
                        "added /new -> 3",
                        "not_measured /gone 7 ->");
        assertThat(diff.verdict()).isEqualTo(ListDiff.Verdict.DIFFERENT);
        assertThat(diff.counts()).containsOnlyKeys(ChangeKind.values()).containsEntry(ChangeKind.MODIFIED, 3);
        assertThat(diff.counts()).containsEntry(ChangeKind.BOOT_AGGREGATE_CHANGED, 0);
    }

    @Test
    void theIdsAreThoseOfTheReport() {
        assertThat(Arrays.stream(ChangeKind.values()).map(ChangeKind::id))
                .containsExactly(
                        "modified",
                        "violation",
                        "boot_aggregate_changed",
                        "entries_lost",
                        "entries_moved",
                        "entries_doubled",
                        "entries_inserted",
                        "signature_changed",
                        "metadata_changed",
                        "pcr_changed",
                        "digest_algorithm_changed",
                        "not_comparable",
                        "renamed_or_copied",
                        "added",
                        "not_measured",
                        "violation_not_seen",
                        "engine_program");
    }
}
