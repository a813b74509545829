package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.util.List;
import java.util.Optional;

/** What a step of checking a quote compared, or why it compared nothing. */
public sealed interface QuoteDetail {
    /**
     * The message cannot be read.
     *
     * @param problem what its reader reports; absent where there is no message
     */
    record MessageUnreadable(Optional<String> problem) implements QuoteDetail {}

    /** The message attests something else. */
    record OtherAttestation(AttestationType type) implements QuoteDetail {}

    /** A quote that a TPM made. */
    record MadeByTpm() implements QuoteDetail {}

    /** A quote that begins like those of TPMs, as anybody can write. */
    record Quote(KeyDoubt doubt) implements QuoteDetail {}

    /** Why the beginning of a quote does not prove that a TPM made it. */
    enum KeyDoubt {
        /** Its key is not known to be a restricted one that the user vouches for. */
        NOT_RESTRICTED_OR_VOUCHED_FOR,
        /** The user does not name its key. */
        NOT_NAMED,
        /** The form in which the user names the key does not have its attributes. */
        ATTRIBUTES_UNKNOWN,
        /** The key that the user names is not a restricted signing key. */
        NOT_RESTRICTED
    }

    /**
     * The signature cannot be read.
     *
     * @param problem what its reader reports
     */
    record SignatureMalformed(String problem) implements QuoteDetail {}

    /** There is no signature. */
    record NoSignature() implements QuoteDetail {}

    /** There is no key. */
    record NoKey(TpmSignature signature) implements QuoteDetail {}

    /** The signature names another hash than the one asked for. */
    record OtherHash(TpmSignature signature, TpmHash wanted) implements QuoteDetail {}

    /**
     * The key cannot be used.
     *
     * @param problem what the cryptographic library reports
     */
    record KeyUnusable(PublicKeyInfo key, String problem) implements QuoteDetail {}

    /** Keys of that algorithm are not checked. */
    record KeyNotSupported(PublicKeyInfo key) implements QuoteDetail {}

    /** The key is larger than any that a TPM has. */
    record KeyTooLarge(PublicKeyInfo key) implements QuoteDetail {}

    /** The key made the signature, which names its scheme. */
    record Signed(TpmSignature signature, PublicKeyInfo key) implements QuoteDetail {}

    /** The key made the signature, whose scheme was found by trial. */
    record SignedPlain(PlainScheme scheme, TpmHash hash, PublicKeyInfo key) implements QuoteDetail {}

    /** Schemes of signatures that do not name theirs. */
    enum PlainScheme {
        RSASSA,
        RSAPSS,
        ECDSA
    }

    /** The key did not make the signature over this message. */
    record NotSigned(TpmSignature signature, PublicKeyInfo key) implements QuoteDetail {}

    /** The key is one of ECDSA, and the signature is not. */
    record NotEcdsa(TpmSignature signature, PublicKeyInfo key) implements QuoteDetail {}

    /** Signature and key are of different algorithms. */
    record OtherAlgorithm(TpmSignature signature, PublicKeyInfo key) implements QuoteDetail {}

    /**
     * Signatures of that algorithm are not checked.
     *
     * @param algorithm its name
     */
    record SignatureNotSupported(String algorithm) implements QuoteDetail {}

    /** There is no quote to compare with. */
    record NoQuote() implements QuoteDetail {}

    /**
     * No nonce was given.
     *
     * @param quoted the nonce in the quote; may be empty
     */
    record NonceNotGiven(ByteString quoted) implements QuoteDetail {}

    /**
     * The quote has the nonce given.
     *
     * @param reading the way of reading it that fits
     */
    record NonceFits(ExpectedNonce.Reading reading) implements QuoteDetail {}

    /**
     * The quote has another nonce.
     *
     * @param quoted the nonce in the quote; may be empty
     * @param given the one given, read in the likeliest way
     */
    record OtherNonce(ByteString quoted, ExpectedNonce.Reading given) implements QuoteDetail {}

    /**
     * The quote has a nonce that came with it, which proves nothing about its age.
     *
     * @param file name of the file with the nonce
     */
    record NonceCameWithQuote(String file) implements QuoteDetail {}

    /** The quoted PCRs are not those asked for. */
    record OtherPcrs(PcrSelectionList quoted, PcrSelectionList wanted) implements QuoteDetail {}

    /**
     * The quoted PCRs are not those of the values given.
     *
     * @param given the PCRs of these values, as text
     */
    record OtherValues(PcrSelectionList quoted, String given) implements QuoteDetail {}

    /**
     * The quoted PCRs are the right ones.
     *
     * @param asked whether they are those asked for; otherwise they are those of the values given
     */
    record PcrsFit(PcrSelectionList quoted, boolean asked) implements QuoteDetail {}

    /** No PCRs were asked for. */
    record PcrsNotAsked(PcrSelectionList quoted) implements QuoteDetail {}

    /**
     * The quoted digest has a length that no hash in question has.
     *
     * @param length its bytes
     * @param hash the hash in question, where there is one
     */
    record DigestLength(int length, Optional<TpmHash> hash) implements QuoteDetail {}

    /** The quote selects no PCR. */
    record NoPcrQuoted() implements QuoteDetail {}

    /** No value of a quoted PCR is given. */
    record NoValues() implements QuoteDetail {}

    /** Values of some quoted PCRs are not given. */
    record ValuesMissing(List<Slot> slots) implements QuoteDetail {
        public ValuesMissing {
            slots = List.copyOf(slots);
        }
    }

    /**
     * The values given hash to the quoted digest.
     *
     * @param values how many values
     */
    record DigestFits(int values, TpmHash hash) implements QuoteDetail {}

    /** The values given hash to another digest. */
    record OtherDigest(ByteString computed, ByteString quoted) implements QuoteDetail {}

    /**
     * The values after an entry of the list, which were searched, hash to the quoted digest.
     *
     * @param container the one that this entry claims to be of; absent for the host
     */
    record DigestFound(long entry, Optional<Container> container) implements QuoteDetail {}

    /**
     * Nothing is covered, because of steps that failed.
     *
     * @param failed their names in reports
     */
    record NothingCovered(List<String> failed) implements QuoteDetail {
        public NothingCovered {
            failed = List.copyOf(failed);
        }
    }

    /**
     * The list gives the quoted values after an entry.
     *
     * @param coverage with that entry
     * @param signed whether a signature proves that they were quoted
     */
    record Reproduced(CoveredPrefix coverage, boolean signed) implements QuoteDetail {}

    /** No prefix of the list gives the quoted values. */
    record NotReproduced(NoPrefix why) implements QuoteDetail {}

    /**
     * The same, but the quote may be of later entries, because a list found with this one begins at an unknown entry.
     *
     * @param first what was found without these
     */
    record MaybeLater(QuoteDetail first) implements QuoteDetail {}

    /**
     * The quote is not proven.
     *
     * @param signature why its signature proves nothing
     */
    record NotProven(QuoteDetail signature) implements QuoteDetail {}
}
