package dev.imatool.cli;

import dev.imatool.cli.command.AuditCommand;
import dev.imatool.cli.command.CaseCommand;
import dev.imatool.cli.command.CheckCommand;
import dev.imatool.cli.command.CommandNames;
import dev.imatool.cli.command.ConfigCommand;
import dev.imatool.cli.command.ContainersCommand;
import dev.imatool.cli.command.CpcrCommand;
import dev.imatool.cli.command.DiffCommand;
import dev.imatool.cli.command.EventLogCommand;
import dev.imatool.cli.command.EvidenceCommand;
import dev.imatool.cli.command.ExplainCommand;
import dev.imatool.cli.command.HistoryCommand;
import dev.imatool.cli.command.IdentifyCommand;
import dev.imatool.cli.command.LearnCommand;
import dev.imatool.cli.command.PolicyCommand;
import dev.imatool.cli.command.QuoteCommand;
import dev.imatool.cli.command.RepairCommand;
import dev.imatool.cli.command.ReplayCommand;
import dev.imatool.cli.command.SchemaCommand;
import dev.imatool.cli.command.ShowCommand;
import dev.imatool.cli.command.SignaturesCommand;
import dev.imatool.cli.command.TimelineCommand;
import dev.imatool.cli.command.VerifyCommand;
import dev.imatool.cli.command.attest.AttestCommand;
import dev.imatool.cli.command.attest.AttestVerifyCommand;
import dev.imatool.cli.command.fleet.FleetCommand;
import dev.imatool.cli.command.fleet.FleetDriftCommand;
import dev.imatool.cli.command.fleet.FleetFirstSeenCommand;
import dev.imatool.cli.command.fleet.FleetIngestCommand;
import dev.imatool.cli.command.fleet.FleetLearnCommand;
import dev.imatool.cli.command.fleet.FleetNewCommand;
import dev.imatool.cli.command.fleet.FleetQueryCommand;
import dev.imatool.cli.command.fleet.FleetRareCommand;
import dev.imatool.cli.command.fleet.FleetSqlCommand;
import dev.imatool.cli.command.fleet.FleetVerdictsCommand;
import dev.imatool.cli.command.fleet.FleetWhoHasCommand;
import dev.imatool.cli.command.reference.ReferenceBuildCommand;
import dev.imatool.cli.command.reference.ReferenceCommand;
import dev.imatool.cli.command.runtimepolicy.PolicyConvertCommand;
import dev.imatool.cli.command.runtimepolicy.PolicyCreateCommand;
import dev.imatool.cli.command.runtimepolicy.PolicyDiffCommand;
import dev.imatool.cli.command.runtimepolicy.PolicyExplainCommand;
import dev.imatool.cli.command.runtimepolicy.PolicyMergeCommand;
import dev.imatool.cli.command.runtimepolicy.RuntimePolicyCommand;
import dev.imatool.cli.command.xattr.XattrBuildCommand;
import dev.imatool.cli.command.xattr.XattrCommand;
import dev.imatool.cli.command.xattr.XattrDecodeCommand;
import dev.imatool.cli.config.ConfigOption;
import dev.imatool.cli.options.HelpOption;
import dev.imatool.cli.shell.ShellCommand;
import dev.imatool.cli.shell.ShellHost;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.terminal.TerminalSize;
import dev.imatool.examine.report.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the commands together. */
final class Commands {
    private static final Set<String> FLAGS = Set.of("-h", "--help", "-V", "--version");
    private static final Set<String> HELP = Set.of("help", "-h", "--help");

    private final Streams streams;
    private final CommandModels models;

    Commands(Streams streams, CommandModels models) {
        this.streams = streams;
        this.models = models;
    }

    /**
     * With the one command that {@code args} names, because making all takes a third of the start; else with all, of which an
     * overview needs little.
     */
    CommandLine lineFor(String[] args) {
        Optional<String> named = args.length == 0 ? Optional.empty() : CommandNames.of(args[0]);
        boolean overview = args.length == 0 || (args.length == 1 && FLAGS.contains(args[0]));
        CommandLine line = named.isPresent() ? with(List.of(named.get()), true) : all(!overview);
        if (args.length == 0 || Arrays.stream(args).anyMatch(HELP::contains)) {
            line.setUsageHelpWidth(TerminalSize.of(streams).columns());
        }
        return line;
    }

    /** With every command. */
    CommandLine all() {
        return all(true);
    }

    private CommandLine all(boolean whole) {
        CommandLine line = with(CommandNames.ALL, whole);
        line.addSubcommand("help", help(whole));
        return line;
    }

    /** picocli's own command; in an overview without its annotations. */
    private static CommandSpec help(boolean whole) {
        CommandSpec help = whole
                ? CommandSpec.forAnnotatedObject(new CommandLine.HelpCommand())
                : CommandSpec.create().name("help").helpCommand(true);
        help.usageMessage().header("Shows the help of a command.");
        return help;
    }

    private CommandLine with(List<String> names, boolean whole) {
        CommandLine line = new CommandLine(RootCommand.model());
        names.forEach(name -> line.addSubcommand(name, model(name, whole)));
        line.setColorScheme(Help.defaultColorScheme(streams.outInColour() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // a file may be called @x: it is read as what it is, and not for options
        line.setExpandAtFiles(false);
        describe(line.getCommandSpec());
        if (whole) {
            own(line).forEach(Commands::describeAll);
        }
        return line;
    }

    private CommandSpec model(String name, boolean whole) {
        CommandSpec spec = models.of(command(name), whole);
        Map<String, Object> parts = whole ? parts(name) : Map.of();
        parts.forEach((part, command) -> spec.addSubcommand(part, models.of(command, true)));
        if (!parts.isEmpty()) {
            spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
        }
        return spec;
    }

    /** The commands that a command consists of, in their order. */
    private Map<String, Object> parts(String name) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (name.equals("xattr")) {
            parts.put("decode", new XattrDecodeCommand(streams));
            parts.put("build", new XattrBuildCommand(streams));
        } else if (name.equals("attest")) {
            parts.put("verify", new AttestVerifyCommand(streams));
        } else if (name.equals("reference")) {
            parts.put("build", new ReferenceBuildCommand(streams));
        } else if (name.equals("fleet")) {
            parts.put("ingest", new FleetIngestCommand(streams));
            parts.put("who-has", new FleetWhoHasCommand(streams));
            parts.put("first-seen", new FleetFirstSeenCommand(streams));
            parts.put("rare", new FleetRareCommand(streams));
            parts.put("new", new FleetNewCommand(streams));
            parts.put("drift", new FleetDriftCommand(streams));
            parts.put("verdicts", new FleetVerdictsCommand(streams));
            parts.put("learn", new FleetLearnCommand(streams));
            parts.put("query", new FleetQueryCommand(streams));
            parts.put("sql", new FleetSqlCommand(streams));
        } else if (name.equals("runtime-policy")) {
            parts.put("create", new PolicyCreateCommand(streams));
            parts.put("convert", new PolicyConvertCommand(streams));
            parts.put("merge", new PolicyMergeCommand(streams));
            parts.put("diff", new PolicyDiffCommand(streams));
            parts.put("explain", new PolicyExplainCommand(streams));
        }
        return parts;
    }

    private Object command(String name) {
        return switch (name) {
            case "show" -> new ShowCommand(streams);
            case "verify" -> new VerifyCommand(streams);
            case "identify" -> new IdentifyCommand(streams);
            case "case" -> new CaseCommand(streams);
            case "evidence" -> new EvidenceCommand(streams);
            case "timeline" -> new TimelineCommand(streams);
            case "replay" -> new ReplayCommand(streams);
            case "explain" -> new ExplainCommand(streams);
            case "diff" -> new DiffCommand(streams);
            case "learn" -> new LearnCommand(streams);
            case "check" -> new CheckCommand(streams);
            case "reference" -> new ReferenceCommand();
            case "fleet" -> new FleetCommand();
            case "history" -> new HistoryCommand(streams);
            case "repair" -> new RepairCommand(streams);
            case "audit" -> new AuditCommand(streams);
            case "xattr" -> new XattrCommand();
            case "policy" -> new PolicyCommand(streams);
            case "runtime-policy" -> new RuntimePolicyCommand();
            case "quote" -> new QuoteCommand(streams);
            case "eventlog" -> new EventLogCommand(streams);
            case "signatures" -> new SignaturesCommand(streams);
            case "containers" -> new ContainersCommand(streams);
            case "cpcr" -> new CpcrCommand(streams);
            case "attest" -> new AttestCommand();
            case "config" -> new ConfigCommand(streams);
            case "schema" -> new SchemaCommand(streams);
            case "shell" -> new ShellCommand(streams, new Host());
            default -> throw new IllegalStateException("no command " + name);
        };
    }

    private static void describeAll(CommandLine command) {
        describe(command.getCommandSpec());
        own(command).forEach(Commands::describeAll);
    }

    /** Each subcommand once, whatever else it is called. */
    private static Set<CommandLine> own(CommandLine command) {
        return new LinkedHashSet<>(command.getSubcommands().values());
    }

    private static void describe(CommandSpec spec) {
        if (!spec.helpCommand()) {
            ConfigOption.addTo(spec);
            spec.addOption(HelpOption.option());
        }
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.status()), code.meaning());
        }
        UsageMessageSpec usage = spec.usageMessage();
        usage.exitCodeListHeading("%nExit status:%n").exitCodeList(codes);
        usage.parameterListHeading("%n").optionListHeading("%nOptions:%n").descriptionHeading("%n");
        usage.sortOptions(false).abbreviateSynopsis(true);
    }

    /** Runs the commands of a shell as if each were a process of its own. */
    private final class Host implements ShellHost {
        @Override
        public int run(List<String> words, Streams within) {
            return Imatool.run(words.toArray(String[]::new), within, models);
        }

        @Override
        public CommandLine model(List<String> words) {
            // its width is not asked for: the terminal is the shell's
            Optional<String> named = words.isEmpty() ? Optional.empty() : CommandNames.of(words.get(0));
            return named.isPresent() ? with(List.of(named.get()), true) : all(true);
        }
    }
}
