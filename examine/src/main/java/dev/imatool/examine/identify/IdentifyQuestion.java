package dev.imatool.examine.identify;

import java.util.List;

/**
 * What are these files?
 *
 * @param paths files, folders and archives as typed
 */
public record IdentifyQuestion(List<String> paths) {
    public IdentifyQuestion {
        paths = List.copyOf(paths);
    }
}
