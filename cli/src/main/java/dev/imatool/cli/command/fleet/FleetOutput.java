package dev.imatool.cli.command.fleet;

import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.RowsFormatOption;
import dev.imatool.cli.output.ReportOutput;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.question.AnswerColumn;
import dev.imatool.fleet.question.FleetAnswer;
import dev.imatool.fleet.question.FleetAsking;
import dev.imatool.fleet.question.FleetQuestion;
import dev.imatool.fleet.question.LearnedPolicy;
import dev.imatool.fleet.question.NamedQuery;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.render.fleet.FleetRendering;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** What all commands that ask a fleet have: how the answer is written, and how it is asked. */
public final class FleetOutput {
    @Mixin
    RowsFormatOption format;

    @Mixin
    OutputOptions output;

    /** Asks one of the questions that come with imatool; returns the exit status. */
    int ask(Streams streams, String fleet, NamedQuery query, List<Object> values) throws IOException {
        return FleetEngineDoor.with(
                streams, engine -> ask(streams, engine, new FleetAsking(engine, fleet), named(query, values)));
    }

    static FleetQuestion named(NamedQuery query, List<Object> values) throws IOException {
        return new FleetQuestion(query.id(), Optional.of(query), query.sql(), values);
    }

    /** Takes what was learned. */
    @FunctionalInterface
    interface PolicyTaker {
        void take(RuntimePolicy policy) throws IOException;
    }

    /** Asks what most hosts have; {@code taker} gets it as a policy, unless it is nothing. */
    int learn(Streams streams, FleetReader engine, FleetAsking asking, FleetQuestion question, PolicyTaker taker)
            throws IOException {
        List<AnswerColumn> columns = NamedQuery.LEARN.columns();
        return new ReportOutput(streams, output, format.format())
                .deliver(FleetRendering.of(columns), FleetRendering.row(columns), rows -> {
                    LearnedPolicy learned = new LearnedPolicy(rows);
                    FleetAnswer answer = asking.ask(question, streams.arguments(), learned);
                    if (answer.all() > 0) {
                        taker.take(learned.policy());
                    }
                    return answer;
                })
                .status();
    }

    /** Asks a question. */
    int ask(Streams streams, FleetReader engine, FleetAsking asking, FleetQuestion question) throws IOException {
        List<AnswerColumn> columns = question.query().isPresent()
                ? question.query().get().columns()
                : engine.columns(question.sql()).stream().map(AnswerColumn::any).toList();
        return new ReportOutput(streams, output, format.format())
                .deliver(
                        FleetRendering.of(columns),
                        FleetRendering.row(columns),
                        rows -> asking.ask(question, streams.arguments(), rows))
                .status();
    }
}
