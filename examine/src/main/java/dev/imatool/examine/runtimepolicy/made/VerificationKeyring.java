package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.examine.runtimepolicy.ReadPolicy;
import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.known.keylime.VerificationKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verification keys of several policies in one keyring. {@code keylime-policy} adds keys to those of its base policy in the same way
 * ({@code process_signature_verification_keys} in keylime/policy/create_runtime_policy.py): a keyring has one key of each id.
 */
final class VerificationKeyring {
    private static final int ID_LENGTH = 4;

    private Optional<String> text = Optional.empty();

    /** The keyring in Keylime's JSON; as it was where there was one alone. */
    Optional<String> text() {
        return text;
    }

    /**
     * Adds the keys of another policy, apart from those with the id of another key.
     *
     * @return the ids of keys that were not added, in hex; one that is empty where nothing was, because a keyring cannot be read
     */
    List<String> add(String keyring) {
        if (keyring.isEmpty() || text.filter(keyring::equals).isPresent()) {
            return List.of();
        }
        if (text.isEmpty()) {
            text = Optional.of(keyring);
            return List.of();
        }
        Optional<List<VerificationKeys.Key>> before = keys(text.get());
        Optional<List<VerificationKeys.Key>> more = keys(keyring);
        if (before.isEmpty() || more.isEmpty()) {
            return List.of("");
        }
        Map<ByteString, VerificationKeys.Key> all = new LinkedHashMap<>();
        // of one keyring the last key of an id counts
        before.get().forEach(key -> all.put(key.id().orElseThrow(), key));
        int own = all.size();
        List<String> others = new ArrayList<>();
        for (VerificationKeys.Key key : more.get()) {
            VerificationKeys.Key kept = all.putIfAbsent(key.id().orElseThrow(), key);
            if (kept != null && !kept.der().equals(key.der())) {
                others.add(key.id().orElseThrow().hex());
            }
        }
        if (all.size() > own) {
            text = Optional.of(VerificationKeys.text(List.copyOf(all.values())));
        }
        return others;
    }

    /** All with their ids; empty where one cannot be read. */
    private static Optional<List<VerificationKeys.Key>> keys(String keyring) {
        VerificationKeys read = VerificationKeys.read(keyring);
        if (!read.valid() || read.unreadable() > 0) {
            return Optional.empty();
        }
        List<VerificationKeys.Key> keys = new ArrayList<>();
        for (VerificationKeys.Key key : read.keys()) {
            Optional<PublicKeyInfo> known = ReadPolicy.key(key.der());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            keys.add(new VerificationKeys.Key(Optional.of(key.id().orElseGet(() -> id(known.get()))), key.der()));
        }
        return Optional.of(keys);
    }

    /** The end of the SHA-1 digest of the key, which is what Keylime takes where no id is given. */
    private static ByteString id(PublicKeyInfo key) {
        ByteString sha1 = key.identifiers().getLast();
        return sha1.slice(sha1.length() - ID_LENGTH, sha1.length());
    }
}
