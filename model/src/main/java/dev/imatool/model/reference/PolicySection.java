package dev.imatool.model.reference;

/** The parts of a policy that hold digests by name ({@code RUNTIME_POLICY_SCHEMA} in keylime/ima/ima.py). */
public enum PolicySection {
    /** Files by path, and the boot_aggregate. {@code hashes} in older forms. */
    DIGESTS("digests"),
    /** Keys by keyring. */
    KEYRINGS("keyrings"),
    /** Other measured buffers by name. */
    IMA_BUF("ima-buf");

    private final String id;

    PolicySection(String id) {
        this.id = id;
    }

    /** Its key in a policy of version 1. */
    public String id() {
        return id;
    }
}
