package dev.imatool.man;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The command model as picocli's page generator needs it. That generator hands every text to AsciiDoc as it is, where
 * {@code **} or {@code '} would be mark-up; and a page wants one short purpose where the help has a description.
 */
final class ManualModel {
    private static final String PARAGRAPH_END = "";

    private ManualModel() {}

    /** A model of the same commands, with texts that are AsciiDoc. */
    static CommandLine of(CommandLine root) {
        return new CommandLine(copy(root.getCommandSpec(), root.getCommandSpec().version()));
    }

    private static CommandSpec copy(CommandSpec spec, String... version) {
        CommandSpec copy = CommandSpec.create()
                .name(spec.name())
                .version(version)
                .aliases(spec.aliases())
                .helpCommand(spec.helpCommand())
                .usageMessage(usage(spec.usageMessage()));
        for (OptionSpec option : spec.options()) {
            copy.addOption(OptionSpec.builder(option)
                    .description(AsciiDoc.literal(Wording.description(option)))
                    .build());
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            copy.addPositional(PositionalParamSpec.builder(parameter)
                    .description(AsciiDoc.literal(Wording.description(parameter)))
                    .build());
        }
        spec.subcommands().values().stream()
                .distinct()
                .forEach(command ->
                        copy.addSubcommand(command.getCommandName(), copy(command.getCommandSpec(), version)));
        return copy;
    }

    private static UsageMessageSpec usage(UsageMessageSpec usage) {
        Map<String, String> exitCodes = new LinkedHashMap<>();
        usage.exitCodeList().forEach((status, meaning) -> exitCodes.put(status, AsciiDoc.literal(meaning)));
        return new UsageMessageSpec()
                .header(Wording.purpose(usage))
                .description(description(Wording.paragraphs(usage)))
                .abbreviateSynopsis(usage.abbreviateSynopsis())
                .synopsisSubcommandLabel(usage.synopsisSubcommandLabel())
                .sortOptions(usage.sortOptions())
                .hidden(usage.hidden())
                .exitCodeListHeading("Exit status")
                .exitCodeList(exitCodes);
    }

    private static String[] description(List<String> paragraphs) {
        return paragraphs.stream()
                .flatMap(paragraph -> List.of(AsciiDoc.literal(paragraph), PARAGRAPH_END).stream())
                .toArray(String[]::new);
    }
}
