package dev.imatool.replay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.replay.list.BinaryList;
import dev.imatool.replay.list.ListCursor;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyComparisonTest {
    private static final Template NG = Template.of("ima-ng", "d-ng|n-ng");

    private final List<ListEntry> list = List.of(
            ListEntry.file(1, 10, PcrBank.SHA1, "/1"),
            ListEntry.violation(2, 10, PcrBank.SHA1, "/2"),
            ListEntry.file(3, 11, PcrBank.SHA1, "/3"));

    @Test
    void copyIsTheSame() throws IOException {
        assertThat(compare(list, list)).isEqualTo(new CopyResult.Same(3));
        assertThat(compare(List.of(), List.of())).isEqualTo(new CopyResult.Same(0));
    }

    @Test
    void filesOfAllBanksAreCopiesOfOneList() throws IOException {
        Snapshot snapshot = Corpus.snapshot("violations-6.12/final");
        List<ListEntry> sha1 = BinaryList.read(snapshot.binary(), ByteOrder.LITTLE, PcrBank.SHA1);
        for (Snapshot.ListFile file : snapshot.lists()) {
            if (file.format() == ListFormat.BINARY) {
                List<ListEntry> other = BinaryList.read(file.path(), ByteOrder.LITTLE, file.bank());
                assertThat(compare(sha1, other)).isEqualTo(new CopyResult.Same(32));
            }
        }
    }

    @Test
    void sameActivityInTheOtherByteOrderPartsNowhere() throws IOException {
        List<ListEntry> big =
                BinaryList.read(Corpus.snapshot("s390x/01-ima-ng-sha256-be").binary(), ByteOrder.BIG, PcrBank.SHA1);
        List<ListEntry> little = BinaryList.read(
                Corpus.snapshot("s390x/02-ima-ng-sha256-canonical-le").binary(), ByteOrder.LITTLE, PcrBank.SHA1);
        assertThat(compare(big, little)).isEqualTo(new CopyResult.Same(51));
    }

    @Test
    void shorterCopyIsAPrefix() throws IOException {
        assertThat(compare(list.subList(0, 1), list)).isEqualTo(new CopyResult.FirstIsPrefix(1, 2));
        assertThat(compare(list, list.subList(0, 2))).isEqualTo(new CopyResult.SecondIsPrefix(2, 1));
    }

    @Test
    void placeWhereCopiesPartIsNamed() throws IOException {
        assertThat(compare(list, with(3, ListEntry.file(3, 10, PcrBank.SHA1, "/3"))))
                .isEqualTo(parts(3, CopyAspect.PCR, ""));
        assertThat(compare(list, with(1, list.get(0).withTemplate(Template.of("ima-sig", "d-ng|n-ng")))))
                .isEqualTo(parts(1, CopyAspect.TEMPLATE, ""));
        assertThat(compare(list, with(2, ListEntry.file(2, 10, PcrBank.SHA1, "/2"))))
                .isEqualTo(parts(2, CopyAspect.VIOLATION, ""));
        assertThat(compare(list, with(1, list.get(0).withDigest(list.get(2).digest()))))
                .isEqualTo(parts(1, CopyAspect.TEMPLATE_DIGEST, ""));
    }

    @Test
    void fieldThatDiffersIsNamedWhereTheTemplateDigestsAreOfOtherBanks() throws IOException {
        ListEntry renamed = ListEntry.of(
                3,
                11,
                PcrBank.SHA256,
                NG,
                ByteOrder.LITTLE,
                list.get(2).fieldBytes().get(0),
                ListEntry.name("/other"));
        assertThat(compare(list, with(3, renamed))).isEqualTo(parts(3, CopyAspect.TEMPLATE_DATA, "n-ng"));
        assertThat(compare(list, with(3, renamed.withoutLayout()))).isEqualTo(parts(3, CopyAspect.TEMPLATE_DATA, ""));
    }

    @Test
    void entryWithoutTemplateDataIsComparedByNameAndFileDigest() throws IOException {
        assertThat(compare(list, with(3, list.get(2).withoutData()))).isEqualTo(new CopyResult.Same(3));

        ListEntry renamed = ListEntry.of(
                3,
                11,
                PcrBank.SHA256,
                NG,
                ByteOrder.LITTLE,
                list.get(2).fieldBytes().get(0),
                ListEntry.name("/x"));
        assertThat(compare(list, with(3, renamed.withoutData()))).isEqualTo(parts(3, CopyAspect.EVENT_NAME, ""));

        ByteString digest = ListEntry.digestField("sha256", ListEntry.hash(PcrBank.SHA256, ByteString.EMPTY));
        ListEntry other = ListEntry.of(3, 11, PcrBank.SHA256, NG, ByteOrder.LITTLE, digest, ListEntry.name("/3"));
        assertThat(compare(list, with(3, other.withoutData()))).isEqualTo(parts(3, CopyAspect.FILE_DIGEST, ""));
    }

    @Test
    void sameFieldsInTheOtherByteOrderAreTheSame() throws IOException {
        Template template = Template.of("t", "n-ng|iuid|imode|xattrlengths");
        ByteString little = ByteString.ofHex("e8030000");
        ByteString big = ByteString.ofHex("000003e8");
        ListEntry one = ListEntry.of(
                1, 10, PcrBank.SHA1, template, ByteOrder.LITTLE, ListEntry.name("/f"), little, hex("a481"), little);
        ListEntry same =
                ListEntry.of(1, 10, PcrBank.SHA1, template, ByteOrder.BIG, ListEntry.name("/f"), big, hex("81a4"), big);
        assertThat(compare(List.of(one), List.of(same))).isEqualTo(new CopyResult.Same(1));

        ListEntry other =
                ListEntry.of(1, 10, PcrBank.SHA1, template, ByteOrder.BIG, ListEntry.name("/f"), big, hex("81ed"), big);
        assertThat(compare(List.of(one), List.of(other))).isEqualTo(parts(1, CopyAspect.TEMPLATE_DATA, "imode"));

        ListEntry swapped = ListEntry.of(
                1, 10, PcrBank.SHA256, template, ByteOrder.LITTLE, ListEntry.name("/f"), big, hex("a481"), little);
        assertThat(compare(List.of(one), List.of(swapped)))
                .as("the same order, another number")
                .isEqualTo(parts(1, CopyAspect.TEMPLATE_DATA, "iuid"));
    }

    @Test
    void everyEntryIsHandedOnBehindThePlaceWhereCopiesPart() throws IOException {
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        CopyResult result = CopyComparison.compare(
                new ListCursor(list),
                new ListCursor(with(1, ListEntry.file(1, 9, PcrBank.SHA1, "/1")).subList(0, 2)),
                entry -> first.add(entry.number()),
                entry -> second.add(entry.number()));
        assertThat(withoutValues(result)).isEqualTo(parts(1, CopyAspect.PCR, ""));
        assertThat(first).containsExactly(1L, 2L, 3L);
        assertThat(second).containsExactly(1L, 2L);
    }

    private static ByteString hex(String hex) {
        return ByteString.ofHex(hex);
    }

    private List<ListEntry> with(int number, ListEntry entry) {
        List<ListEntry> changed = new ArrayList<>(list);
        changed.set(number - 1, entry);
        return changed;
    }

    private CopyResult parts(int number, CopyAspect aspect, String field) {
        return new CopyResult.PartsAt(
                number - 1,
                number,
                aspect,
                field,
                list.get(number - 1).location(),
                list.get(number - 1).location(),
                "",
                "",
                QualifiedName.plain(ByteString.EMPTY),
                QualifiedName.plain(ByteString.EMPTY),
                java.util.Optional.empty());
    }

    /** Where they part; what each says there, and how the entries are called, is asked for on its own. */
    private static CopyResult compare(List<ListEntry> first, List<ListEntry> second) throws IOException {
        return withoutValues(CopyComparison.compare(new ListCursor(first), new ListCursor(second)));
    }

    private static CopyResult withoutValues(CopyResult result) {
        return result instanceof CopyResult.PartsAt at
                ? new CopyResult.PartsAt(
                        at.sameEntries(),
                        at.entry(),
                        at.aspect(),
                        at.field(),
                        at.first(),
                        at.second(),
                        "",
                        "",
                        QualifiedName.plain(ByteString.EMPTY),
                        QualifiedName.plain(ByteString.EMPTY),
                        at.kexec())
                : result;
    }

    private List<String> said(ListEntry other) throws IOException {
        CopyResult.PartsAt at = (CopyResult.PartsAt)
                CopyComparison.compare(new ListCursor(list), new ListCursor(with((int) other.number(), other)));
        return List.of(at.saidByFirst(), at.saidBySecond());
    }

    @Test
    void whatEachCopySaysIsTold() throws IOException {
        ListEntry third = list.get(2);
        assertThat(said(ListEntry.file(3, 9, PcrBank.SHA1, "/3"))).containsExactly("PCR 11", "PCR 9");
        assertThat(said(third.withDigest(ByteString.copyOf(new byte[20])))).containsExactly("measurement", "violation");
        assertThat(said(third.withDigest(hex("ab".repeat(20)))))
                .containsExactly(third.digest().hex(), "ab".repeat(20));
        // the same template digest over another name: as where the text of a copy was changed
        ByteString digest = ListEntry.digestField("sha256", ListEntry.hash(PcrBank.SHA256, ByteString.ofText("/3")));
        ListEntry renamed = ListEntry.of(
                        3, 11, PcrBank.SHA1, third.template(), ByteOrder.LITTLE, digest, ListEntry.name("/x"))
                .withDigest(third.digest());
        assertThat(said(renamed)).containsExactly("/3", "/x");
    }
}
