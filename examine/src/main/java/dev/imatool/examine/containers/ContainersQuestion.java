package dev.imatool.examine.containers;

import java.util.List;

/**
 * Which lists are surveyed.
 *
 * @param lists arguments that name the lists
 * @param references arguments that name the known files behind the digests of container-ima
 */
public record ContainersQuestion(List<String> lists, List<String> references) {
    public ContainersQuestion {
        lists = List.copyOf(lists);
        references = List.copyOf(references);
    }
}
