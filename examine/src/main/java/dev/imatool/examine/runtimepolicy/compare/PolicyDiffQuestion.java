package dev.imatool.examine.runtimepolicy.compare;

/**
 * In what do two policies differ?
 *
 * @param before a policy or another source, as an argument
 * @param after another one
 */
public record PolicyDiffQuestion(String before, String after) {}
