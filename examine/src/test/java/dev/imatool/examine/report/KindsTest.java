package dev.imatool.examine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import dev.imatool.parsers.xattr.XattrProblem;
import dev.imatool.replay.verify.EntryProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogues of what a report remarks and finds: no name twice, none without documentation or test, none missing. */
class KindsTest {
    private static final Path PAGE = Path.of("../docs/kinds.md");

    private static final Pattern NAME = Pattern.compile(
            "\"([a-z][a-z0-9_]*)\\\\?\"|[,;] +([a-z][a-z0-9_]*)\"|\\b[A-Z]\\w*\\.([A-Z][A-Z0-9_]+)\\b|[,;] +([A-Z][A-Z0-9_]+)\"");

    /** Kinds of bounds and of rare hardware, for which there is no input of a reasonable size. */
    private static final Set<NoticeKind> WITHOUT_TEST = EnumSet.of(
            NoticeKind.RECORDS_NOT_REPLAYED,
            NoticeKind.NV_START_UNKNOWN,
            NoticeKind.PCR_RESETTABLE,
            NoticeKind.PART_ORDERS_LEFT_OUT,
            NoticeKind.TOO_LONG_TO_SEARCH,
            NoticeKind.RESOLUTION_BOUNDED);

    /** Held where they are found (QuoteChecksTest, ImaEventComparisonTest). */
    private static final Set<FindingKind> NOT_IN_REPORTS =
            EnumSet.of(FindingKind.QUOTE_PCR_SELECTION, FindingKind.IMA_EVENT_NOT_IN_LIST);

    @Test
    void noTwoKindsOfNoticesHaveOneName() {
        assertThat(NoticeKind.catalogue()).extracting(RemarkKind::id).doesNotHaveDuplicates();
    }

    @Test
    void everyMeaningIsOneSentenceWithoutCapitalAndFullStop() {
        Stream.concat(
                        NoticeKind.catalogue().stream().map(RemarkKind::meaning),
                        Arrays.stream(FindingKind.values()).map(FindingKind::meaning))
                .forEach(meaning -> assertThat(meaning).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void whatTheLibrariesFindHasAKind() {
        for (EntryProblemKind problem : EntryProblemKind.values()) {
            assertThat(
                            problem.note()
                                    ? NoticeKind.of(problem).id()
                                    : FindingKind.of(problem).id())
                    .isEqualTo(problem.id());
        }
        for (ChangeKind change : ChangeKind.values()) {
            if (!change.remark()) {
                assertThat(FindingKind.of(change).id()).isEqualTo(change.id());
            }
        }
        for (Answer answer : Answer.values()) {
            if (answer != Answer.KNOWN_GOOD && answer != Answer.NOT_JUDGED) {
                assertThat(FindingKind.of(answer).id()).isEqualTo(answer.id());
            }
        }
        for (SignatureVerdict verdict : List.of(
                SignatureVerdict.BAD,
                SignatureVerdict.MALFORMED,
                SignatureVerdict.UNKNOWN_KEY,
                SignatureVerdict.NOT_CHECKABLE)) {
            assertThat(FindingKind.of(verdict).id()).isEqualTo(verdict.id() + "_signature");
        }
        for (XattrProblem.Kind problem : XattrProblem.Kind.values()) {
            assertThat(FindingKind.of(problem).name()).isEqualTo(problem.name());
        }
        for (String step : List.of("magic", "signature", "nonce", "pcr_selection", "pcr_digest", "replay")) {
            assertThat(FindingKind.ofQuoteStep(step).ofQuote()).isTrue();
        }
    }

    @Test
    void whatIsRemarkedAboutAPolicyHasAKindOfItsWeight() {
        for (PolicyRemark.Kind remark : PolicyRemark.Kind.values()) {
            if (remark.weight() == Weight.REFUSED || remark.weight() == Weight.QUESTIONABLE) {
                assertThat(FindingKind.of(remark).id()).isEqualTo(remark.id());
            } else if (remark != PolicyRemark.Kind.OVERLAPPING_RULE) {
                assertThat(NoticeKind.of(remark).severity())
                        .isEqualTo(remark.weight() == Weight.ODD ? Severity.WARNING : Severity.NOTE);
            }
        }
    }

    /** What readers report is held by tests of their own (DiagnosticCatalogTest, for one). */
    @Test
    void everyKindIsInSomeTestOrGolden() throws IOException {
        Set<String> named = new HashSet<>();
        for (String module : List.of("parsers", "replay", "appraise", "diff", "examine", "cli", "fleet-duckdb")) {
            try (Stream<Path> files = Files.walk(Path.of("../" + module + "/src/test"))) {
                for (Path file : files.filter(KindsTest::holdsNames).toList()) {
                    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                        named.addAll(names(line));
                    }
                }
            }
        }

        assertThat(Arrays.stream(NoticeKind.values()).filter(kind -> !named.contains(kind.id())))
                .as("notices")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_TEST);
        assertThat(Arrays.stream(FindingKind.values()).filter(kind -> !named.contains(kind.id())))
                .as("findings")
                .containsExactlyInAnyOrderElementsOf(NOT_IN_REPORTS);
    }

    /** What a line may name: a single word, which may mean anything, only where it is said to be a kind. */
    private static List<String> names(String line) {
        boolean ofKinds = line.toLowerCase(Locale.ROOT).contains("kind");
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(line);
        while (name.find()) {
            IntStream.rangeClosed(1, name.groupCount())
                    .mapToObj(name::group)
                    .filter(Objects::nonNull)
                    .filter(each -> ofKinds || each.contains("_"))
                    .forEach(each -> names.add(each.toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    private static boolean holdsNames(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals("stdout.txt") || (name.endsWith(".java") && !name.equals("KindsTest.java"));
    }

    /** With {@code -Dgolden.update=true} it is written. */
    @Test
    void thePageOfKindsIsThatOfTheCatalogues() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Kinds of findings and diagnostics

                Made from the catalogues in the sources; a test compares them. [json.md](json.md) describes the fields beside `kind`,
                [malformed-input.md](malformed-input.md) what happens with input that is damaged.

                ## Findings

                With a finding a command ends with status 1, unless a part of the input could not be read.

                | kind | meaning |
                | --- | --- |
                """);
        for (FindingKind kind : FindingKind.values()) {
            page.append("| `")
                    .append(kind.id())
                    .append("` | ")
                    .append(cell(kind.meaning()))
                    .append(" |\n");
        }
        page.append("""

                ## Diagnostics

                *error*: part of the input could not be read (status 3); *warning*: odd, but everything was read; *note*: worth
                knowing. What stands in braces differs from case to case.

                | kind | severity | meaning |
                | --- | --- | --- |
                """);
        for (RemarkKind kind : NoticeKind.catalogue()) {
            page.append("| `").append(kind.id()).append("` | ").append(severity(kind));
            page.append(" | ").append(cell(kind.meaning())).append(" |\n");
        }
        return page.toString();
    }

    private static String severity(RemarkKind kind) {
        String worst = kind.severity().name().toLowerCase(Locale.ROOT);
        String mildest = kind.mildest().name().toLowerCase(Locale.ROOT);
        int steps = kind.severity().compareTo(kind.mildest());
        return steps == 0 ? worst : worst + (steps == 1 ? " or " : " to ") + mildest;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
