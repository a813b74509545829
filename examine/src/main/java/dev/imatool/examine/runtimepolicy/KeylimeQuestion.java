package dev.imatool.examine.runtimepolicy;

import java.util.List;

/**
 * What Keylime would say of a list.
 *
 * @param list the list, as an argument
 * @param policy a runtime policy, as an argument
 * @param policyKeys keys of which one must have signed the policy, as arguments; none where nobody asks
 */
public record KeylimeQuestion(String list, String policy, List<String> policyKeys) {
    public KeylimeQuestion {
        policyKeys = List.copyOf(policyKeys);
    }
}
