package dev.imatool.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and what no class may do. The command line sees every module, so the rules for all stand here. */
class ArchitectureTest {
    private static final String MAIN = "dev.imatool.cli.Main";
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final List<String> LIBRARIES = List.of("parsers", "replay", "appraise", "diff");
    private static final String EXAMINE = "dev.imatool.examine..";

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]");
    private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,},? [a-z]{2,}");
    private static final Pattern OTHER_PROGRAM = Pattern.compile("\\b(?:journalctl|rpm) --");

    /** Where libraries that judge hold words, and why. */
    private static final Map<String, String> PROSE = Map.ofEntries(
            Map.entry("replay/eventlog/LogAssumption", "words that firmware hashes"),
            Map.entry("replay/explain/report/WellKnownExtend", "words that firmware hashes"),
            Map.entry("examine/report/FindingKind", "the catalogue that docs/kinds.md is made from"),
            Map.entry("examine/report/NoticeKind", "the catalogue that docs/kinds.md is made from"),
            Map.entry("examine/report/ExitCode", "the catalogue that the man page is made from"),
            Map.entry("examine/input/InputForm", "forms, as readers name them"),
            Map.entry("appraise/allowlist/ProgramPath", "names of programs and endings of files"));

    private static JavaClasses product;

    @BeforeAll
    static void importProduct() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(
                        location -> !location.contains("/fixtures/") && !location.contains("imatool-fixtures"))
                .importPackages("dev.imatool");
    }

    /** A rule that sees no class holds: this notices it. */
    @Test
    void everySourceFileIsSeen() throws IOException {
        List<String> seen = product.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getFullName)
                .toList();
        List<String> sources = SourceFiles.all().stream()
                .filter(source -> !source.startsWith(SourceFiles.root().resolve("fixtures")))
                .filter(source ->
                        isSeenFromCli(SourceFiles.root().relativize(source).getName(0)))
                .map(SourceFiles::className)
                .filter(name -> !name.endsWith("module-info"))
                .toList();
        assertThat(seen).containsAll(sources);
    }

    @Test
    void modelKnowsOnlyTheJdk() {
        check(classes()
                .that(resideInAnyPackage("dev.imatool.model.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.imatool.model..", "java..", "org.jspecify..")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parsers", "replay", "appraise", "diff"})
    void librariesKnowTheModelAndNotEachOther(String library) {
        String[] others = Stream.concat(
                        LIBRARIES.stream(), Stream.of("examine", "fleet", "render", "cli", "man", "bench", "fixtures"))
                .filter(other -> !other.equals(library))
                .map(other -> "dev.imatool." + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage("dev.imatool." + library + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    /** A question can be asked without a terminal: another front end needs nothing of the command line. */
    @Test
    void examinationsKnowNeitherCommandLineNorFormats() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.imatool.examine..", "dev.imatool.fleet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.imatool.render..",
                        "dev.imatool.cli..",
                        "dev.imatool.man..",
                        "dev.imatool.bench..",
                        "dev.imatool.fixtures..",
                        "picocli..",
                        "com.fasterxml.jackson..",
                        "org.jline..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.io.PrintStream.class));
    }

    /** One way to ask, whatever the question ({@code dev.imatool.examine}). */
    @Test
    void examinationsAreRunInOneWay() {
        classes()
                .that()
                .resideInAPackage(EXAMINE)
                .and()
                .haveSimpleNameEndingWith("Examination")
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic()
                .andShould(ExaminationRules.BE_MADE_WITH_A_PASS)
                .andShould(ExaminationRules.ANSWER_QUESTIONS)
                .check(product);
    }

    @Test
    void everyQuestionHasAnExamination() {
        classes()
                .that()
                .resideInAPackage(EXAMINE)
                .and()
                .haveSimpleNameEndingWith("Question")
                .should(ExaminationRules.BE_ANSWERED_BY_AN_EXAMINATION)
                .check(product);
    }

    /** No second door beside the examinations: whoever is given a question, and gives a report, is one. */
    @Test
    void onlyExaminationsAnswerQuestions() {
        check(classes()
                .that()
                .resideInAPackage(EXAMINE)
                .and()
                .haveSimpleNameNotEndingWith("Examination")
                .should(ExaminationRules.NOT_ANSWER_QUESTIONS));
    }

    /** Reports are written in every format without a command line. */
    @Test
    void renderersKnowNoCommandLine() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.imatool.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.imatool.cli..", "dev.imatool.man..", "dev.imatool.bench..", "picocli..", "org.jline.."));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("dev.imatool.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyMainKnowsTheProcess() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MAIN)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @ParameterizedTest
    @CsvSource({
        "com.fasterxml.jackson.., dev.imatool.(parsers.pcr|parsers.cel|parsers.allowlist|parsers.keylime|parsers.known|parsers.json).., dev.imatool.(render.tree|render.show|cli.config)..",
        "picocli..,               dev.imatool.cli..,",
        "org.jline..,             dev.imatool.cli.(terminal|shell)..,",
        "org.bouncycastle..,      dev.imatool.(replay.filehash|replay.quote|replay.templatedigest|appraise.signature).., dev.imatool.parsers.(key|entry)..",
    })
    void foreignLibrariesStayWhereTheyBelong(String foreign, String home, String otherHome) {
        String[] homes = otherHome == null ? new String[] {home} : new String[] {home, otherHome};
        check(noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"util", "utils", "common", "helper", "helpers", "misc"})
    void packagesAreNamedAfterAConcept(String name) {
        check(noClasses().should().resideInAPackage(".." + name + ".."));
    }

    @Test
    void classesAreNamedAfterAConcept() {
        check(noClasses().should().haveSimpleNameEndingWith("Impl"));
        check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager)"));
    }

    /** Libraries return enums and values; the sentence is made in render. The messages of diagnostics are the readers' own. */
    @Test
    void librariesMakeNoSentences() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "dev.imatool.parsers..", "dev.imatool.replay..", "dev.imatool.appraise..", "dev.imatool.diff..")
                .should()
                .haveNameMatching("wording|sentence|statement|phrase"));
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("dev.imatool.replay..", "dev.imatool.diff..")
                .and()
                .haveRawReturnType(String.class)
                .should()
                .haveNameMatching("words|detail|describe"));
    }

    /** Which option asks for something, only the command line and the renderers know: another front end has other words. */
    @Test
    void librariesNameNoOptions() throws IOException {
        // a line of the file that this reads may be copied from a command line
        Set<String> readingOptions = Set.of("parsers/pcr/text/AssignmentsReader.java");
        List<SourceLiterals.Literal> naming = new ArrayList<>();
        for (String library : List.of("model", "parsers", "replay", "appraise", "diff", "examine", "fleet")) {
            literals(library)
                    .filter(literal -> OPTION.matcher(literal.text()).find())
                    .filter(literal -> !OTHER_PROGRAM.matcher(literal.text()).find())
                    .filter(literal -> !readingOptions.contains(literal.source()))
                    .forEach(naming::add);
        }
        assertThat(naming).as("options named in libraries").isEmpty();
    }

    /** What judges says which case it is; two words in a row are a sentence, or part of one. */
    @Test
    void librariesThatJudgeHoldNoProse() throws IOException {
        List<SourceLiterals.Literal> prose = new ArrayList<>();
        for (String library : List.of("replay", "appraise", "diff", "examine")) {
            literals(library)
                    .filter(literal -> SENTENCE.matcher(literal.text()).find())
                    .filter(literal -> PROSE.keySet().stream()
                            .noneMatch(place -> literal.source().startsWith(place)))
                    .forEach(prose::add);
        }
        assertThat(prose).as("sentences in libraries that judge").isEmpty();
    }

    @Test
    void staticFieldsAreFinal() {
        check(fields().that()
                .areStatic()
                .and(describe("are written by hand", ArchitectureTest::isWrittenByHand))
                .should()
                .beFinal());
    }

    @Test
    void packagesAreNullMarked() {
        List<String> unmarked = product.stream()
                .filter(type -> !type.getPackage().isAnnotatedWith(NULL_MARKED))
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();
        assertThat(unmarked)
                .as("packages without @NullMarked in a package-info")
                .isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(product);
    }

    /** Not one the compiler adds, such as the table behind a switch over an enum. */
    private static boolean isWrittenByHand(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    /** Those that use the command line are not on its class path. */
    private static boolean isSeenFromCli(Path module) {
        return !List.of("man", "bench", "release", "fleet-duckdb", "fleet-spark")
                .contains(module.toString());
    }

    private static Stream<SourceLiterals.Literal> literals(String library) throws IOException {
        return SourceLiterals.of(SourceFiles.root().resolve(library).resolve("src/main/java")).stream();
    }
}
