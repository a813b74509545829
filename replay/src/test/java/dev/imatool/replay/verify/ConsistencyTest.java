package dev.imatool.replay.verify;

import static dev.imatool.replay.list.ListEntry.digestField;
import static dev.imatool.replay.list.ListEntry.hash;
import static dev.imatool.replay.list.ListEntry.join;
import static dev.imatool.replay.list.ListEntry.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.verify.EntryValue.Countable;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One entry at a time whose template digest is good and whose fields are not, or look as if they were not. */
class ConsistencyTest {
    private static final ByteString ZERO_SHA1 = ByteString.copyOf(new byte[20]);
    private static final ByteString ZERO_SHA256 = ByteString.copyOf(new byte[32]);
    private static final ByteString SOME_SHA256 = hash(PcrBank.SHA256, ByteString.ofText("content"));
    private static final Template LEGACY = Template.of("ima", "d|n");

    @Test
    void goodEntryHasNoFinding() {
        assertThat(problems("d-ng|n-ng", digestField("sha256", SOME_SHA256), name("/bin/sh")))
                .isEmpty();
        assertThat(problems("d-ngv2|n-ng|sig", digestField("verity:sha256", SOME_SHA256), name("/f"), ByteString.EMPTY))
                .isEmpty();
        assertThat(problems("d|n", ZERO_SHA1, name("/f"))).isEmpty();
    }

    @Test
    void digestOfTheWrongLengthIsFound() {
        EntryProblem finding = only(problems("d-ng|n-ng", digestField("sha256", ZERO_SHA1), name("/f")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.DIGEST_LENGTH);
        assertThat(finding.evidence())
                .isEqualTo(EntryProblem.Evidence.of(amount(20, Countable.BYTES), amount(32, Countable.BYTES))
                        .in("sha256"));
        assertThat(finding.path()).isEqualTo(ByteString.ofText("/f"));
        assertThat(finding.entry()).isEqualTo(1);
        assertThat(finding.location().offset()).isEqualTo(100);
        assertThat(only(problems("d|n", ZERO_SHA256, name("/f"))).kind()).isEqualTo(EntryProblemKind.DIGEST_LENGTH);
    }

    @Test
    void unknownAlgorithmIsANote() {
        EntryProblem finding = only(problems("d-ng|n-ng", digestField("sha\n256", SOME_SHA256), name("/f")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.UNKNOWN_ALGORITHM);
        assertThat(finding.evidence().algorithm()).contains("sha\\x0a256");
        assertThat(finding.kind().contradiction()).isFalse();
        assertThat(only(problems("d-ng|n-ng", digestField("", SOME_SHA256), name("/f")))
                        .kind())
                .isEqualTo(EntryProblemKind.UNKNOWN_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "sha256:", "sha256\0", ""})
    void digestFieldOfAnotherFormIsFound(String stored) {
        EntryProblem finding = only(problems("d-ng|n-ng", ByteString.ofText(stored), name("/f")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.FIELD_MALFORMED);
    }

    @Test
    void typedDigestWithoutTypeIsFound() {
        EntryProblem finding = only(problems("d-ngv2|n-ng", digestField("sha256", SOME_SHA256), name("/f")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.FIELD_MALFORMED);
    }

    @Test
    void nameMustEndAtItsOnlyNul() {
        for (String stored : List.of("/f", "/f\0x\0", "/f\0\0", "")) {
            EntryProblem finding =
                    only(problems("d-ng|n-ng", digestField("sha256", SOME_SHA256), ByteString.ofText(stored)));
            assertThat(finding.kind()).as(stored).isEqualTo(EntryProblemKind.NAME_TERMINATION);
            assertThat(finding.evidence().computed()).contains(EntryValue.Form.NUL_AT_END);
        }
        assertThat(problems("d-ng|n-ng", digestField("sha256", SOME_SHA256), name("")))
                .as("an empty event name")
                .isEmpty();
    }

    @Test
    void legacyNameHasNoNulUnlessItIsStoredPadded() {
        assertThat(legacy(ZERO_SHA1, ByteString.ofText("/f"))).isEmpty();
        assertThat(legacy(ZERO_SHA1, join(ByteString.ofText("/f"), ByteString.copyOf(new byte[254]))))
                .isEmpty();
        assertThat(only(legacy(ZERO_SHA1, name("/f"))).kind()).isEqualTo(EntryProblemKind.NAME_TERMINATION);
        assertThat(only(legacy(ZERO_SHA1, name("/f"))).evidence())
                .isEqualTo(EntryProblem.Evidence.of(
                        new EntryValue.FirstNul(OptionalInt.of(3), 3), EntryValue.Form.NO_NUL));
        assertThat(only(legacy(ZERO_SHA1, ByteString.ofText("/f\0g"))).kind())
                .isEqualTo(EntryProblemKind.NAME_TERMINATION);
    }

    @Test
    void zeroFileDigestOfAnOrdinaryEntryIsNoFinding() {
        assertThat(problems("d-ng|n-ng", digestField("sha256", ZERO_SHA256), name("boot_aggregate")))
                .isEmpty();
    }

    @Test
    void violationsOfEveryKernelAreNoFindings() {
        assertThat(violation("d-ng|n-ng", digestField("sha1", ZERO_SHA1), name("/f")))
                .isEmpty();
        assertThat(violation("d-ng|n-ng", digestField("sha512", ZERO_SHA1), name("/f")))
                .as("5.19-rc")
                .isEmpty();
        assertThat(violation("d-ng|n-ng", digestField("sha256", ZERO_SHA256), name("/f")))
                .isEmpty();
        ListEntry strange = entry(LEGACY, ByteString.copyOf(new byte[7]), ByteString.ofText("/f"));
        assertThat(check(strange.withDigest(ZERO_SHA1)).problems())
                .as("5.19 to 6.12, legacy")
                .isEmpty();
        assertThat(check(strange.withDigest(ZERO_SHA1).withoutLayout()).problems())
                .isEmpty();
    }

    @Test
    void violationThatNamesAFileDigestIsFound() {
        EntryProblem finding = only(violation("d-ng|n-ng", digestField("sha256", SOME_SHA256), name("/f")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.VIOLATION_WITH_FILE_DIGEST);
        assertThat(finding.evidence())
                .isEqualTo(
                        EntryProblem.Evidence.of(new EntryValue.Digest(SOME_SHA256), new EntryValue.Digest(ZERO_SHA256))
                                .in("sha256"));
        ListEntry legacy = entry(LEGACY, hash(PcrBank.SHA1, ByteString.EMPTY), ByteString.ofText("/f"));
        assertThat(only(check(legacy.withDigest(ZERO_SHA1)).problems()).kind())
                .isEqualTo(EntryProblemKind.VIOLATION_WITH_FILE_DIGEST);
    }

    @Test
    void bufferMustHashToTheFileDigest() {
        ByteString buffer = ByteString.ofText("root=/dev/sda1 ro");
        ByteString digest = hash(PcrBank.SHA256, buffer);
        assertThat(problems("d-ng|n-ng|buf", digestField("sha256", digest), name("kexec-cmdline"), buffer))
                .isEmpty();

        EntryProblem finding =
                only(problems("d-ng|n-ng|buf", digestField("sha256", SOME_SHA256), name("kexec-cmdline"), buffer));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.BUFFER_DIGEST_MISMATCH);
        assertThat(finding.evidence())
                .isEqualTo(EntryProblem.Evidence.of(new EntryValue.Digest(SOME_SHA256), new EntryValue.Digest(digest))
                        .in("sha256"));
    }

    @Test
    void bufferThatIsEmptyOrOfAViolationIsNotHashed() {
        assertThat(problems("d-ng|n-ng|buf", digestField("sha256", SOME_SHA256), name("/f"), ByteString.EMPTY))
                .isEmpty();
        assertThat(violation(
                        "d-ng|n-ng|buf",
                        digestField("sha256", ZERO_SHA256),
                        name("label"),
                        ByteString.ofText("buffer")))
                .isEmpty();
    }

    @Test
    void bufferUnderAnAlgorithmThatNobodyComputesIsANote() {
        ByteString tiger = ByteString.copyOf(new byte[24]);
        EntryProblem finding =
                only(problems("d-ng|n-ng|buf", digestField("tgr192", tiger), name("label"), ByteString.ofText("b")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.BUFFER_NOT_CHECKED);
        assertThat(finding.kind().contradiction()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ByteOrder.class)
    void xattrsAgreeInEitherByteOrder(ByteOrder order) {
        assertThat(xattrs("security.ima|security.capability\0", words(order, 3, 2), "12345"))
                .isEmpty();
        assertThat(xattrs("", ByteString.EMPTY, "")).isEmpty();
    }

    @Test
    void xattrsThatDoNotAgreeAreFound() {
        ByteString two = words(ByteOrder.LITTLE, 3, 2);
        assertDisagree(xattrs("security.ima\0", two, "12345"), amount(1, Countable.NAMES));
        assertDisagree(
                xattrs("security.ima|security.capability\0", two, "123456"), amount(6, Countable.BYTES_OF_VALUES));
        assertDisagree(xattrs("security.ima|security.capability", two, "12345"), amount(32, Countable.BYTES_OF_NAMES));
        assertDisagree(xattrs("a\0|b\0", two, "12345"), amount(5, Countable.BYTES_OF_NAMES));
        assertDisagree(xattrs("a|b\0", two.slice(0, 7), "12345"), amount(7, Countable.BYTES_OF_LENGTHS));
        assertDisagree(
                xattrs("a|b\0", words(ByteOrder.LITTLE, 0xffffffff, 6), "12345"), amount(5, Countable.BYTES_OF_VALUES));
    }

    @Test
    void numberOfAnotherWidthIsFound() {
        assertThat(problems("n-ng|iuid|imode", name("/f"), ByteString.EMPTY, ByteString.EMPTY))
                .isEmpty();
        EntryProblem finding = only(problems("n-ng|iuid", name("/f"), ByteString.ofText("ab")));
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.FIELD_MALFORMED);
        assertThat(finding.evidence().logged()).contains(amount(2, Countable.BYTES_OF_A_NUMBER));
    }

    @Test
    void dataThatDoesNotDivideIntoItsFieldsIsFoundWhereItIsLogged() {
        ListEntry odd = ListEntry.file(1, 10, PcrBank.SHA1, "/f").withoutLayout();
        EntryProblem finding = only(check(odd).problems());
        assertThat(finding.kind()).isEqualTo(EntryProblemKind.FIELD_LAYOUT);
        assertThat(finding.evidence().logged()).contains(amount(51, Countable.BYTES_OF_TEMPLATE_DATA));
        assertThat(check(odd.withProvenance(Provenance.REENCODED)).problems()).isEmpty();
        assertThat(check(odd.withTemplate(Template.unknown("strange"))).problems())
                .isEmpty();
    }

    @Test
    void digestLengthIsCheckedWithoutTemplateDataToo() {
        ListEntry entry = entry(Template.of("ima-ng", "d-ng|n-ng"), digestField("sha256", ZERO_SHA1), name("/f"));
        List<EntryProblem> problems = check(entry.withoutData()).problems();
        assertThat(problems)
                .extracting(EntryProblem::kind)
                .containsExactly(EntryProblemKind.ENTRY_UNPROVEN, EntryProblemKind.DIGEST_LENGTH);
        assertThat(problems.get(1).provenance()).isEqualTo(Provenance.UNAVAILABLE);
    }

    private static List<EntryProblem> xattrs(String names, ByteString lengths, String values) {
        return problems(
                "n-ng|xattrnames|xattrlengths|xattrvalues",
                name("/f"),
                ByteString.ofText(names),
                lengths,
                ByteString.ofText(values));
    }

    private static EntryValue amount(long number, Countable what) {
        return new EntryValue.Amount(number, what);
    }

    private static void assertDisagree(List<EntryProblem> problems, EntryValue logged) {
        assertThat(only(problems).kind()).isEqualTo(EntryProblemKind.XATTRS_DISAGREE);
        assertThat(only(problems).evidence().logged()).contains(logged);
    }

    private static ByteString words(ByteOrder order, int one, int other) {
        byte[] bytes = new byte[8];
        order.put(bytes, 0, 4, one);
        order.put(bytes, 4, 4, other);
        return ByteString.copyOf(bytes);
    }

    private static ListEntry entry(Template template, ByteString... fields) {
        return ListEntry.of(1, 10, PcrBank.SHA1, template, ByteOrder.LITTLE, fields);
    }

    private static List<EntryProblem> problems(String format, ByteString... fields) {
        return check(entry(Template.of(format, format), fields)).problems();
    }

    private static List<EntryProblem> legacy(ByteString... fields) {
        return check(entry(LEGACY, fields)).problems();
    }

    private static List<EntryProblem> violation(String format, ByteString... fields) {
        return check(entry(Template.of(format, format), fields).withDigest(ZERO_SHA1))
                .problems();
    }

    private static VerificationResult check(ListEntry entry) {
        Verification verification = new Verification();
        verification.check(entry);
        return verification.result();
    }

    private static EntryProblem only(List<EntryProblem> problems) {
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
