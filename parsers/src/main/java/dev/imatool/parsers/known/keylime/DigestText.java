package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.known.HashNames;
import java.util.Locale;
import java.util.Optional;

/**
 * A digest as a policy writes it. Keylime takes bare lower-case hex digits and compares the text alone, whatever the algorithm.
 *
 * @param digest what it says; empty where it says nothing that could be compared
 * @param bare whether it names no algorithm; the one of its length is then assumed
 * @param lint what Keylime would say of it
 */
public record DigestText(Optional<ContentDigest> digest, boolean bare, Optional<KeylimeLint.Kind> lint) {
    private static final int SHORTEST = 40;
    private static final int LONGEST = 128;

    /** Reads what stands in a list of digests. */
    static DigestText read(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return new DigestText(
                    HashAlgorithm.ofName(text.substring(0, colon).toLowerCase(Locale.ROOT))
                            .flatMap(algorithm -> ContentDigest.listed(false, algorithm, text.substring(colon + 1))),
                    false,
                    Optional.of(KeylimeLint.Kind.DIGEST_WITH_ALGORITHM));
        }
        boolean lower = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower &= c < 'A' || c > 'F';
            if (Character.digit(c, 16) < 0 || c > 'f') {
                return new DigestText(Optional.empty(), true, Optional.of(KeylimeLint.Kind.DIGEST_UNREADABLE));
            }
        }
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return new DigestText(Optional.empty(), true, Optional.of(KeylimeLint.Kind.DIGEST_UNREADABLE));
        }
        Optional<ContentDigest> digest = HashNames.ofDigits(text.length())
                .map(algorithm -> new ContentDigest(false, algorithm, ByteString.ofHex(text)));
        Optional<KeylimeLint.Kind> lint = digest.isEmpty()
                ? Optional.of(KeylimeLint.Kind.DIGEST_OF_NO_ALGORITHM)
                : Optional.<KeylimeLint.Kind>empty();
        return new DigestText(digest, true, lower ? lint : Optional.of(KeylimeLint.Kind.DIGEST_UPPER_CASE));
    }
}
