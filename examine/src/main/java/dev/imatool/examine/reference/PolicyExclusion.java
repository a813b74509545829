package dev.imatool.examine.reference;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.known.PathExclusion;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.runtimepolicy.PolicyNotice;
import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the policies of Keylime in one source leave out; each one's excludes are joined on their own, as Keylime does. */
public final class PolicyExclusion implements PathExclusion {
    private final List<Policy> policies = new ArrayList<>();

    private record Policy(String name, KeylimeExcludes excludes) {}

    /** Takes the excludes of a policy, as it has them. */
    void add(String name, List<String> expressions) {
        if (!expressions.isEmpty()) {
            policies.add(new Policy(name, KeylimeExcludes.of(expressions)));
        }
    }

    /** True where nothing is left out. */
    boolean none() {
        return policies.isEmpty();
    }

    @Override
    public Optional<String> excludes(ByteString path) {
        String text = path.utf8().orElseGet(path::latin1);
        for (Policy policy : policies) {
            OptionalInt first = policy.excludes().first(text);
            if (first.isPresent()) {
                return Optional.of(policy.excludes().expressions().get(first.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /** What is odd about the excludes, and, after paths were asked for, whether any took too long. */
    public List<Notice> notices() {
        return policies.stream()
                .flatMap(policy -> policy.excludes().lints().stream().map(lint -> PolicyNotice.of(policy.name(), lint)))
                .toList();
    }
}
