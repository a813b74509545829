package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;

/**
 * A replacement that somebody made in the names of a list, to be undone where a template digest proves it.
 *
 * @param now what is there now, not empty
 * @param original what stood there
 */
public record Rename(ByteString now, ByteString original) {
    public Rename {
        if (now.isEmpty()) {
            throw new IllegalArgumentException("nothing to replace");
        }
    }
}
