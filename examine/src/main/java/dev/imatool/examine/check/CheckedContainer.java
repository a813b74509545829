package dev.imatool.examine.check;

import dev.imatool.model.Container;
import java.util.Optional;

/**
 * A container of the list that was checked.
 *
 * @param container as its entries claim it
 * @param image of the references that it fits best; absent where it fits none, so it was held against the one with which it shares most
 * @param entries how many of its entries were judged
 * @param deviating how many of them are findings
 */
public record CheckedContainer(Container container, Optional<String> image, long entries, long deviating) {}
