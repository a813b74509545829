package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.known.keylime.DigestText;
import dev.imatool.parsers.known.keylime.PolicyDigests;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the digests of one policy of Keylime; of a section, or of a name, that is there twice the last counts, as it does there. */
final class PolicyTexts implements PolicyDigests {
    private final PolicyTaker taker;
    private final Map<PolicySection, Map<ByteString, List<DigestText>>> sections = new EnumMap<>(PolicySection.class);

    PolicyTexts(PolicyTaker taker) {
        this.taker = taker;
    }

    @Override
    public void section(PolicySection section) {
        sections.put(section, new LinkedHashMap<>());
    }

    @Override
    public void name(PolicySection section, ByteString name) {
        sections.computeIfAbsent(section, any -> new LinkedHashMap<>()).put(name, new ArrayList<>(1));
    }

    @Override
    public void digest(PolicySection section, ByteString name, DigestText digest) {
        sections.computeIfAbsent(section, any -> new LinkedHashMap<>())
                .computeIfAbsent(name, any -> new ArrayList<>(1))
                .add(digest);
    }

    /** Hands on what counts. */
    void end() {
        sections.forEach((section, names) -> names.forEach((name, texts) -> texts.forEach(text -> {
            if (text.digest().isPresent()) {
                ContentDigest digest = text.digest().get();
                taker.digest(section, name, digest);
            } else {
                boolean unreadable = text.lint()
                        .filter(lint -> lint == KeylimeLint.Kind.DIGEST_UNREADABLE)
                        .isPresent();
                taker.leave(unreadable ? NotTaken.UNREADABLE : NotTaken.WITHOUT_DIGEST, 1);
            }
        })));
    }
}
