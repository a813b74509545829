package dev.imatool.parsers.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.fixtures.tamper.TextTampering;
import dev.imatool.model.ByteString;
import dev.imatool.model.ListFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRepairTest {
    private static final BuiltLog LOG = LogBuilder.list()
            .bootAggregate()
            .file("/usr/bin/ls", "ls")
            .file("/usr/bin/cat", "cat")
            .file("/home/user/My_Documents/a_file", "a")
            .add(Measurement.imaSig(FileDigest.ofContent("sha512", "signed"), "/usr/sbin/init", ByteString.EMPTY))
            .add(Measurement.ima(FileDigest.ofContent("sha1", "old"), "/old"))
            .file("/usr/bin/tac", "tac")
            .build();
    private static final String TEXT = new String(LOG.ascii(), StandardCharsets.ISO_8859_1);

    static List<Snapshot> snapshots() {
        return Corpus.snapshots();
    }

    @Test
    void theDigitThatTheSlideLostIsFound() throws IOException {
        byte[] slide = Files.readAllBytes(Documents.document("004"));
        Repaired repaired = Repaired.of(slide);

        assertThat(repaired.only().entry()).isEqualTo(OptionalLong.of(5));
        assertThat(repaired.only().name().eventName().latin1()).isEqualTo("/hello");
        assertThat(repaired.only().field()).contains("d-ng");
        assertThat(repaired.only().damaged().latin1())
                .isEqualTo("d3f7d10e296e5c626ea78539cb38cd8dfd043bea3627da35ce3b20c0ac68014");
        assertThat(repaired.unique().repaired().latin1())
                .isEqualTo("d3f7d10e296e5c626ea78539cb38cd8dffd043bea3627da35ce3b20c0ac68014");
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.CHARACTER_INSERTED);
        assertThat(repaired.list()).hasSize(slide.length + 1);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aListInWhichAllFitsIsLeftAsItIs(Snapshot snapshot) throws IOException {
        for (Snapshot.ListFile file : snapshot.lists()) {
            byte[] list = Files.readAllBytes(file.path());
            Repaired repaired = Repaired.of(list);
            assertThat(repaired.result().places()).isZero();
            assertThat(repaired.list()).isEqualTo(list);
        }
    }

    @Test
    void anyOneCharacterOfTheFieldsIsPutBack() {
        Random random = new Random(7);
        String[] lines = TEXT.split("(?<=\n)");
        for (int round = 0; round < 60; round++) {
            int entry = random.nextInt(lines.length);
            String line = lines[entry];
            int from = line.indexOf(' ', line.indexOf("ima")) + 1;
            int at = from + random.nextInt(line.stripTrailing().length() - from);
            String damaged = switch (round % 3) {
                case 0 -> line.substring(0, at) + line.substring(at + 1);
                case 1 -> line.substring(0, at) + "5" + line.substring(at);
                default -> line.substring(0, at) + "5" + line.substring(at + 1);
            };
            boolean changed = !damaged.equals(line);
            Repaired repaired = Repaired.of(TEXT.replace(line, damaged));
            assertThat(repaired.text()).as(damaged).isEqualTo(TEXT);
            assertThat(repaired.result().unique()).isEqualTo(changed ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 80, 100})
    void linesThatATerminalBrokeAreJoined(int width) throws IOException {
        byte[] list = Files.readAllBytes(
                Corpus.snapshot("demo-before-after-6.1/before").ascii());
        Repaired repaired = Repaired.of(TextTampering.wrapped(list, width).bytes());

        assertThat(repaired.text()).isEqualTo(new String(list, StandardCharsets.ISO_8859_1));
        assertThat(repaired.result().none()).isZero();
    }

    @Test
    void aBlankThatTheBreakTookIsPutBack() {
        Repaired repaired = Repaired.of(TEXT.replace(" /usr/bin/cat", "\r\n/usr/bin/cat"));

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.LINES_JOINED);
        assertThat(repaired.only().location().lines().orElseThrow().first()).isEqualTo(3);
        assertThat(repaired.only().location().lines().orElseThrow().last()).isEqualTo(4);
    }

    @Test
    void marginsOfDocumentsAreNoPartOfBrokenLines() {
        String broken = TEXT.replaceAll("(.{80})(?=.)", "$1\n").replaceAll("(?m)^(?=.)", "   > ");
        Repaired repaired = Repaired.of(broken);

        assertThat(repaired.text()).isEqualTo(TEXT.replaceAll("(?m)^(?=.)", "   > "));
    }

    @Test
    void whatTerminalsAndWebPagesMakeOfNamesIsUndone() {
        for (String name : List.of(
                "\u001b[0m\u001b[01;32m/usr/bin/cat\u001b[0m",
                "/usr\\x2fbin/cat",
                "%2Fusr/bin/cat",
                "\"/usr/bin/cat\"")) {
            Repaired repaired = Repaired.of(TEXT.replace("/usr/bin/cat", name));
            assertThat(repaired.text()).as(name).isEqualTo(TEXT);
            assertThat(repaired.unique().kind()).isEqualTo(RepairKind.UNESCAPED);
        }
    }

    @Test
    void lostLineBreaksAreFoundWhereTheTemplateDigestsProveThem() {
        for (String between : List.of("", " ")) {
            Repaired repaired = Repaired.of(TEXT.replace("\n", between).stripTrailing() + "\n");
            assertThat(repaired.unique().kind()).isEqualTo(RepairKind.LINE_SPLIT);
            assertThat(repaired.text()).isEqualTo(TEXT);
        }
    }

    @Test
    void nothingDecidesWhereTheNameOfAViolationEnds() {
        BuiltLog log = LogBuilder.list()
                .add(Measurement.violationOf("/var/log/wtmp"))
                .file("/usr/bin/ls", "ls")
                .build();
        String text = new String(log.ascii(), StandardCharsets.ISO_8859_1);
        String damaged = text.replaceFirst("\n", "");
        Repaired repaired = Repaired.of(damaged);

        Repair.Ambiguous outcome = (Repair.Ambiguous) repaired.only().outcome();
        assertThat(outcome.candidates()).hasSize(2).contains(ByteString.ofText(text.strip()));
        assertThat(repaired.text()).isEqualTo(damaged);
    }

    @Test
    void aMassRenameIsUndone() {
        Rename rename = new Rename(ByteString.ofText("/opt"), ByteString.ofText("/usr"));
        Repaired repaired = Repaired.of(TEXT.replace("/usr", "/opt"), rename);

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.result().unique()).isEqualTo(4);
        assertThat(repaired.result().repairs()).allMatch(one -> one.field().equals(Optional.of("n-ng")));
        assertThat(Repaired.of(TEXT.replace("/usr", "/opt")).result().unique()).isZero();
    }

    @Test
    void underscoresComeBackForTheBlanksThatSomebodyThoughtMeant() {
        Repaired repaired = Repaired.of(TEXT.replace("My_Documents/a_file", "My Documents/a file"));

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.UNDERSCORES);
        assertThat(repaired.unique().repaired().latin1()).isEqualTo("/home/user/My_Documents/a_file");
    }

    @Test
    void aLostDigitAndBlanksForUnderscoresAreUndoneTogether() {
        String digest = FileDigest.ofContent("sha256", "a").digest().hex();
        String damaged = TEXT.replace("My_Documents/a_file", "My Documents/a file")
                .replace(digest, digest.substring(0, 20) + digest.substring(21));
        Repaired repaired = Repaired.of(damaged);

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.UNDERSCORES);
        assertThat(repaired.unique().also()).contains(RepairKind.CHARACTER_INSERTED);
        assertThat(repaired.only().entry()).isEqualTo(OptionalLong.of(4));
        assertThat(repaired.only().field()).isEmpty();
    }

    @Test
    void aRenameAndAWrongDigitAreUndoneTogether() {
        String digest = FileDigest.ofContent("sha256", "tac").digest().hex();
        String wrong = digest.substring(0, 63) + (digest.endsWith("0") ? "1" : "0");
        Rename rename = new Rename(ByteString.ofText("/opt"), ByteString.ofText("/usr"));
        Repaired repaired = Repaired.of(TEXT.replace(digest, wrong).replace("/usr/bin/tac", "/opt/bin/tac"), rename);

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.RENAMED);
        assertThat(repaired.unique().also()).contains(RepairKind.CHARACTER_REPLACED);
    }

    @Test
    void anotherAlgorithmAndALostLetterOfTheNameAreUndoneTogether() {
        String digest = FileDigest.ofContent("sha256", "cat").digest().hex();
        Repaired repaired = Repaired.of(
                TEXT.replace("sha256:" + digest, "sha512:" + digest).replace("/usr/bin/cat", "/usr/bi/cat"));

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.ALGORITHM);
        assertThat(repaired.unique().also()).contains(RepairKind.CHARACTER_INSERTED);
    }

    @Test
    void manyTamperedEntriesDoNotUseUpTheSearchForOneDamage() {
        LogBuilder builder = LogBuilder.list().bootAggregate();
        for (int i = 0; i < 9; i++) {
            builder.file("/usr/bin/tool" + i, "tool" + i);
        }
        String text = new String(builder.build().ascii(), StandardCharsets.ISO_8859_1);
        String damaged = text;
        for (int i = 0; i < 8; i++) {
            damaged = damaged.replace(
                    FileDigest.ofContent("sha256", "tool" + i).digest().hex(),
                    FileDigest.ofContent("sha256", "evil" + i).digest().hex());
        }
        Repaired repaired = Repaired.of(damaged.replace("/usr/bin/tool8", "/usr/bin/tol8"));
        assertThat(repaired.result().unique()).isEqualTo(1);
        assertThat(repaired.result().none()).isEqualTo(8);
        assertThat(repaired.text()).isEqualTo(damaged);
    }

    @Test
    void aCutNameIsCompletedFromAnotherEntry() {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .file("/usr/lib/very/long/name", "one")
                .file("/usr/lib/very/long/name", "two")
                .build();
        String text = new String(log.ascii(), StandardCharsets.ISO_8859_1);
        String damaged = text.substring(0, text.length() - "/long/name\n".length());
        Repaired repaired = Repaired.of(damaged);

        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.KNOWN_NAME);
        assertThat(repaired.text()).isEqualTo(text);
    }

    @Test
    void aTamperedDigestIsNotRepairedWithoutProof() {
        String other = FileDigest.ofContent("sha256", "evil").digest().hex();
        String digest = FileDigest.ofContent("sha256", "cat").digest().hex();
        String tampered = TEXT.replace(digest, other);
        Repaired repaired = Repaired.of(tampered);

        assertThat(repaired.only().entry()).isEqualTo(OptionalLong.of(3));
        assertThat(repaired.only().outcome()).isEqualTo(new Repair.None(Repair.Reason.NOT_FOUND));
        assertThat(repaired.only().tried()).isPositive();
        assertThat(repaired.text()).isEqualTo(tampered);
    }

    @Test
    void withoutTheTemplateDigestNothingIsProven() {
        String header = TEXT.split("\n")[2].split(" ")[1];
        Repaired repaired = Repaired.of(TEXT.replace(header, header.substring(1)));

        assertThat(repaired.only().outcome()).isEqualTo(new Repair.None(Repair.Reason.NO_PROOF));
    }

    @ParameterizedTest
    @CsvSource({"3, 4, n-ng", "3, 26, d-ng", "5, 8, n-ng", "5, 40, d-ng", "6, 2, n", "6, 26, d"})
    void aChangedByteOfABinaryEntryIsPutBack(int entry, int beforeEnd, String field) {
        byte[] list = LOG.binary();
        int at = LOG.span(ListFormat.BINARY, entry).end() - beforeEnd;
        Repaired repaired = Repaired.of(Tampering.flipBit(list, at, 3).bytes());

        assertThat(repaired.only().entry()).isEqualTo(OptionalLong.of(entry));
        assertThat(repaired.only().field()).contains(field);
        assertThat(repaired.unique().kind()).isEqualTo(RepairKind.BYTE_REPLACED);
        assertThat(repaired.list()).isEqualTo(list);
    }

    @Test
    void digitsThatWerePastedTwiceAreTakenOut() {
        String digest = FileDigest.ofContent("sha256", "cat").digest().hex();
        Repaired repaired = Repaired.of(TEXT.replace(digest, digest.substring(0, 12) + digest.substring(4)));

        assertThat(repaired.text()).isEqualTo(TEXT);
        assertThat(repaired.unique().repaired().latin1()).isEqualTo(digest);
    }

    @Test
    void theWorkForOneEntryIsBounded() {
        ByteString buffer = ByteString.copyOf(Tampering.junk(3, 200_000));
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.imaBuf("sha256", "key", buffer))
                .build();
        Repaired repaired = Repaired.of(
                Tampering.otherTemplateDigest(log, ListFormat.ASCII, 2).bytes());

        assertThat(repaired.only().outcome()).isEqualTo(new Repair.None(Repair.Reason.GIVEN_UP));
        assertThat(repaired.only().damaged().length()).isEqualTo(4096);
    }
}
