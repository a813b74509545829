package dev.imatool.fleet.question;

import dev.imatool.fleet.table.ColumnType;
import java.util.Optional;

/**
 * A column of an answer.
 *
 * @param name its name
 * @param type absent where only the rows tell it
 * @param meaning what it says
 */
public record AnswerColumn(String name, Optional<ColumnType> type, String meaning) {
    static AnswerColumn text(String name, String meaning) {
        return new AnswerColumn(name, Optional.of(ColumnType.TEXT), meaning);
    }

    static AnswerColumn number(String name, String meaning) {
        return new AnswerColumn(name, Optional.of(ColumnType.NUMBER), meaning);
    }

    /** A column of a query of the user. */
    public static AnswerColumn any(String name) {
        return new AnswerColumn(name, Optional.empty(), "");
    }
}
