package dev.imatool.examine.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.examine.history.PathPattern;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of real lists. Clocks are those that {@code tpm2_print -t TPMS_ATTEST} prints of the quotes. */
final class TimelineExaminationTest {
    private static final Snapshot BEFORE = Corpus.snapshot("demo-before-after-6.1/before");
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final String LIST = "binary_runtime_measurements";

    /** SHA-256 of the two versions of demo.python, from the README of the scenario. */
    private static final String SECOND = "051b022776dd1fe0f1320eba3188e8c3fdb55b417db3217ec4e94b3b6681ea46";

    @TempDir
    Path folder;

    @Test
    void theSecondContentCameBetweenTheClocksOfTheQuotes() throws IOException {
        TimelineOf.Read read = new TimelineOf(BEFORE.folder(), END.folder())
                .key(END.file("ak.pub"))
                .read();

        assertThat(read.report().exit()).isEqualTo(ExitCode.OK);
        assertThat(read.report().lists()).hasSize(1);
        assertThat(read.entries())
                .isEqualTo(LongStream.rangeClosed(1, 103).boxed().toList());
        assertThat(read.clock(84)).containsExactly(0L, 60_568L);
        assertThat(read.clock(93)).containsExactly(0L, 60_568L);
        assertThat(read.clock(94)).containsExactly(60_568L, 140_876L);
        assertThat(read.clock(103)).containsExactly(60_568L, 140_876L);
        TimelineEvent.Measured second = read.entry(94);
        assertThat(second.entry().fileDigest().orElseThrow().digest().hex()).isEqualTo(SECOND);
        assertThat(second.known()).isEqualTo(TimelineEvent.Known.BETWEEN_QUOTES);
        assertThat(second.trust()).contains(TimeTrust.SIGNED);
        assertThat(second.check()).isEqualTo(TemplateDigestCheck.MATCHES);
        assertThat(second.seen().notIn().orElseThrow().entries()).isEqualTo(93);
        assertThat(second.wall().known()).isFalse();
        assertThat(read.report().known())
                .containsEntry(TimelineEvent.Known.BETWEEN_QUOTES, 10L)
                .containsEntry(TimelineEvent.Known.BEFORE_QUOTE, 93L)
                .hasSize(2);
    }

    @Test
    void withoutAKeyOfTheUserTheClocksAreNotSigned() throws IOException {
        TimelineOf.Read read = new TimelineOf(BEFORE.folder(), END.folder()).read();

        assertThat(read.clock(94)).containsExactly(60_568L, 140_876L);
        assertThat(read.entry(94).trust()).contains(TimeTrust.KEY_NOT_VOUCHED_FOR);
        assertThat(read.rows())
                .noneMatch(row -> row.event() instanceof TimelineEvent.Measured measured
                        && measured.trust().equals(Optional.of(TimeTrust.SIGNED)));
    }

    /** Eight collections; the quote of pcr-newer-than-log covers three entries more than the list next to it. */
    @Test
    void everyQuoteOfABootBoundsTheEntriesOfTheLongestList() throws IOException {
        TimelineOf.Read read =
                new TimelineOf(END.folder().getParent()).key(END.file("ak.pub")).read();
        TimelineList list = read.report().lists().get(0);

        assertThat(read.report().lists()).hasSize(1);
        assertThat(list.collections())
                .extracting(CollectedList::entries)
                .containsExactly(93L, 94L, 94L, 95L, 100L, 100L, 103L, 104L);
        assertThat(read.clock(94)).containsExactly(60_568L, 71_799L);
        assertThat(read.clock(95)).containsExactly(86_491L, 103_630L);
        assertThat(read.clock(96)).containsExactly(113_730L, 131_956L);
        assertThat(read.quote("pcr-newer-than-log/quote.msg").entry()).isEqualTo(103);
        assertThat(read.clock(104)).containsExactly(140_876L, 0L);
        assertThat(read.entry(104).known()).isEqualTo(TimelineEvent.Known.AFTER_QUOTE);
        // nothing but the list says that there is such an entry
        assertThat(read.entry(104).trust()).contains(TimeTrust.CLAIMED);
        assertThat(read.quote("foreign-extend-sha256/quote.msg").bound()).isEqualTo(TimelineQuote.Bound.COVERS_NOTHING);
        assertThat(list.firmware()).isPresent();
        assertThat(read.rows().get(0).event()).isInstanceOf(TimelineEvent.Firmware.class);
    }

    @Test
    void kexecIsARowBeforeTheBootAggregateOfTheNewKernel() throws IOException {
        Snapshot last = Corpus.snapshot("kexec-carry-6.12/kernel2-final");
        TimelineOf.Read read = new TimelineOf(last.folder().getParent())
                .key(last.file("ak.pub"))
                .read();
        List<TimelineEvent> events =
                read.rows().stream().map(TimelineRow::event).toList();
        int at = events.indexOf(new TimelineEvent.Kexec(2, 23));

        assertThat(events.get(at + 1)).isEqualTo(read.entry(23));
        assertThat(read.entry(22).kernel()).isEqualTo(1);
        assertThat(read.entry(23).kernel()).isEqualTo(2);
        assertThat(read.clock(22)).containsExactly(22_688L, 29_959L);
        assertThat(read.clock(23)).containsExactly(29_959L, 63_571L);
    }

    @Test
    void aQuoteWithoutASignatureOrWithAChangedClockDatesNothing() throws IOException {
        Files.copy(END.file(LIST), folder.resolve(LIST));
        Files.copy(END.file("ak.pem"), folder.resolve("ak.pem"));
        Files.copy(END.file("quote.msg"), folder.resolve("quote.msg"));
        TimelineOf.Read unsigned =
                new TimelineOf(folder).key(END.file("ak.pub")).read();

        assertThat(unsigned.quote("quote.msg").bound()).isEqualTo(TimelineQuote.Bound.NOT_SIGNED);
        assertThat(unsigned.entry(50).clock().known()).isFalse();
        assertThat(unsigned.entry(50).known()).isEqualTo(TimelineEvent.Known.ORDER);
        assertThat(unsigned.entry(50).trust()).isEmpty();

        Files.copy(END.file("quote.sig"), folder.resolve("quote.sig"));
        byte[] message = Files.readAllBytes(END.file("quote.msg"));
        message[message.length - 40] ^= 1;
        Files.write(folder.resolve("quote.msg"), message);
        TimelineOf.Read changed = new TimelineOf(folder).key(END.file("ak.pub")).read();

        assertThat(changed.quote("quote.msg").bound()).isEqualTo(TimelineQuote.Bound.NOT_VALID);
        assertThat(changed.entry(50).clock().known()).isFalse();
        assertThat(changed.report().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void clocksOfTwoResetsAreNotPutTogether() throws IOException, GeneralSecurityException {
        Files.copy(END.file(LIST), folder.resolve(LIST));
        TestQuote quotes = new TestQuote();
        String before = TestQuote.value(BEFORE.file("pcrs.sysfs.txt"), 10);
        String end = TestQuote.value(END.file("pcrs.sysfs.txt"), 10);
        quotes.write(folder, "one", 10, before, 1000, 7);
        quotes.write(folder, "two", 10, end, 5000, 7);
        Path key = quotes.key(folder.resolve("ak.pem"));
        TimelineOf.Read same = new TimelineOf(folder).key(key).read();
        quotes.write(folder, "one", 10, before, 1000, 6);
        TimelineOf.Read other = new TimelineOf(folder).key(key).read();

        assertThat(same.clock(94)).containsExactly(1000L, 5000L);
        assertThat(other.quote("one.msg").bound()).isEqualTo(TimelineQuote.Bound.OTHER_RESET);
        assertThat(other.clock(94)).containsExactly(0L, 5000L);
        assertThat(other.clock(50)).containsExactly(0L, 5000L);
    }

    @Test
    void listsWhoseQuotesAreOfTwoResetsAreTwoBoots() throws IOException, GeneralSecurityException {
        TestQuote quotes = new TestQuote();
        for (Snapshot each : List.of(BEFORE, END)) {
            Path own = Files.createDirectory(folder.resolve(each.equals(BEFORE) ? "monday" : "tuesday"));
            Files.copy(each.file(LIST), own.resolve(LIST));
            quotes.write(
                    own, "q", 10, TestQuote.value(each.file("pcrs.sysfs.txt"), 10), 1000, each.equals(BEFORE) ? 1 : 2);
        }
        Path key = quotes.key(folder.resolve("ak.pem"));
        TimelineOf.Read read = new TimelineOf(folder).key(key).read();

        assertThat(read.report().lists()).extracting(TimelineList::host).containsExactly("monday", "tuesday");
    }

    @Test
    void quotesOfTwoKeysAreNotPutTogether() throws IOException, GeneralSecurityException {
        Files.copy(END.file(LIST), folder.resolve(LIST));
        TestQuote one = new TestQuote();
        TestQuote two = new TestQuote();
        one.write(folder, "one", 10, TestQuote.value(BEFORE.file("pcrs.sysfs.txt"), 10), 1000, 7);
        two.write(folder, "two", 10, TestQuote.value(END.file("pcrs.sysfs.txt"), 10), 5000, 7);
        Path first = one.key(folder.resolve("one.pem"));
        Path second = two.key(folder.resolve("two.pem"));
        TimelineOf.Read read = new TimelineOf(folder).key(first).key(second).read();

        assertThat(read.entry(94).clock().sides()).isEqualTo(1);
        assertThat(read.entry(94).known()).isIn(TimelineEvent.Known.BEFORE_QUOTE, TimelineEvent.Known.AFTER_QUOTE);
    }

    @Test
    void aQuoteSaysNothingOfEntriesInOtherPcrs() throws IOException, GeneralSecurityException {
        Snapshot pcrs = Corpus.snapshot("pcrs-6.12/final");
        Files.copy(pcrs.file(LIST), folder.resolve(LIST));
        TestQuote quotes = new TestQuote();
        quotes.write(folder, "q", 11, TestQuote.value(pcrs.file("pcrs.sysfs.txt"), 11), 1000, 7);
        TimelineOf.Read read =
                new TimelineOf(folder).key(quotes.key(folder.resolve("ak.pem"))).read();

        assertThat(read.entries()).hasSize(42);
        for (TimelineRow row : read.rows()) {
            if (row.event() instanceof TimelineEvent.Measured measured) {
                assertThat(measured.clock().known())
                        .isEqualTo(measured.entry().pcr().orElseThrow() == 11);
            }
        }
        assertThat(read.report().known()).containsKeys(TimelineEvent.Known.BEFORE_QUOTE, TimelineEvent.Known.ORDER);
    }

    @Test
    void violationsAreMarked() throws IOException {
        Snapshot violations = Corpus.snapshot("violations-6.12/final");
        TimelineOf.Read read = new TimelineOf(violations.folder())
                .key(violations.file("ak.pub"))
                .read();

        List<TimelineEvent.Measured> marked = read.rows().stream()
                .filter(row -> row.event() instanceof TimelineEvent.Measured)
                .map(row -> (TimelineEvent.Measured) row.event())
                .filter(measured -> measured.check() == TemplateDigestCheck.VIOLATION)
                .toList();
        assertThat((long) marked.size()).isEqualTo(violations.truth().violations());
        assertThat(marked).allMatch(measured -> measured.trust().equals(Optional.of(TimeTrust.CONTENTS_NOT_PROVEN)));
        assertThat(read.entry(2).trust()).contains(TimeTrust.SIGNED);
    }

    @Test
    void severalSingleFilesAreEvidenceTogether() throws IOException {
        TimelineOf.Read read = new TimelineOf(
                        END.file(LIST),
                        END.file("quote.msg"),
                        END.file("quote.sig"),
                        BEFORE.file("quote.msg"),
                        BEFORE.file("quote.sig"))
                .key(END.file("ak.pub"))
                .read();

        assertThat(read.clock(94)).containsExactly(60_568L, 140_876L);
        assertThat(read.entry(94).trust()).contains(TimeTrust.SIGNED);
        assertThat(read.report().head().read())
                .anyMatch(input -> input.path().equals(END.file("quote.msg").toString()));
    }

    @Test
    void aSingleListHasOrderOnly() throws IOException {
        TimelineOf.Read read = new TimelineOf(END.file(LIST)).read();

        assertThat(read.report().known())
                .containsEntry(TimelineEvent.Known.ORDER, 103L)
                .hasSize(1);
        assertThat(read.report().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatIsNoListIsRefused() {
        assertThatThrownBy(() -> new TimelineOf(END.file("pcrread.yaml")).read())
                .isInstanceOf(UnreadableInputException.class);
        assertThatThrownBy(() -> new TimelineOf(folder.resolve("nothing")).read())
                .isInstanceOf(UnreadableInputException.class);
    }

    @Test
    void aListThatIsCutShortEndsAsDamaged() throws IOException {
        byte[] list = Files.readAllBytes(END.file(LIST));
        Path cut = Files.write(folder.resolve(LIST), Arrays.copyOf(list, list.length - 7));
        TimelineOf.Read read = new TimelineOf(cut).read();

        assertThat(read.report().exit()).isEqualTo(ExitCode.DAMAGED);
        assertThat(read.entries()).hasSize(102);
    }

    @Test
    void aFolderWithoutAListIsNotWhole() throws IOException {
        Files.writeString(folder.resolve("note"), "nothing here");
        TimelineOf.Read read = new TimelineOf(folder).read();

        assertThat(read.report().exit()).isEqualTo(ExitCode.DAMAGED);
        assertThat(read.report().head().notices()).anyMatch(notice -> notice.kind() == NoticeKind.NO_LIST);
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void hostsAreChosenByTheNameThatTheReportHas() throws IOException {
        Snapshot other = Corpus.snapshot("baseline-6.1/final");
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.copy(END.file(LIST), one.resolve(LIST));
        Files.copy(other.file(LIST), two.resolve(LIST));
        Path audit = Files.writeString(folder.resolve("audit.log"), AuditTimelineTest.rule(94, "1700000000.000"));
        TimelineFilter onlyTwo = new TimelineFilter(Optional.empty(), List.of(), List.of("two"));
        TimelineFilter none = new TimelineFilter(Optional.empty(), List.of(), List.of("three"));

        assertThat(new TimelineOf(folder).read().entries()).hasSize(103 + 218);
        assertThat(new TimelineOf(folder).filter(onlyTwo).read().entries()).hasSize(218);
        assertThatThrownBy(() -> new TimelineOf(folder).filter(none).read())
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(new QuestionProblem.NoSuchHost("three", List.of("one", "two"), false)));
        assertThatThrownBy(() -> new TimelineOf(folder).audit(audit).read())
                .isInstanceOfSatisfying(
                        QuestionException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(new QuestionProblem.AuditOfManyLists(List.of("one", "two"), false)));
    }

    @Test
    void onlyThePathsThatAreAskedForAreRows() throws IOException {
        TimelineFilter demo =
                new TimelineFilter(Optional.empty(), List.of(PathPattern.of("/srv/app/demo.*")), List.of());
        TimelineOf.Read read = new TimelineOf(BEFORE.folder(), END.folder())
                .key(END.file("ak.pub"))
                .filter(demo)
                .read();

        assertThat(read.entries()).containsExactly(84L, 94L);
        assertThat(read.rows()).hasSize(2);
        assertThat(read.clock(94)).containsExactly(60_568L, 140_876L);
        assertThat(read.report().filtered()).isTrue();
    }

    @Test
    void rowsWithoutATimeStayWhateverSince() throws IOException {
        TimelineFilter late =
                new TimelineFilter(Optional.of(Instant.parse("2030-01-01T00:00:00Z")), List.of(), List.of());

        assertThat(new TimelineOf(END.folder()).filter(late).read().entries()).hasSize(103);
    }
}
