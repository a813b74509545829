package dev.imatool.render.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement there is, made with names that would move the cursor of a terminal. */
class StatementWordsTest {
    private static final String HOSTILE = "a\u001b[2Jb\nc\u202ed";

    static Stream<Statement> statements() {
        return of(Statement.class).filter(statement -> !(statement instanceof Statement.Said));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void namesAreEscaped(Statement statement) {
        assertThat(StatementWords.of(statement, "of its kind", ""))
                .isNotBlank()
                .doesNotContain("\u001b", "\n", "\u202e")
                .doesNotContain("Optional", "null");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aSentenceBeginsSmallAndHasNoFullStop(Statement statement) {
        Notice notice = Notice.of(NoticeKind.QUOTE_PART, "input", statement);
        assertThat(NoticeWords.sentence(notice)).doesNotEndWith(".").doesNotStartWith(" ");
        NoticeWords.hint(notice).ifPresent(hint -> assertThat(hint).isNotBlank().doesNotEndWith("."));
        assertThat(FindingWords.of(new Finding.OfLine(FindingKind.PCR_UNDECIDED, "input", statement)))
                .isNotBlank();
    }

    @Test
    void wordsOfAReaderAreEscapedInAFinding() {
        Finding.OfLine line = new Finding.OfLine(FindingKind.FAILURE, "input", new Statement.Said(HOSTILE));
        assertThat(FindingWords.of(line)).isEqualTo("a\\x1b[2Jb\\nc\\u{202e}d");
    }

    /** One of each class below {@code type}, and every constant of its enums. */
    private static Stream<Statement> of(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).flatMap(StatementWordsTest::of);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Statement.class::cast);
        }
        return Stream.of((Statement) value(type));
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object inner = value(generic.getActualTypeArguments()[0]);
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Map.class) {
                return Map.of(inner, value(generic.getActualTypeArguments()[1]));
            }
            return raw == Optional.class ? Optional.of(inner) : List.of(inner);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return HOSTILE;
        }
        if (plain == long.class || plain == Long.class) {
            return 7L;
        }
        if (plain == int.class || plain == Integer.class) {
            return 7;
        }
        if (plain == boolean.class) {
            return true;
        }
        if (plain == OptionalLong.class) {
            return OptionalLong.of(7);
        }
        if (plain == ByteString.class) {
            return ByteString.ofText(HOSTILE);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return plain.isSealed() ? value(plain.getPermittedSubclasses()[0]) : record(plain);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(type.getName(), impossible);
        }
    }
}
