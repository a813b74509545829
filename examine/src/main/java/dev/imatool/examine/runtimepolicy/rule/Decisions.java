package dev.imatool.examine.runtimepolicy.rule;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.appraise.keylime.KeylimeRules;
import dev.imatool.examine.runtimepolicy.rule.Decision.Kind;
import dev.imatool.examine.runtimepolicy.rule.Decision.Outcome;
import dev.imatool.examine.runtimepolicy.rule.Decision.Rule;
import dev.imatool.model.ByteString;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.reference.PolicySection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Keylime does with entries of one name. */
final class Decisions {
    private final KeylimeRules rules;
    private final ByteString name;
    private final Optional<ByteString> digest;

    Decisions(KeylimeRules rules, ByteString name, Optional<ByteString> digest) {
        this.rules = rules;
        this.name = name;
        this.digest = digest;
    }

    /** For each kind of entry that may be called so; a path is a file, whatever else is called so. */
    List<Decision> all() {
        boolean key = rules.accepted(PolicySection.KEYRINGS, name).isPresent()
                || name.utf8().filter(rules::namesIgnoredKeyring).isPresent()
                || name.startsWith(ByteString.ofText("."));
        boolean buffer = rules.accepted(PolicySection.IMA_BUF, name).isPresent();
        boolean file = rules.accepted(PolicySection.DIGESTS, name).isPresent()
                || name.startsWith(ByteString.ofText("/"))
                || QualifiedName.namesBootAggregate(name)
                || !(key || buffer);
        List<Decision> decisions = new ArrayList<>();
        if (file) {
            decisions.add(listed(Kind.FILE, PolicySection.DIGESTS, Rule.DIGESTS));
        }
        if (key) {
            decisions.add(key());
        }
        if (buffer) {
            decisions.add(listed(Kind.BUFFER, PolicySection.IMA_BUF, Rule.IMA_BUF));
        }
        return decisions;
    }

    private Decision key() {
        Decision listed = listed(Kind.KEY, PolicySection.KEYRINGS, Rule.KEYRINGS);
        boolean ignored = name.utf8().filter(rules::ignoresKeyring).isPresent();
        return ignored ? new Decision(Kind.KEY, Outcome.ACCEPTED, Rule.IGNORED_KEYRING, listed.accepted()) : listed;
    }

    /** An exclude is what decides where one matches, whatever is listed. */
    private Decision listed(Kind kind, PolicySection section, Rule rule) {
        Optional<List<ByteString>> accepted = rules.accepted(section, name);
        Optional<String> text = name.utf8();
        if (text.isEmpty()) {
            return new Decision(kind, Outcome.KEYLIME_STOPS, Rule.NONE, accepted);
        }
        if (rules.excludes().match(text.get()) == KeylimeExcludes.Match.YES) {
            return new Decision(kind, Outcome.ACCEPTED, Rule.EXCLUDE, accepted);
        }
        boolean some = digest.isEmpty()
                && accepted.filter(digests -> !digests.isEmpty()).isPresent();
        Outcome outcome = some
                ? Outcome.LISTED
                : Outcome.of(rules.listed(section, name, text.get(), digest.orElse(ByteString.EMPTY)));
        return new Decision(kind, outcome, outcome == Outcome.NOT_DECIDED ? Rule.NONE : rule, accepted);
    }
}
