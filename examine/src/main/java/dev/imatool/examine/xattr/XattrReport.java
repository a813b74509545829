package dev.imatool.examine.xattr;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import java.util.List;
import java.util.Optional;

/**
 * Values of {@code security.ima} and {@code security.evm}, decoded or built.
 *
 * @param head with the verdict {@link #DECODED}, {@link #MATCHES}, {@link #NOT_COMPARABLE}, {@link #WRONG}, {@link #BUILT} or
 *     {@code nothing_read}
 * @param values in order
 */
public record XattrReport(ReportHeader head, List<Value> values) implements Report {
    /** Nothing is wrong, and there was nothing to compare with. */
    public static final String DECODED = "decoded";

    /** Every value that holds a digest of the file's content holds that of the file. */
    public static final String MATCHES = "matches";

    /** Nothing is wrong, and a value that ought to be of the file holds no digest of it that can be compared. */
    public static final String NOT_COMPARABLE = "not_comparable";

    /** Some value is malformed, or holds the digest of another content. */
    public static final String WRONG = "wrong";

    /** The value was built. */
    public static final String BUILT = "built";

    public XattrReport {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param line where it is, from 1; 0 where there are no lines
     * @param file the file it belongs to, as {@code getfattr} names it
     * @param attribute its name
     * @param diagnosis what it is
     * @param recipe what the shell recipe makes of the file digest, where that is known
     */
    public record Value(
            long line,
            Optional<String> file,
            Optional<String> attribute,
            XattrDiagnosis diagnosis,
            Optional<ShellRecipe> recipe) {}
}
