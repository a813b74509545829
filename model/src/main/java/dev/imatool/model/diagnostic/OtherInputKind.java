package dev.imatool.model.diagnostic;

/** Kinds of remarks about files that are read next to lists: one for each sort of file, and the message says the rest. */
public enum OtherInputKind implements RemarkKind {
    /** Files with PCR values. */
    PCR_VALUES("something in a file of PCR values is malformed or odd"),
    /** Files with the PCRs of containers. */
    CPCR_FILE("something in a cpcr file is malformed or odd"),
    /** Allow-lists and other references. */
    ALLOWLIST("something in a reference is malformed, odd or not used");

    private final String meaning;

    OtherInputKind(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public Severity mildest() {
        return Severity.NOTE;
    }
}
