package dev.imatool.examine.runtimepolicy.rule;

import java.util.OptionalInt;

/**
 * An exclude that matches a path.
 *
 * @param index its number among the excludes, from 0; empty where only all of them together match
 * @param expression as the policy has it; empty where only all together match
 * @param matched the beginning of the path that it matches
 * @param whole whether that is all of the path
 */
public record DecidingExclude(OptionalInt index, String expression, String matched, boolean whole) {}
