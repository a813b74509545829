package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.algorithm.SignatureFunction;
import dev.imatool.appraise.signature.algorithm.SignedValue;
import dev.imatool.appraise.signature.key.NamedKeys;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.appraise.signature.reason.KeyReason;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries keys on signatures: first those that are called as the signature says, all of them, because four bytes are no proof
 * of identity. The work is bounded, and what was tried is remembered for a while: the same file is measured again and again.
 */
final class KeyTrials {
    private static final int MOST_NAMESAKES = 16;
    private static final int MOST_OTHERS = 32;
    private static final int OTHERS_BUDGET = 20_000;
    private static final int REMEMBERED = 1 << 16;

    private final SignatureKeys keys;
    private final HashFunctions hashes;
    private final Map<SigningKey, Optional<SignatureFunction>> functions = new HashMap<>();
    private final Map<ByteString, Result> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, Result> eldest) {
            forgot |= size() > REMEMBERED;
            return size() > REMEMBERED;
        }
    };
    private final List<SigningKey> others;
    private int otherTrials;
    private boolean forgot;

    KeyTrials(SignatureKeys keys, HashFunctions hashes) {
        this.keys = keys;
        this.hashes = hashes;
        this.others = keys.all().stream()
                .filter(SigningKey::trusted)
                .limit(MOST_OTHERS)
                .toList();
    }

    /** True while every question would be answered as it was. */
    boolean remembersAll() {
        return !forgot;
    }

    /**
     * What trying found.
     *
     * @param algorithm what signs and the hash; the hash alone where no key is known
     */
    record Result(
            SignatureVerdict verdict,
            String algorithm,
            Optional<SigningKey> key,
            Optional<SigningKey> notTrusted,
            Optional<SignatureReason> reason) {}

    private record Match(SigningKey key, SignatureFunction function, SignedValue value) {}

    /**
     * Looks for the key of {@code signature}.
     *
     * @param names the keys that it names
     * @param values what it may be over, at least one; all with the same hash algorithm
     */
    Result tryOn(NamedKeys names, List<SignedValue> values, ByteString signature) {
        if (names.keys().isEmpty() && others.isEmpty()) {
            return decide(names, values, signature);
        }
        ByteString question = question(names, values, signature);
        Result known = remembered.get(question);
        if (known == null) {
            known = decide(names, values, signature);
            remembered.put(question, known);
        }
        return known;
    }

    private Result decide(NamedKeys names, List<SignedValue> values, ByteString signature) {
        HashAlgorithm hash = values.get(0).algorithm();
        List<SigningKey> named = names.keys().stream().limit(MOST_NAMESAKES).toList();
        List<SigningKey> trusted = named.stream().filter(SigningKey::trusted).toList();
        Match match = match(trusted, values, signature);
        if (match != null) {
            return good(match, match.value().reading());
        }
        if (!trusted.isEmpty()) {
            return failed(trusted, hash);
        }
        Match doubtful = match(named, values, signature);
        if (doubtful != null) {
            return new Result(
                    SignatureVerdict.UNKNOWN_KEY,
                    algorithm(doubtful.function(), hash),
                    Optional.empty(),
                    Optional.of(doubtful.key()),
                    Optional.of(KeyReason.Plain.NOT_VOUCHED_FOR));
        }
        boolean tried = otherTrials < OTHERS_BUDGET;
        if (tried) {
            otherTrials += others.size();
            Match other = match(others, values, signature);
            if (other != null) {
                return misnamed(other, names.naming());
            }
        }
        return new Result(
                SignatureVerdict.UNKNOWN_KEY,
                hash.kernelName(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(tried ? KeyReason.Plain.NONE_NAMED : KeyReason.Plain.NONE_NAMED_OTHERS_LEFT));
    }

    /**
     * A key of another name made it. Kernels take the key of that name or none ({@code request_asymmetric_key}, {@code
     * pkcs7_validate_trust}: ENOKEY), and so does evmctl; what a key is called is known for certain from its certificate only.
     */
    private Result misnamed(Match match, NamedKeys.Naming naming) {
        if (naming == NamedKeys.Naming.NUMBERS || keys.certified(match.key())) {
            return made(
                    match,
                    SignatureVerdict.MALFORMED,
                    Optional.of(
                            naming == NamedKeys.Naming.CERTIFICATE
                                    ? KeyReason.Plain.OTHER_CERTIFICATE
                                    : KeyReason.Plain.OTHER_ID));
        }
        return naming == NamedKeys.Naming.IDENTIFIER
                ? made(match, SignatureVerdict.UNKNOWN_KEY, Optional.of(KeyReason.Plain.ID_UNKNOWN))
                : good(match, Optional.of(KeyReason.Plain.CERTIFICATE_UNKNOWN));
    }

    private Result failed(List<SigningKey> trusted, HashAlgorithm hash) {
        SigningKey first = trusted.get(0);
        Optional<SignatureFunction> function =
                trusted.stream().flatMap(key -> function(key).stream()).findFirst();
        if (function.isEmpty()) {
            return new Result(
                    SignatureVerdict.NOT_CHECKABLE,
                    hash.kernelName(),
                    Optional.of(first),
                    Optional.empty(),
                    Optional.of(KeyReason.Plain.UNUSABLE));
        }
        return new Result(
                SignatureVerdict.BAD,
                algorithm(function.get(), hash),
                Optional.of(first),
                Optional.empty(),
                Optional.of(new KeyReason.NotTheirs(trusted.size())));
    }

    private static Result good(Match match, Optional<SignatureReason> reason) {
        return made(match, SignatureVerdict.GOOD, reason);
    }

    private static Result made(Match match, SignatureVerdict verdict, Optional<SignatureReason> reason) {
        return new Result(
                verdict,
                algorithm(match.function(), match.value().algorithm()),
                Optional.of(match.key()),
                Optional.empty(),
                reason);
    }

    private static String algorithm(SignatureFunction function, HashAlgorithm hash) {
        return function.name() + "-" + hash.kernelName();
    }

    private @Nullable Match match(List<SigningKey> candidates, List<SignedValue> values, ByteString signature) {
        for (SigningKey key : candidates) {
            Optional<SignatureFunction> function = function(key);
            for (SignedValue value : values) {
                if (function.isPresent() && function.get().verifies(value, signature)) {
                    return new Match(key, function.get(), value);
                }
            }
        }
        return null;
    }

    private Optional<SignatureFunction> function(SigningKey key) {
        return functions.computeIfAbsent(key, missing -> SignatureFunction.of(missing.key()));
    }

    /** Names a question by a digest of all that decides it. */
    private ByteString question(NamedKeys names, List<SignedValue> values, ByteString signature) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(names.naming().name().getBytes(StandardCharsets.US_ASCII));
        all.write(names.keys().size());
        names.keys().stream()
                .limit(MOST_NAMESAKES)
                .forEach(key -> add(all, key.key().subjectPublicKeyInfo()));
        for (SignedValue value : values) {
            all.write(value.algorithm().kernelId());
            all.write(value.bare() ? 1 : 0);
            add(all, value.digest());
            add(all, value.message().orElse(ByteString.EMPTY));
        }
        add(all, signature);
        return hashes.digest(HashAlgorithm.SHA256, ByteString.copyOf(all.toByteArray()))
                .orElseThrow();
    }

    private static void add(ByteArrayOutputStream all, ByteString part) {
        all.write(part.length() >> 16);
        all.write(part.length() >> 8);
        all.write(part.length());
        all.writeBytes(part.toByteArray());
    }
}
