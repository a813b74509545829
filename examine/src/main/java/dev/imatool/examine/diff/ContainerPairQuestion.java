package dev.imatool.examine.diff;

/**
 * Which two containers of one list are compared.
 *
 * @param list the list as typed; {@code -} is standard input
 * @param first what the container that takes the part of BEFORE is called, or begins with ({@link
 *     dev.imatool.model.container.ContainerSelector})
 * @param second the same for AFTER
 */
public record ContainerPairQuestion(String list, String first, String second) {}
