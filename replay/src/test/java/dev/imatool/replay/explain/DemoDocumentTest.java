package dev.imatool.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Template;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.DigestOrigin;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.ForeignOrigin.FileContent;
import dev.imatool.replay.explain.report.ForeignOrigin.Fit;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.list.ListEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The PCR values that document 001 prints before and after its demo, and the contents its file had. */
class DemoDocumentTest {
    private static final String HI = "print(\"hi\")\n";
    private static final String HELLO = "print(\"hello world\")\n";
    private static final String SOMEONE = "print(\"someone unknown\")\n";

    private static List<ByteString> printedValues() throws IOException {
        Matcher values =
                Pattern.compile("(?m)^\\s*10: 0x([0-9A-F]{128})$").matcher(Files.readString(Documents.document("001")));
        List<ByteString> found = new ArrayList<>();
        while (values.find()) {
            found.add(ByteString.ofHex(values.group(1)));
        }
        assertThat(found).hasSize(2);
        return found;
    }

    private static List<ListEntry> entries(Path list) throws IOException {
        List<ListEntry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] words = line.split(" ");
            String[] digest = words[3].split(":");
            ListEntry entry = ListEntry.of(
                    entries.size() + 1L,
                    10,
                    PcrBank.SHA1,
                    Template.of("ima-ng", "d-ng|n-ng"),
                    ByteOrder.LITTLE,
                    ListEntry.digestField(digest[0], ByteString.ofHex(digest[1])),
                    ListEntry.name(words[4]));
            assertThat(entry.digest().hex()).isEqualTo(words[1]);
            entries.add(entry);
        }
        return entries;
    }

    /** No TPM takes a digest of another length, but software that plays one may. */
    @Test
    void aSha1DigestAsItIsCanBeAForeignExtend() throws IOException {
        ByteString before = ListEntry.hash(PcrBank.SHA256, ByteString.ofText("any value"));
        ByteString sha1 = ListEntry.hash(PcrBank.SHA1, ByteString.ofText(HI));
        ByteString after = ListEntry.hash(PcrBank.SHA256, ByteString.ofHex(before.hex() + sha1.hex()));
        Explanation explanation = new Asking(entries(Documents.demoAfter()))
                .from(PcrBank.SHA256, 10, before)
                .about(PcrBank.SHA256, 10, after)
                .withContent("demo.python", HI)
                .explanation();

        assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.OnlyForeign(
                        StartKind.GIVEN, List.of(new FileContent(PcrBank.SHA1, "demo.python", Fit.SHORT))));
    }

    @Test
    void theChangeIsOneForeignExtendOfTheFile() throws IOException {
        Explanation explanation = new Asking(entries(Documents.demoAfter()))
                .from(PcrBank.SHA512, 10, printedValues().get(0))
                .about(PcrBank.SHA512, 10, printedValues().get(1))
                .withContent("demo.python", HELLO + SOMEONE)
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.OnlyForeign(
                        StartKind.GIVEN, List.of(new FileContent(PcrBank.SHA512, "demo.python", Fit.EXACT))));
        assertThat(explanation.hints()).isEmpty();
        assertThat(explanation.steps()).hasSize(2);
        assertThat(explanation.steps().get(1).digest())
                .contains(ListEntry.hash(PcrBank.SHA512, ByteString.ofText(HELLO + SOMEONE)));
    }

    /** The list itself logs the digest that somebody extended: no candidate is needed. */
    @Test
    void theFileDigestOfAnEntryExplainsTheChangeToo() throws IOException {
        Explanation explanation = new Asking(entries(Documents.demoAfter()))
                .from(PcrBank.SHA512, 10, printedValues().get(0))
                .about(PcrBank.SHA512, 10, printedValues().get(1))
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FOREIGN_EXTENDS);
        assertThat(explanation.cause())
                .isEqualTo(new Cause.OnlyForeign(StartKind.GIVEN, List.of(new ForeignOrigin.LoggedFileDigest(5))));
        assertThat(explanation.steps().get(1).digest())
                .contains(ListEntry.hash(PcrBank.SHA512, ByteString.ofText(HELLO + SOMEONE)));
    }

    @Test
    void candidatesAndLoggedFileDigestsAreTriedTogether() throws IOException {
        Explanation explanation = new Asking(entries(Documents.demoBefore()))
                .about(PcrBank.SHA512, 10, printedValues().get(0))
                .withContent("1", HI)
                .explanation();
        assertThat(explanation.steps())
                .extracting(step -> step.origin().orElseThrow())
                .containsExactly(
                        new DigestOrigin.Start(StartKind.ZERO),
                        new FileContent(PcrBank.SHA512, "1", Fit.EXACT),
                        new ForeignOrigin.LoggedFileDigest(2),
                        new ForeignOrigin.LoggedFileDigest(5));
    }

    @Test
    void allFileDigestsInPlaceOfTheTemplateDigests() throws IOException {
        List<ListEntry> list = new ArrayList<>();
        ByteString value = Asking.zero(PcrBank.SHA256);
        for (int number = 1; number <= 8; number++) {
            ByteString file = ListEntry.hash(PcrBank.SHA256, ByteString.ofText("content " + number));
            list.add(ListEntry.of(
                    number,
                    10,
                    PcrBank.SHA1,
                    "d-ng|n-ng",
                    ListEntry.digestField("sha256", file),
                    ListEntry.name("/bin/" + number)));
            value = number <= 6 ? Asking.extend(PcrBank.SHA256, value, file) : value;
        }
        Explanation explanation =
                new Asking(list).about(PcrBank.SHA256, 10, value).explanation();
        assertThat(explanation.cause()).isEqualTo(new Cause.FileDigests(6));
        assertThat(explanation.steps()).hasSize(7);
    }

    @Test
    void theValueBeforeIsThreeForeignExtendsFromZero() throws IOException {
        Explanation explanation = new Asking(entries(Documents.demoBefore()))
                .about(PcrBank.SHA512, 10, printedValues().get(0))
                .withContent("1", HI)
                .withContent("2", HI + SOMEONE)
                .withContent("3", HELLO)
                .withContent("4", HELLO + SOMEONE)
                .explanation();
        assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FOREIGN_EXTENDS);
        assertThat(explanation.steps())
                .extracting(step -> step.origin().orElseThrow())
                .containsExactly(
                        new DigestOrigin.Start(StartKind.ZERO),
                        new FileContent(PcrBank.SHA512, "1", Fit.EXACT),
                        new FileContent(PcrBank.SHA512, "2", Fit.EXACT),
                        new FileContent(PcrBank.SHA512, "3", Fit.EXACT));
        assertThat(explanation.cause()).isInstanceOf(Cause.OnlyForeign.class);
    }

    @Test
    void withoutTheContentNothingExplainsTheChange() throws IOException {
        Explanations answer = new Asking(entries(Documents.demoBefore()))
                .from(PcrBank.SHA512, 10, printedValues().get(0))
                .about(PcrBank.SHA512, 10, printedValues().get(1))
                .answer();
        assertThat(answer.verdict()).isEqualTo(Explanations.Verdict.NOT_EXPLAINED);
    }
}
