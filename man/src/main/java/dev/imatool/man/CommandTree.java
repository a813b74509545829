package dev.imatool.man;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Which commands of the model have a page, and what the page is called. */
final class CommandTree {
    private CommandTree() {}

    /** {@code root} and all commands below it, parents first. */
    static List<CommandLine> all(CommandLine root) {
        List<CommandLine> found = new ArrayList<>();
        found.add(root);
        root.getSubcommands().values().stream().distinct().forEach(command -> found.addAll(all(command)));
        return found;
    }

    /** Those that have a page: all but a command that prints the help of others. */
    static List<CommandLine> documented(CommandLine root) {
        return all(root).stream()
                .filter(command -> !command.getCommandSpec().helpCommand())
                .toList();
    }

    /** The words of the command joined by hyphens, such as {@code imatool-replay}. */
    static String pageName(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }
}
