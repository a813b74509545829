package dev.imatool.render.error;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Tool;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.HeaderShape;
import java.util.List;
import java.util.Optional;

/** The document of a command that gave no report, declared. */
public final class ErrorRendering {
    private static final String NAME = "error";
    private static final String MEANING = "What a command writes in place of a report where it gives none: wrong usage, an input that"
            + " is missing, unreadable or of another form, an internal error.";

    /** How it is written. */
    public static final Document<Failure> DOCUMENT = Document.of(
            NAME,
            MEANING,
            Shape.of(
                    MEANING,
                    shape -> shape.field(
                                    "schema",
                                    "Name and version of this form.",
                                    Type.choice(List.of(HeaderShape.schema(NAME))),
                                    failure -> HeaderShape.schema(NAME))
                            .field("tool", HeaderShape.TOOL.meaning(), HeaderShape.TOOL, failure -> Tool.NAME)
                            .list("command", HeaderShape.COMMAND, Type.TEXT, Failure::arguments)
                            .field(
                                    "message",
                                    "What went wrong, as on standard error; may quote the input, escaped.",
                                    Type.WORDS,
                                    Failure::message)
                            .optional(
                                    "hint",
                                    "What to do about it; absent where there is nothing to advise.",
                                    Type.WORDS,
                                    Failure::hint)
                            .number(
                                    "exit",
                                    "The exit status: 2 for wrong usage and unreadable inputs, 70 for an internal error.",
                                    Type.COUNT,
                                    failure -> failure.exit().status())));

    private ErrorRendering() {}

    /**
     * Why there is no report.
     *
     * @param arguments of the command line as given
     * @param message what went wrong; safe to print
     * @param hint what to do about it
     * @param exit the status that goes with it
     */
    public record Failure(List<String> arguments, String message, Optional<String> hint, ExitCode exit) {
        public Failure {
            arguments = List.copyOf(arguments);
        }
    }
}
