package dev.imatool.render.shared;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.Tool;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.util.List;
import java.util.Optional;

/** What every document begins with. */
public final class HeaderShape {
    /** The program. */
    public static final Shape<String> TOOL = Shape.of(
            "The program that wrote the document.",
            shape -> shape.field("name", "imatool.", Type.WORDS, name -> name)
                    .field("version", "Its version.", Type.WORDS, name -> Tool.VERSION));

    /** The command line. */
    public static final String COMMAND =
            "The arguments of the command line, the name of the command first: as given, or with what configuration files"
                    + " added after --no-config.";

    private HeaderShape() {}

    /**
     * Declares the fields that every document begins with.
     *
     * @param schema name and version of the document
     * @param verdicts all verdicts that the command has
     */
    public static <R extends Report> void declare(Fields<R> fields, String schema, List<String> verdicts) {
        fields.field("schema", "Name and version of this form.", Type.choice(List.of(schema)), report -> schema)
                .field("tool", "The program that wrote the document.", TOOL, report -> Tool.NAME)
                .list("command", COMMAND, Type.TEXT, report -> report.head().arguments())
                .list(
                        "inputs",
                        "Every file that was read: the lists first, in the order of the command line, then the others in the"
                                + " order in which they were read.",
                        InputShapes.INPUT,
                        report -> report.head().read())
                .optionalList(
                        "joined",
                        "Lists that were read in parts: as FILE + FILE on the command line, from a folder, or found in evidence.",
                        InputShapes.JOINED,
                        report -> report.head().joined())
                .field(
                        "verdict",
                        "The answer in one word: " + String.join(", ", verdicts) + ".",
                        Type.choice(verdicts),
                        report -> report.head().verdict())
                .number(
                        "exit",
                        "The exit status that goes with this report.",
                        Type.COUNT,
                        report -> report.exit().status())
                .list(
                        "findings",
                        "What is wrong, at most 1000 of it.",
                        FindingShape.FINDING,
                        report -> report.head().findings().listed())
                .optional(
                        "findings_omitted",
                        "How many more findings there are; absent where there are none.",
                        Type.ORDINAL,
                        report ->
                                Optional.of(report.head().findings().omitted()).filter(omitted -> omitted > 0))
                .list(
                        "diagnostics",
                        "What is malformed or odd about the inputs.",
                        NoticeShape.NOTICE,
                        report -> report.head().notices());
    }

    /** Name and version of the document of {@code name}. */
    public static String schema(String name) {
        return Tool.NAME + "." + name + "/1";
    }
}
