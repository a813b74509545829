package dev.imatool.examine.xattr;

import java.util.List;

/**
 * Which values of extended attributes are decoded.
 *
 * @param values each a value, or the name of a file with values
 * @param content what is known of the file that they belong to
 */
public record XattrQuestion(List<String> values, FileContent content) {
    public XattrQuestion {
        values = List.copyOf(values);
    }
}
