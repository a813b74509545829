package dev.imatool.render.identify;

import dev.imatool.examine.identify.IdentifiedFile;
import dev.imatool.examine.identify.IdentifiedFile.Content;
import dev.imatool.examine.identify.IdentifyReport;
import dev.imatool.examine.identify.NextCommand;
import dev.imatool.examine.report.Printable;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of {@code identify}, declared, and its page. */
public final class IdentifyRendering {
    private static final Shape<CommandOf> COMMAND = Shape.of(
            "A command that answers something about it.",
            shape -> shape.field(
                            "kind",
                            "What it answers.",
                            Type.choice(NextCommand.class, NextCommand::id),
                            CommandOf::next)
                    .field(
                            "line",
                            "As it is typed; words in capitals stand for files that were not named.",
                            Type.WORDS,
                            CommandOf::line));

    private static final Shape<FileOf> FILE = Shape.of(
            "A file.",
            shape -> shape.field(
                            "path",
                            "As given on the command line.",
                            Type.TEXT,
                            each -> each.file().path())
                    .field(
                            "content",
                            "What it is: a kind of part as in evidence, collection (a folder or an archive), other_form, not_a_file or unknown.",
                            Type.WORDS,
                            each -> each.file().content().id())
                    .field(
                            "recognised",
                            "Whether it is known what it is.",
                            Type.FLAG,
                            each -> each.file().recognised())
                    .field(
                            "sentence",
                            "The same for people.",
                            Type.WORDS,
                            each -> words(each.file().content()))
                    .list(
                            "next",
                            "The commands that answer most about it.",
                            COMMAND,
                            each -> each.file().next().stream()
                                    .map(next -> new CommandOf(each.report(), each.file(), next))
                                    .toList()));

    /** How it is written. */
    public static final Rendering<IdentifyReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "identify",
                    "What files are, and which commands answer most about them.",
                    List.of(IdentifyReport.RECOGNISED, IdentifyReport.NOT_RECOGNISED),
                    IdentifyRendering::declare),
            IdentifyRendering::page);

    private IdentifyRendering() {}

    private record FileOf(IdentifyReport report, IdentifiedFile file) {}

    private record CommandOf(IdentifyReport report, IdentifiedFile file, NextCommand next) {
        String line() {
            return new NextCommandWords(report, file).of(next);
        }
    }

    private static void declare(Fields<IdentifyReport> fields) {
        fields.list(
                "files",
                "What was named, in that order.",
                FILE,
                report -> report.files().stream()
                        .map(file -> new FileOf(report, file))
                        .toList());
    }

    private static void page(IdentifyReport report, Page page) throws IOException {
        for (IdentifiedFile file : report.files()) {
            page.line(Printable.ofText(file.path()) + ": "
                    + page.paint(file.recognised() ? Role.PLAIN : Role.BAD, words(file.content())));
            for (NextCommand next : file.next()) {
                page.line("  " + new CommandOf(report, file, next).line());
            }
        }
    }

    private static String words(Content content) {
        return switch (content) {
            case Content.MeasurementList list -> words(list.list());
            case Content.Part part -> part.kind().words();
            case Content.Collection collection -> words(collection);
            case Content.Form form -> form.words();
            case Content.Unknown unknown -> unknown.words() + ", which no command reads";
            case Content.NotAFile pipe -> "a pipe, a socket or a device, which no command reads";
        };
    }

    private static String words(InputSummary list) {
        return "measurement list, "
                + list.format().map(format -> Phrases.words(format) + ", ").orElse("")
                + Phrases.entries(list.entries())
                + list.templateDigest()
                        .map(bank -> ", template digests in " + bank)
                        .orElse("");
    }

    private static String words(Content.Collection collection) {
        String parts = collection.parts().entrySet().stream()
                .map(IdentifyRendering::words)
                .collect(Collectors.joining(", "));
        return Phrases.count(collection.files(), "file", "files") + ": "
                + (parts.isEmpty() ? "no part of evidence" : parts)
                + (collection.others() > 0 ? ", " + collection.others() + " of other forms" : "");
    }

    private static String words(Map.Entry<PartKind, Long> part) {
        return part.getKey().words() + (part.getValue() > 1 ? " (" + part.getValue() + ")" : "");
    }
}
