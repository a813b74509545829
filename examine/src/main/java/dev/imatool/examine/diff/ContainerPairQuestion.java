package dev.imatool.examine.diff;

import dev.imatool.examine.reference.GivenSources;

/**
 * Which two containers of one list are compared.
 *
 * @param list the list as typed; {@code -} is standard input
 * @param first what the container that takes the part of BEFORE is called, or begins with ({@link
 *     dev.imatool.model.container.ContainerSelector})
 * @param second the same for AFTER
 * @param sources what the entries of both are held against; there may be none
 * @param order in which order changes are listed
 */
public record ContainerPairQuestion(String list, String first, String second, GivenSources sources, ChangeOrder order) {
    /** A comparison whose changes are listed by kind. */
    public ContainerPairQuestion(String list, String first, String second, GivenSources sources) {
        this(list, first, second, sources, ChangeOrder.KIND);
    }
}
