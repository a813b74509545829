package dev.imatool.man;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * The AsciiDoc page of one command: what picocli makes of the model, the examples of the help, the sections written by
 * hand (a resource that has the name of the page), and the other pages.
 *
 * @param name of the page
 * @param asciiDocModel the command, with texts that are AsciiDoc
 * @param examples those of the help
 * @param others pages of the other commands
 */
record ManualPage(String name, CommandSpec asciiDocModel, List<Example> examples, List<String> others) {
    private static final List<String> RELATED =
            List.of("evmctl", "tpm2_checkquote", "tpm2_eventlog", "tpm2_pcrread", "tpm2_quote");

    ManualPage {
        examples = List.copyOf(examples);
        others = List.copyOf(others);
    }

    /**
     * The page of a command.
     *
     * @param command as the help knows it
     * @param manual root of the same commands, see {@link ManualModel}
     */
    static ManualPage of(CommandLine command, CommandLine manual) {
        String name = CommandTree.pageName(command);
        CommandSpec model = CommandTree.documented(manual).stream()
                .filter(one -> CommandTree.pageName(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no command for the page " + name))
                .getCommandSpec();
        List<String> others = CommandTree.documented(manual).stream()
                .map(CommandTree::pageName)
                .filter(other -> !other.equals(name))
                .toList();
        return new ManualPage(
                name, model, Example.of(command.getCommandSpec().usageMessage().footer()), others);
    }

    /** Writes the page. */
    void write(PrintWriter out) {
        ManPageGenerator.writeSingleManPage(out, asciiDocModel);
        out.printf("%n== Examples%n");
        examples.forEach(example -> write(out, example));
        out.printf("%n%s", byHand());
        out.printf("%n== See also%n%n%s%n", seeAlso());
    }

    private static void write(PrintWriter out, Example example) {
        out.printf("%n%s%n%n....%n", AsciiDoc.literal(example.question()));
        example.lines().forEach(out::println);
        out.println("....");
    }

    private String seeAlso() {
        return Stream.concat(others.stream(), RELATED.stream())
                .map(page -> "*" + page + "*(1)")
                .collect(Collectors.joining(", "));
    }

    private String byHand() {
        try (InputStream sections = ManualPage.class.getResourceAsStream(name + ".adoc")) {
            return sections == null ? "" : new String(sections.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
