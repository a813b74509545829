package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule says to do. For each aspect (measure, appraise, audit, hash) the first rule that matches decides. */
public enum PolicyAction {
    MEASURE("2.6.30"),
    DONT_MEASURE("2.6.30"),
    APPRAISE("3.7"),
    DONT_APPRAISE("3.7"),
    AUDIT("3.7"),
    DONT_AUDIT("6.19"),
    HASH("4.13"),
    DONT_HASH("4.13");

    private static final String DONT = "dont_";

    private final String since;

    PolicyAction(String since) {
        this.since = since;
    }

    /** The first kernel that knows it. */
    KernelVersion since() {
        return KernelVersion.of(since);
    }

    /** The word in a policy. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of that word. */
    static Optional<PolicyAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** True for actions that keep something from being done. */
    public boolean prevents() {
        return word().startsWith(DONT);
    }

    /** True when both decide about the same aspect. */
    boolean sameAspect(PolicyAction other) {
        return aspect().equals(other.aspect());
    }

    private String aspect() {
        return prevents() ? word().substring(DONT.length()) : word();
    }
}
