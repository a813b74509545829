package dev.imatool.render.fleet;

import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.question.AnswerColumn;
import dev.imatool.fleet.question.FleetAnswer;
import dev.imatool.fleet.question.FleetSummary;
import dev.imatool.fleet.question.NamedQuery;
import dev.imatool.fleet.table.ColumnType;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.tree.TreeSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The answers of a fleet, declared: the columns of their rows depend on the question. */
public final class FleetRendering {
    private static final String NAME = "fleet";

    private static final Shape<FleetSummary> SUMMARY = Shape.of(
            "How much there is in the fleet.",
            shape -> shape.number("hosts", "Hosts.", Type.COUNT, FleetSummary::hosts)
                    .number("lists", "Measurement lists.", Type.COUNT, FleetSummary::lists)
                    .number("days", "Days of which there are lists.", Type.COUNT, FleetSummary::days)
                    .optional("first_day", "The first of them.", Type.TEXT, FleetSummary::firstDay)
                    .optional("last_day", "The last of them.", Type.TEXT, FleetSummary::lastDay)
                    .number("entries", "Entries that are stored.", Type.COUNT, FleetSummary::entries)
                    .number(
                            "entries_quoted",
                            "Those of them that a quote vouches for.",
                            Type.COUNT,
                            FleetSummary::quoted)
                    .number(
                            "hosts_without_quote",
                            "Hosts of which no list is covered by a quote.",
                            Type.COUNT,
                            FleetSummary::hostsWithoutQuote)
                    .number(
                            "damaged_lists",
                            "Lists that are damaged, cut short, or could not be read.",
                            Type.COUNT,
                            FleetSummary::damagedLists));

    /** Text of the tables is escaped already; what else a query makes must not reach a terminal as it is. */
    private static final Type<Object> VALUE =
            new Type.Scalar<>("string", List.of(), Optional.empty(), OptionalLong.empty(), FleetRendering::write);

    /** Of all questions that come with imatool; for schemas. */
    public static final Document<FleetAnswer> DOCUMENT = document(everyColumn());

    private FleetRendering() {}

    private static List<AnswerColumn> everyColumn() {
        Map<String, AnswerColumn> all = new LinkedHashMap<>();
        Arrays.stream(NamedQuery.values())
                .flatMap(query -> query.columns().stream())
                .forEach(column -> all.putIfAbsent(column.name(), column));
        return List.copyOf(all.values());
    }

    /** How an answer with these columns is written. */
    public static Rendering<FleetAnswer> of(List<AnswerColumn> columns) {
        return new Rendering<>(document(columns), FleetPage::write);
    }

    private static Document<FleetAnswer> document(List<AnswerColumn> columns) {
        return Rendering.<FleetAnswer>document(
                        NAME,
                        "An answer of a fleet.",
                        List.of(FleetAnswer.FOUND, FleetAnswer.NOTHING),
                        fields -> declare(fields, row(columns)))
                .withFoundRows("rows", row(columns))
                .withNotes(
                        "Which of the keys a row has depends on the question; those of `fleet query` are the columns of its SQL.",
                        "`inputs[]` names the folder of the fleet. Its `sha256` is over the names of its files, which tell what they hold.");
    }

    private static void declare(Fields<FleetAnswer> fields, Shape<FleetAnswer.Row> row) {
        fields.field("fleet", "The folder, as given.", Type.TEXT, FleetAnswer::fleet)
                .field("question", "Name of the question.", Type.TEXT, FleetAnswer::question)
                .field("summary", "How much there is in the fleet.", SUMMARY, FleetAnswer::summary)
                .number("rows_found", "How many rows there are.", Type.COUNT, FleetAnswer::all)
                .rows(
                        "rows",
                        "The first " + FleetAnswer.KEPT + " of them; ndjson and csv have all.",
                        row,
                        answer -> Rows.of(answer.rows()));
    }

    /** A row with these columns. */
    public static Shape<FleetAnswer.Row> row(List<AnswerColumn> columns) {
        return Shape.of("A row of the answer.", fields -> {
            for (int i = 0; i < columns.size(); i++) {
                int at = i;
                AnswerColumn column = columns.get(i);
                Optional<ColumnType> type = column.type();
                if (type.isPresent() && type.get() == ColumnType.NUMBER) {
                    fields.optional(
                            column.name(),
                            column.meaning(),
                            Type.NUMBER,
                            row -> row.values().get(at).map(value -> (Long) value));
                } else {
                    fields.optional(
                            column.name(),
                            column.meaning(),
                            VALUE,
                            row -> row.values().get(at));
                }
            }
        });
    }

    private static void write(Object value, TreeSink sink) throws IOException {
        switch (value) {
            case Long number -> sink.number(number);
            case Boolean flag -> sink.flag(flag);
            default -> sink.text(text(value));
        }
    }

    /** A value of a row, safe to print. */
    static String text(Object value) {
        String text = value.toString();
        return text.indexOf('\\') < 0 ? Printable.ofText(text) : betweenBackslashes(text);
    }

    private static String betweenBackslashes(String text) {
        return Arrays.stream(text.split("\\\\", -1)).map(Printable::ofText).collect(Collectors.joining("\\"));
    }
}
