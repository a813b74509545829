package dev.imatool.fleet.question;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.examine.statement.Statement;
import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.ingest.FleetState;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a fleet. */
public final class FleetAsking {
    private final FleetReader engine;
    private final FleetFolder folder;

    /**
     * @param fleet as the user calls it
     * @throws UnreadableInputException if it is not there
     * @throws IOException if it is no fleet of a version that is read
     */
    public FleetAsking(FleetReader engine, String fleet) throws IOException {
        this.engine = engine;
        this.folder = folder(engine, fleet);
        if (!folder.isFleet()) {
            throw UnreadableInputException.ofFile(folder.name(), new NoSuchFileException(folder.name()));
        }
        engine.open(folder);
        engine.confine(folder);
    }

    private static FleetFolder folder(FleetReader engine, String fleet) throws IOException {
        try {
            return engine.folder(fleet);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(fleet, impossible.getReason());
        }
    }

    /** How much there is. */
    public FleetSummary summary() throws IOException {
        List<Optional<Object>> row = one(NamedQuery.sql("summary"));
        return new FleetSummary(
                number(row.get(0)),
                number(row.get(1)),
                number(row.get(2)),
                row.get(3).map(Object::toString),
                row.get(4).map(Object::toString),
                number(row.get(5)),
                number(row.get(6)),
                number(row.get(7)),
                number(row.get(8)));
    }

    /** The newest day; absent where there is no list. */
    public Optional<String> newestDay() throws IOException {
        return one(NamedQuery.sql("newest-day")).get(0).map(Object::toString);
    }

    /** How many hosts so many percent of all are, rounded up. */
    public long part(long percent) throws IOException {
        return Math.ceilDiv(summary().hosts() * percent, 100L);
    }

    private static long number(Optional<Object> value) {
        return value.map(found -> Long.parseLong(found.toString())).orElse(0L);
    }

    private List<Optional<Object>> one(String sql) throws IOException {
        Kept kept = new Kept(RowSink.none());
        engine.ask(sql, List.of(), kept);
        return kept.rows.get(0).values();
    }

    /**
     * The answer.
     *
     * @param arguments of the command line, for the report
     * @param rows takes all rows, of which the answer keeps some
     * @throws dev.imatool.fleet.engine.EngineException if the SQL is not answered
     */
    public FleetAnswer ask(FleetQuestion question, List<String> arguments, RowSink<FleetAnswer.Row> rows)
            throws IOException {
        FleetSummary summary = summary();
        Kept kept = new Kept(rows);
        if (question.query().isPresent()) {
            engine.ask(question.sql(), question.values(), question.query().get().known(), kept);
        } else {
            engine.ask(question.sql(), question.values(), kept);
        }
        Optional<FindingKind> kind = question.query().flatMap(query -> query.finding(kept.all));
        Findings findings = kind.map(wrong -> new Findings(
                        List.of(new Finding.OfLine(wrong, folder.name(), Statement.Plain.OF_ITS_KIND)), Map.of()))
                .orElse(Findings.NONE);
        String verdict = kept.all == 0 ? FleetAnswer.NOTHING : FleetAnswer.FOUND;
        return new FleetAnswer(
                new ReportHeader("fleet", List.of(), verdict, findings, List.of())
                        .of(arguments, List.of(FleetState.identity(folder, InputRole.OTHER))),
                folder.name(),
                question.name(),
                summary,
                question.query()
                        .map(NamedQuery::columns)
                        .orElseGet(
                                () -> kept.names.stream().map(AnswerColumn::any).toList()),
                kept.rows,
                kept.all);
    }

    private static final class Kept implements FleetReader.RowTaker {
        private final List<FleetAnswer.Row> rows = new ArrayList<>();
        private final RowSink<FleetAnswer.Row> sink;
        private List<String> names = List.of();
        private long all;

        Kept(RowSink<FleetAnswer.Row> sink) {
            this.sink = sink;
        }

        @Override
        public void columns(List<String> found) {
            names = List.copyOf(found);
        }

        @Override
        public void row(List<Optional<Object>> values) throws IOException {
            FleetAnswer.Row row = new FleetAnswer.Row(values);
            all++;
            if (rows.size() < FleetAnswer.KEPT) {
                rows.add(row);
            }
            sink.row(row);
        }
    }
}
