package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.appraise.signature.reason.SignatureReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One signature of an entry, and what is known of it.
 *
 * @param field where it is; {@code xattrvalues} for {@code security.ima} among logged attributes
 * @param kind what it is about
 * @param verdict never {@link SignatureVerdict#UNSIGNED} or {@link SignatureVerdict#NOT_APPLICABLE}
 * @param version of its header, 1 to 3; absent for modules and where there is none
 * @param keyId how it names its key, in bytes of the order in which tools print them
 * @param algorithm hash and, once the key is known, what signs, such as {@code rsa-sha256}
 * @param key the key that made it, whatever the verdict, or where it is bad one that is called as it says
 * @param notTrusted a key that made it, measured where nothing vouches for it
 * @param reason why, where there is more to say than the verdict
 */
public record SignatureCheck(
        FieldId field,
        SignatureKind kind,
        SignatureVerdict verdict,
        OptionalInt version,
        Optional<ByteString> keyId,
        Optional<String> algorithm,
        Optional<SigningKey> key,
        Optional<SigningKey> notTrusted,
        Optional<SignatureReason> reason) {
    /** A signature that did not get as far as a key. */
    static SignatureCheck without(FieldId field, SignatureKind kind, SignatureVerdict verdict, SignatureReason reason) {
        return new SignatureCheck(
                field,
                kind,
                verdict,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason));
    }

    /** The same with another verdict, for another reason. */
    SignatureCheck but(SignatureVerdict other, SignatureReason why) {
        return new SignatureCheck(field, kind, other, version, keyId, algorithm, key, notTrusted, Optional.of(why));
    }
}
