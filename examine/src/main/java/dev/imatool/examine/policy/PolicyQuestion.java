package dev.imatool.examine.policy;

/**
 * Which policy is judged.
 *
 * @param file the policy, or a text that quotes one, as typed
 */
public record PolicyQuestion(String file) {}
