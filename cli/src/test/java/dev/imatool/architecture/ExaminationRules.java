package dev.imatool.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.Report;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What every examination has in common: {@code new …Examination(pass).examine(question)} gives a report. */
final class ExaminationRules {
    private static final String QUESTION = "Question";
    private static final String EXAMINATION = "Examination";

    private ExaminationRules() {}

    static final ArchCondition<JavaClass> BE_MADE_WITH_A_PASS =
            condition("have one constructor, which is public and takes a ListPass", (type, wrong) -> {
                boolean one = type.getConstructors().size() == 1
                        && type.getConstructors().stream()
                                .allMatch(constructor ->
                                        constructor.getModifiers().contains(JavaModifier.PUBLIC)
                                                && names(constructor.getRawParameterTypes())
                                                        .equals(List.of(ListPass.class.getName())));
                if (!one) {
                    wrong.accept(type.getName() + " has other constructors than a public one of a ListPass: "
                            + type.getConstructors());
                }
            });

    static final ArchCondition<JavaClass> ANSWER_QUESTIONS =
            condition("have public methods examine(…Question) alone, which return a report", (type, wrong) -> {
                List<JavaMethod> methods = publicMethods(type).toList();
                if (methods.isEmpty()) {
                    wrong.accept(type.getName() + " answers nothing");
                }
                for (JavaMethod method : methods) {
                    boolean answers = method.getName().equals("examine")
                            && !method.getModifiers().contains(JavaModifier.STATIC)
                            && !method.getRawParameterTypes().isEmpty()
                            && isQuestionOf(method.getRawParameterTypes().get(0), type)
                            && method.getRawReturnType().isAssignableTo(Report.class);
                    if (!answers) {
                        wrong.accept(method.getFullName() + " is not examine(…Question) that returns a report");
                    }
                }
            });

    static final ArchCondition<JavaClass> BE_ANSWERED_BY_AN_EXAMINATION =
            condition("be answered by an examination of their package", (type, wrong) -> {
                boolean answered = type.getPackage().getClasses().stream()
                        .filter(other -> other.getSimpleName().endsWith(EXAMINATION))
                        .flatMap(ExaminationRules::publicMethods)
                        .anyMatch(method -> !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes().get(0).equals(type));
                if (!answered) {
                    wrong.accept("no examination in its package answers " + type.getName());
                }
            });

    static final ArchCondition<JavaClass> NOT_ANSWER_QUESTIONS = condition(
            "have no public method that takes a question and returns a report",
            (type, wrong) -> publicMethods(type)
                    .filter(method -> method.getRawReturnType().isAssignableTo(Report.class))
                    .filter(method -> method.getRawParameterTypes().stream()
                            .anyMatch(parameter -> parameter.getSimpleName().endsWith(QUESTION)))
                    .forEach(method ->
                            wrong.accept(method.getFullName() + " answers a question outside of an examination")));

    private static boolean isQuestionOf(JavaClass question, JavaClass examination) {
        return question.getSimpleName().endsWith(QUESTION)
                && question.getPackageName().equals(examination.getPackageName());
    }

    private static Stream<JavaMethod> publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static List<String> names(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).toList();
    }

    /** Says what is wrong with a class. */
    @FunctionalInterface
    private interface Judge {
        void judge(JavaClass type, Consumer<String> wrong);
    }

    private static ArchCondition<JavaClass> condition(String description, Judge judge) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                judge.judge(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }
}
