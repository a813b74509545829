package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.replay.verify.EntryProblem.Evidence;
import dev.imatool.replay.verify.EntryValue.Countable;
import java.util.OptionalInt;

/**
 * Holds the template fields of an entry against what their ids promise and against each other, on the reader's own bytes.
 *
 * <p>Not problems, because kernels log them: a zero file digest in an ordinary entry (boot_aggregate without a TPM, files
 * read with {@code O_DIRECT}), an empty {@code buf}, a legacy violation whose digest has any length (5.19 to 6.12).
 */
final class ConsistencyChecker {
    private final EntryProblems problems;
    private final DigestCheck digests;
    private final BufferCheck buffers;
    private final XattrCheck xattrs;

    ConsistencyChecker(EntryProblems problems) {
        this.problems = problems;
        this.digests = new DigestCheck(problems);
        this.buffers = new BufferCheck(problems);
        this.xattrs = new XattrCheck(problems);
    }

    void check(EntryView entry) {
        if (entry.provenance() == Provenance.UNAVAILABLE) {
            digests.checkDecoded(entry);
        } else if (entry.fieldsFit()) {
            checkFields(entry);
        } else {
            checkLayout(entry);
        }
    }

    private void checkLayout(EntryView entry) {
        Template template = entry.template();
        boolean legacyViolation = template.legacy() && entry.violation();
        if (template.described() && entry.provenance() == Provenance.LOGGED && !legacyViolation) {
            problems.add(
                    EntryProblemKind.FIELD_LAYOUT,
                    entry,
                    () -> Evidence.of(
                            new EntryValue.Amount(entry.templateData().length(), Countable.BYTES_OF_TEMPLATE_DATA),
                            new EntryValue.Amount(template.fields().size(), Countable.FIELDS_THAT_FILL_IT)));
        }
    }

    private void checkFields(EntryView entry) {
        Template template = entry.template();
        for (int i = 0; i < entry.fieldCount(); i++) {
            FieldId id = template.fields().get(i);
            switch (id.encoding()) {
                case DIGEST, DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> digests.check(entry, i);
                case NAME -> checkName(entry, entry.field(i));
                case UINT32 -> checkWidth(entry, entry.field(i), 4);
                case UINT16 -> checkWidth(entry, entry.field(i), 2);
                case UINT32_ARRAY -> xattrs.check(entry, i);
                case BYTES -> {
                    if (id.equals(FieldId.BUF)) {
                        buffers.check(entry, entry.field(i));
                    }
                }
                case TEXT, UUID, UNKNOWN -> {}
            }
        }
    }

    private void checkName(EntryView entry, ByteSlice name) {
        int found = name.indexOf(0, 0);
        int nul = found < 0 ? name.length() : found;
        boolean good = entry.template().legacy() ? legacyNameEnds(name, nul) : nul == name.length() - 1;
        if (!good) {
            OptionalInt at = found < 0 ? OptionalInt.empty() : OptionalInt.of(found + 1);
            EntryValue due = entry.template().legacy() ? EntryValue.Form.NO_NUL : EntryValue.Form.NUL_AT_END;
            problems.add(
                    EntryProblemKind.NAME_TERMINATION,
                    entry,
                    () -> Evidence.of(new EntryValue.FirstNul(at, name.length()), due));
        }
    }

    /** The legacy template stores no NUL; 3.13 kernels stored the name padded to the 256 bytes that are hashed. */
    private static boolean legacyNameEnds(ByteSlice name, int nul) {
        if (nul == name.length()) {
            return true;
        }
        int rest = nul;
        while (rest < name.length() && name.at(rest) == 0) {
            rest++;
        }
        return rest == name.length() && name.length() == 256;
    }

    private void checkWidth(EntryView entry, ByteSlice number, int width) {
        if (number.length() != 0 && number.length() != width) {
            int length = number.length();
            problems.add(
                    EntryProblemKind.FIELD_MALFORMED,
                    entry,
                    () -> Evidence.of(
                            new EntryValue.Amount(length, Countable.BYTES_OF_A_NUMBER),
                            new EntryValue.Amount(width, Countable.BYTES_OF_A_NUMBER)));
        }
    }
}
