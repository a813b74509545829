package dev.imatool.cli.options;

import dev.imatool.cli.config.ConfigFile;
import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.terminal.TerminalSize;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.report.InputRole;
import dev.imatool.render.output.Format;
import dev.imatool.render.page.DigestLength;
import dev.imatool.render.page.Limit;
import dev.imatool.render.page.TextLayout;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Colour, silence, how many rows, and how a terminal shows them. */
public final class OutputOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            completionCandidates = Whens.class,
            converter = Whens.class,
            description =
                    "Colour the text: ${COMPLETION-CANDIDATES}. Default: auto, on a terminal unless NO_COLOR is set.")
    String color = "auto";

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no report: the exit status is the answer.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Print also remarks that come with most inputs, such as PCR values of PCRs that no list extends.")
    boolean verbose;

    @Option(
            names = "--digests",
            paramLabel = "HOW",
            completionCandidates = DigestLengths.class,
            converter = DigestLengths.class,
            description =
                    "Show digests in text: ${COMPLETION-CANDIDATES}. Default: auto, short on a terminal and whole in a"
                            + " pipe or a file.")
    String digests = "auto";

    @Option(
            names = "--no-pager",
            description =
                    "Do not page long text on a terminal. Otherwise IMATOOL_PAGER or PAGER shows it, else less or more;"
                            + " set one of them to an empty value or to cat for no pager.")
    boolean noPager;

    @Option(
            names = "--all",
            description =
                    "Print all rows; without it, long tables in the text are cut and end with a line that says so.")
    boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = RowsConverter.class,
            description = "Print at most N rows of a kind. --format json, ndjson and csv do not depend on it.")
    Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--attest",
            paramLabel = "KEY",
            converter = AttestationKey.Converter.class,
            description =
                    "Sign the JSON report with the private key in the file KEY (PEM; ECDSA or Ed25519), and print it as an"
                            + " in-toto statement in a DSSE envelope. 'imatool attest verify' checks it.")
    Optional<AttestationKey> attest = Optional.empty();

    /** True when the report on standard output shall have colours. */
    public boolean outInColour(Streams streams) {
        return inColour(streams.outInColour());
    }

    /** True when diagnostics on standard error shall have colours. */
    public boolean errInColour(Streams streams) {
        return inColour(streams.errInColour());
    }

    /** True when only the exit status is wanted. */
    public boolean quiet() {
        return quiet;
    }

    /** True when remarks that come with most inputs are wanted. */
    public boolean verbose() {
        return verbose;
    }

    /** True when long text may be paged. */
    public boolean paged() {
        return !noPager;
    }

    /** How text is laid out: for the terminal that shows it, or for a file. */
    public TextLayout layout(Streams streams) {
        return streams.outKind() == StreamKind.TERMINAL
                ? new TextLayout(
                        digests(streams),
                        OptionalInt.of(TerminalSize.of(streams).columns()))
                : new TextLayout(digests(streams), OptionalInt.empty());
    }

    private DigestLength digests(Streams streams) {
        return switch (digests) {
            case "short" -> DigestLength.SHORT;
            case "whole" -> DigestLength.WHOLE;
            default -> streams.outKind() == StreamKind.TERMINAL ? DigestLength.SHORT : DigestLength.WHOLE;
        };
    }

    /** True when every row is wanted. */
    public boolean all() {
        return all;
    }

    /** How many rows of a kind the text lists. */
    public Limit limit() {
        if (all) {
            return Limit.NONE;
        }
        return limit.map(Limit::of).orElse(Limit.USUAL);
    }

    /** The key with which the report is signed. */
    public Optional<AttestationKey> attest() {
        return attest;
    }

    /**
     * The files of the command line; named with their digests where a report is printed that names them, which rows do not.
     *
     * @throws UsageException if the report is to be signed in a format that is not signed
     */
    public InputArguments inputs(Streams streams, Format format) throws IOException {
        return inputs(streams, format, format != Format.TEXT && !format.ofRows() && !format.exported() && !quiet);
    }

    /** The same where it does not follow from the format alone whether they are {@code named}. */
    public InputArguments inputs(Streams streams, Format format, boolean named) throws IOException {
        if (attest.isPresent() && quiet) {
            throw new UsageException("--attest prints a signed report, and -q prints none");
        }
        if (attest.isPresent() && format != Format.TEXT && format != Format.JSON) {
            throw new UsageException(
                    "--attest signs the one JSON report of a command; it has no " + format.id() + " to sign");
        }
        InputArguments inputs =
                new InputArguments(streams.in(), streams.arguments(), named || attest.isPresent(), streams.kept());
        for (ConfigFile file : streams.configured()) {
            inputs.add(InputRole.CONFIG, file.name(), file.content().toByteArray());
        }
        return inputs;
    }

    private boolean inColour(boolean auto) {
        return switch (color) {
            case "always" -> true;
            case "never" -> false;
            default -> auto;
        };
    }

    static final class Whens extends Choices {
        Whens() {
            super("auto", "always", "never");
        }
    }

    static final class DigestLengths extends Choices {
        DigestLengths() {
            super("auto", "short", "whole");
        }
    }

    static final class RowsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String typed) {
            try {
                int rows = Integer.parseInt(typed);
                if (rows >= 0) {
                    return rows;
                }
            } catch (NumberFormatException notOne) {
                // said below
            }
            throw new TypeConversionException("'" + typed + "' is not a number of rows");
        }
    }
}
