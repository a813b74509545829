package dev.imatool.examine.xattr;

/**
 * Which value of security.ima would the kernel write?
 *
 * @param content what is known of the file: its name or its digest, and the hash, sha256 where none is named
 */
public record XattrBuildQuestion(FileContent content) {
    /** @throws IllegalArgumentException if nothing is known of the file */
    public XattrBuildQuestion {
        if (content.unknown()) {
            throw new IllegalArgumentException("nothing is known of the file");
        }
    }
}
