package dev.imatool.cli.command;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.listfolder.ListFolder;
import dev.imatool.parsers.FileNames;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists that the arguments of {@code replay} stand for. A directory, or a link to one, stands for every list in it and below it,
 * in the order of their paths.
 */
final class LogArguments {
    private final List<String> arguments;

    LogArguments(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /**
     * The lists, in order.
     *
     * @param lists files, as they are to be named, with the PCR values beside them
     * @param folders what was found in each directory
     */
    record Found(List<ListFolder.Listed> lists, Map<String, ListFolder> folders) {}

    /** True for what is not one list: several arguments, or a directory. */
    boolean many() {
        return arguments.size() != 1 || isDirectory(arguments.get(0));
    }

    /** The lists, and what else was found in looking for them. */
    Found find() throws UnreadableInputException {
        List<ListFolder.Listed> lists = new ArrayList<>();
        Map<String, ListFolder> folders = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (isDirectory(argument)) {
                ListFolder folder = ListFolder.of(argument);
                lists.addAll(folder.lists());
                folders.put(argument, folder);
            } else {
                lists.add(new ListFolder.Listed(argument, List.of()));
            }
        }
        return new Found(lists, folders);
    }

    private static boolean isDirectory(String argument) {
        try {
            return !argument.equals(InputArguments.STDIN_ARGUMENT) && Files.isDirectory(FileNames.path(argument));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
