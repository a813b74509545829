package dev.imatool.parsers.key;

import dev.imatool.model.key.PublicKeyInfo;
import java.util.List;

/**
 * The public keys of one input.
 *
 * @param keys what could be read, in the order of the input
 * @param problems what could not, each a sentence that is safe to print
 */
public record KeyFile(List<PublicKeyInfo> keys, List<String> problems) {
    public KeyFile {
        keys = List.copyOf(keys);
        problems = List.copyOf(problems);
    }
}
