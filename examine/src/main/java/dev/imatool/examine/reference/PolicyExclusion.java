package dev.imatool.examine.reference;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.known.PathExclusion;
import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a policy of Keylime leaves out. */
final class PolicyExclusion implements PathExclusion {
    private final KeylimeExcludes excludes;

    /** @param expressions as the policy has them */
    PolicyExclusion(List<String> expressions) {
        this.excludes = KeylimeExcludes.of(expressions);
    }

    @Override
    public Optional<String> excludes(ByteString path) {
        OptionalInt first = excludes.first(path.utf8().orElseGet(path::latin1));
        return first.isPresent() ? Optional.of(excludes.expressions().get(first.getAsInt())) : Optional.empty();
    }
}
