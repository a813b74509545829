package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Keywords of a rule beside its action. */
public enum PolicyKey {
    FUNC(Role.CONDITION, ""),
    MASK(Role.CONDITION, ""),
    FSMAGIC(Role.CONDITION, ""),
    FSNAME(Role.CONDITION, "4.17"),
    FS_SUBTYPE(Role.CONDITION, ""),
    FSUUID(Role.CONDITION, ""),
    UID(Role.ID, ""),
    GID(Role.ID, "5.16"),
    EUID(Role.ID, "4.2"),
    EGID(Role.ID, "5.16"),
    FOWNER(Role.ID, ""),
    FGROUP(Role.ID, "5.16"),
    OBJ_USER(Role.LABEL, ""),
    OBJ_ROLE(Role.LABEL, ""),
    OBJ_TYPE(Role.LABEL, ""),
    SUBJ_USER(Role.LABEL, ""),
    SUBJ_ROLE(Role.LABEL, ""),
    SUBJ_TYPE(Role.LABEL, ""),
    KEYRINGS(Role.CONDITION, "5.6"),
    LABEL(Role.CONDITION, "5.12"),
    DIGEST_TYPE(Role.OPTION, "5.19"),
    APPRAISE_TYPE(Role.OPTION, ""),
    APPRAISE_FLAG(Role.OPTION, ""),
    APPRAISE_ALGOS(Role.OPTION, "5.15"),
    PERMIT_DIRECTIO(Role.OPTION, ""),
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

    /** True when the kernel refuses a second one in the same rule. */
    boolean once() {
        return role != Role.OPTION || this == TEMPLATE || this == DIGEST_TYPE || this == APPRAISE_ALGOS;
    }

    /** The first kernel that knows it, where that is worth a hint. */
    Optional<KernelVersion> since() {
        return KernelVersion.of(since);
    }
}
