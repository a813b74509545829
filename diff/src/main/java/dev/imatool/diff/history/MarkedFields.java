package dev.imatool.diff.history;

import dev.imatool.model.FieldId;
import java.util.List;

/** Template fields next to the file digest that say something about the file, by what a difference in them means. */
public enum MarkedFields {
    /** Fields that may carry a signature. */
    SIGNATURES(0, 3),
    /**
     * Owner, mode and extended attributes: those of {@code evm-sig} and of custom formats ({@code ima_eventinodeuid_init}
     * and its neighbours in the kernel's {@code ima_template_lib.c}).
     */
    METADATA(3, 9);

    private static final List<FieldId> ALL = List.of(
            FieldId.SIG,
            FieldId.EVMSIG,
            FieldId.MODSIG,
            new FieldId("iuid"),
            new FieldId("igid"),
            new FieldId("imode"),
            FieldId.XATTRNAMES,
            FieldId.XATTRLENGTHS,
            FieldId.XATTRVALUES);

    private final int from;
    private final int to;

    MarkedFields(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Position of the first of these among all marked fields. */
    int from() {
        return from;
    }

    /** Position after the last. */
    int to() {
        return to;
    }

    /** The field at that position among all marked fields. */
    static FieldId field(int position) {
        return ALL.get(position);
    }
}
