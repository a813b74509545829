package dev.imatool.examine.runtimepolicy.rule;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * Which rule decides about a path?
 *
 * @param policy a runtime policy, as an argument
 * @param path of a file, or the name of a keyring or buffer
 * @param digest of its content in hex, with or without the name of the hash in front; absent where any content is meant
 */
public record RuleQuestion(String policy, ByteString path, Optional<String> digest) {}
