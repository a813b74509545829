package dev.imatool.examine.verify;

import java.util.Optional;

/**
 * What is verified. Names of files are as typed; {@code -} is standard input.
 *
 * @param log the list
 * @param copy another copy of the same list
 */
public record VerifyQuestion(String log, Optional<String> copy) {}
