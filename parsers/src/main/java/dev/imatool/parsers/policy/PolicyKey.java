package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Keywords of a rule in addition to its action. */
public enum PolicyKey {
    FUNC(Role.CONDITION, "2.6.30"),
    MASK(Role.CONDITION, "2.6.30"),
    FSMAGIC(Role.CONDITION, "2.6.30"),
    FSNAME(Role.CONDITION, "4.17"),
    FS_SUBTYPE(Role.CONDITION, "6.19"),
    FSUUID(Role.CONDITION, "3.9"),
    UID(Role.ID, "2.6.30"),
    GID(Role.ID, "5.16"),
    EUID(Role.ID, "4.2"),
    EGID(Role.ID, "5.16"),
    FOWNER(Role.ID, "3.7"),
    FGROUP(Role.ID, "5.16"),
    OBJ_USER(Role.LABEL, "2.6.30"),
    OBJ_ROLE(Role.LABEL, "2.6.30"),
    OBJ_TYPE(Role.LABEL, "2.6.30"),
    SUBJ_USER(Role.LABEL, "2.6.30"),
    SUBJ_ROLE(Role.LABEL, "2.6.30"),
    SUBJ_TYPE(Role.LABEL, "2.6.30"),
    KEYRINGS(Role.CONDITION, "5.6"),
    LABEL(Role.CONDITION, "5.12"),
    DIGEST_TYPE(Role.OPTION, "5.19"),
    APPRAISE_TYPE(Role.OPTION, "3.9"),
    APPRAISE_FLAG(Role.OPTION, "5.5"),
    APPRAISE_ALGOS(Role.OPTION, "5.15"),
    PERMIT_DIRECTIO(Role.OPTION, "3.16"),
    PCR(Role.OPTION, "4.8"),
    TEMPLATE(Role.OPTION, "5.3");

    /** What a keyword is for. */
    private enum Role {
        CONDITION,
        /** A condition on a user or group id. */
        ID,
        /** A condition on a label of an LSM. */
        LABEL,
        /** Says how to do it. */
        OPTION
    }

    private final Role role;
    private final String since;

    PolicyKey(Role role, String since) {
        this.role = role;
        this.since = since;
    }

    /** The word in a policy. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The keyword of that word. */
    static Optional<PolicyKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** True when it decides whether a rule matches. */
    boolean isCondition() {
        return role != Role.OPTION;
    }

    /** True for user and group ids, which also take {@code <} and {@code >}. */
    boolean isId() {
        return role == Role.ID;
    }

    /** True for labels of an LSM. */
    boolean isLabel() {
        return role == Role.LABEL;
    }

    /**
     * True when the kernel refuses a second one in the same rule ({@code ima_parse_rule}). It forgot {@code fsname}, of
     * which the last one counts.
     */
    boolean once() {
        return role == Role.OPTION ? this == TEMPLATE || this == APPRAISE_ALGOS : this != FSNAME;
    }

    /** The keyword whose place in a rule it takes: {@code uid} and {@code euid} share one, and so do the groups. */
    PolicyKey place() {
        return switch (this) {
            case EUID -> UID;
            case EGID -> GID;
            default -> this;
        };
    }

    /** The first kernel that knows it. */
    KernelVersion since() {
        return KernelVersion.of(since);
    }
}
