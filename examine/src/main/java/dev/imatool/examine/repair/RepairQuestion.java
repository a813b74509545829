package dev.imatool.examine.repair;

import dev.imatool.parsers.repair.Rename;
import java.util.List;
import java.util.Optional;

/**
 * What did the damaged entries of a list say?
 *
 * @param list argument of the measurement list
 * @param renames replacements in names that may have been made, to be undone
 * @param output name of the file to which the repaired list is written, where one is
 */
public record RepairQuestion(String list, List<Rename> renames, Optional<String> output) {
    public RepairQuestion {
        renames = List.copyOf(renames);
    }
}
