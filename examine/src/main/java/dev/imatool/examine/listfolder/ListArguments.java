package dev.imatool.examine.listfolder;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.FileNames;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists that words of a command line stand for. A directory, or a link to one, stands for every list in it and below it,
 * in the order of their paths.
 */
public final class ListArguments {
    private final List<String> arguments;

    /** @param arguments as typed */
    public ListArguments(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /**
     * The lists, in order.
     *
     * @param lists files, as they are to be named, with the PCR values next to them
     * @param folders what was found in each directory, by the argument that names it
     */
    public record Found(List<ListFolder.Listed> lists, Map<String, ListFolder> folders) {
        public Found {
            lists = List.copyOf(lists);
        }

        /** True when there is a directory without a list. */
        public boolean withoutList() {
            return folders.values().stream().anyMatch(folder -> folder.lists().isEmpty());
        }
    }

    /** True for what is not one list: several arguments, or a directory. */
    public boolean many() {
        return arguments.size() != 1 || isDirectory(arguments.get(0));
    }

    /**
     * The lists, and what else was found in looking for them. Files that are named themselves are not opened.
     *
     * @throws UnreadableInputException if a directory cannot be read
     */
    public Found find() throws UnreadableInputException {
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
