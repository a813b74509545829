package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the quote itself says, without a measurement list. Each step is judged on its own, so that one that fails hides no
 * other.
 *
 * @param magic whole, a quote, and begun as TPMs begin what they attest
 * @param signature by the key
 * @param keyVouchedFor whether the user vouches for that key; no step, but without it the signature may be anybody's
 * @param nonce the one given
 * @param pcrSelection the PCRs asked for, and those of the values given
 * @param pcrDigest the values given are the quoted ones
 */
public record QuoteChecks(
        QuoteCheck magic,
        QuoteCheck signature,
        boolean keyVouchedFor,
        QuoteCheck nonce,
        QuoteCheck pcrSelection,
        QuoteCheck pcrDigest) {
    private static final String NO_QUOTE = "there is no quote to compare with";

    /** Checks all that {@code evidence} allows. */
    public static QuoteChecks of(QuoteEvidence evidence) {
        QuoteCheck signature = signature(evidence);
        return new QuoteChecks(
                magic(evidence, signature.passed()),
                signature,
                evidence.keyVouchedFor(),
                nonce(evidence),
                selection(evidence),
                digest(evidence));
    }

    QuoteChecks withPcrDigest(QuoteCheck other) {
        return new QuoteChecks(magic, signature, keyVouchedFor, nonce, pcrSelection, other);
    }

    /** True when a step failed: then the quote proves nothing. */
    public boolean failed() {
        return Stream.of(magic, signature, nonce, pcrSelection, pcrDigest).anyMatch(QuoteCheck::failed);
    }

    /** True when some key signed the quoted digest, and nothing speaks against it. */
    public boolean signed() {
        return magic.passed() && signature.passed() && !failed();
    }

    /** True when a key that the user vouches for signed the quoted digest, and nothing speaks against it. */
    public boolean vouched() {
        return signed() && keyVouchedFor;
    }

    /** The hashes that may have been used, the likeliest first: that of the signature, else by the length of the digest. */
    public static List<TpmHash> hashes(QuoteEvidence evidence) {
        Set<TpmHash> hashes = new LinkedHashSet<>();
        Optional<TpmHash> named =
                evidence.signature().flatMap(QuoteChecks::hashOf).or(evidence::hash);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        evidence.quote()
                .ifPresent(quote ->
                        hashes.addAll(TpmHash.ofDigestLength(quote.digest().length())));
        return List.copyOf(hashes);
    }

    private static Optional<TpmHash> hashOf(TpmSignature signature) {
        return switch (signature) {
            case TpmSignature.Rsa rsa -> Optional.of(rsa.hash());
            case TpmSignature.Ecdsa ecdsa -> Optional.of(ecdsa.hash());
            case TpmSignature.Plain plain -> Optional.empty();
            case TpmSignature.Other other -> Optional.empty();
        };
    }

    /**
     * Anybody can write TPM_GENERATED in front of a message. Only a restricted key signs nothing of that beginning but what its TPM
     * made (TPM 2.0 library, part 1, 31.2), and only where it cannot leave the TPM and is known to be the machine's.
     */
    private static QuoteCheck magic(QuoteEvidence evidence, boolean signed) {
        if (evidence.attestation().isEmpty()) {
            return QuoteCheck.fail(evidence.attestationProblem().orElse("the message cannot be read"));
        }
        AttestationType type = evidence.attestation().get().type();
        if (type != AttestationType.QUOTE) {
            return QuoteCheck.fail("this attests " + type.words() + ", it is not a quote");
        }
        return QuoteCheck.pass(
                signed && madeByTpm(evidence)
                        ? "made by a TPM (ff544347), and a quote (8018)"
                        : "a quote (8018) with the mark of TPMs (ff544347), which proves one only under a restricted key that is"
                                + " vouched for");
    }

    private static boolean madeByTpm(QuoteEvidence evidence) {
        return evidence.keyVouchedFor()
                && evidence.key()
                        .flatMap(PublicKeyInfo::tpm)
                        .filter(facts -> facts.restricted() && facts.sign() && facts.fixedTpm())
                        .isPresent();
    }

    private static QuoteCheck signature(QuoteEvidence evidence) {
        if (evidence.signatureProblem().isPresent()) {
            return QuoteCheck.fail(
                    "the signature is malformed: " + evidence.signatureProblem().get());
        }
        if (evidence.signature().isEmpty()) {
            return QuoteCheck.notChecked("no signature given");
        }
        TpmSignature signature = evidence.signature().get();
        if (evidence.key().isEmpty()) {
            return QuoteCheck.notChecked("no key given to check " + signature.words() + " with");
        }
        Optional<TpmHash> used = hashOf(signature);
        if (used.isPresent()
                && evidence.hash().filter(hash -> hash != used.get()).isPresent()) {
            return QuoteCheck.fail("the signature is " + signature.words() + ", asked for was "
                    + evidence.hash().get());
        }
        List<TpmHash> hashes = new ArrayList<>(hashes(evidence));
        if (hashes.isEmpty()) {
            hashes.addAll(List.of(TpmHash.SHA256, TpmHash.SHA1, TpmHash.SHA384, TpmHash.SHA512));
        }
        return AttestationSignature.check(
                evidence.signed().toByteArray(), signature, evidence.key().get(), hashes);
    }

    private static QuoteCheck nonce(QuoteEvidence evidence) {
        if (evidence.attestation().isEmpty()) {
            return QuoteCheck.notChecked(NO_QUOTE);
        }
        ByteString quoted = evidence.attestation().get().extraData();
        if (evidence.nonce().isEmpty()) {
            return QuoteCheck.notChecked(
                    quoted.isEmpty()
                            ? "the quote has none, and none was given: the quote may be of any time"
                            : "the quote has " + quoted.hex() + ", none was given to compare it with: that the quote is"
                                    + " fresh is NOT proven");
        }
        List<ExpectedNonce.Reading> readings = evidence.nonce().get().readings();
        Optional<ExpectedNonce.Reading> same = readings.stream()
                .filter(reading -> reading.bytes().equals(quoted))
                .findFirst();
        if (same.isPresent()) {
            return QuoteCheck.pass(
                    "the quote has the one given (" + same.get().how() + ", " + quoted.length() + " bytes)");
        }
        return QuoteCheck.fail("the quote has " + (quoted.isEmpty() ? "none" : quoted.hex()) + ", given was "
                + readings.get(0).bytes().hex() + " (" + readings.get(0).how() + ")");
    }

    private static QuoteCheck selection(QuoteEvidence evidence) {
        if (evidence.quote().isEmpty()) {
            return QuoteCheck.notChecked(NO_QUOTE);
        }
        PcrSelectionList quoted = evidence.quote().get().selection();
        Optional<PcrSelectionList> demanded = evidence.demanded();
        if (demanded.isPresent() && !demanded.get().set().equals(quoted.set())) {
            return QuoteCheck.fail("quoted is " + quoted + ", asked for was " + demanded.get());
        }
        GivenPcrs given = evidence.pcrs();
        if (given.exact() && !given.values().keySet().equals(quoted.set())) {
            return QuoteCheck.fail("quoted is " + quoted + ", the PCR values given are of " + given.selection());
        }
        return demanded.isPresent() || given.exact()
                ? QuoteCheck.pass("quoted is " + quoted
                        + (demanded.isPresent() ? ", as asked for" : ", as the PCR values given say"))
                : QuoteCheck.notChecked("quoted is " + quoted + "; no selection was asked for");
    }

    private static QuoteCheck digest(QuoteEvidence evidence) {
        if (evidence.quote().isEmpty()) {
            return QuoteCheck.notChecked(NO_QUOTE);
        }
        Attestation.Quote quote = evidence.quote().get();
        List<TpmHash> hashes = hashes(evidence);
        if (hashes.stream()
                .noneMatch(hash -> hash.digestLength() == quote.digest().length())) {
            return QuoteCheck.fail("the quoted digest has " + quote.digest().length() + " bytes, which is no digest"
                    + (hashes.isEmpty() ? "" : " of " + hashes.get(0)));
        }
        List<Slot> slots = quote.selection().slots();
        if (slots.isEmpty()) {
            return QuoteCheck.notChecked("no PCR is quoted");
        }
        List<Slot> missing = slots.stream()
                .filter(slot -> !evidence.pcrs().values().containsKey(slot))
                .toList();
        if (missing.size() == slots.size()) {
            return QuoteCheck.notChecked("no values of the quoted PCRs given");
        }
        if (!missing.isEmpty()) {
            return QuoteCheck.notChecked("no value given of " + PcrSelectionList.text(missing));
        }
        List<ByteString> values =
                slots.stream().map(slot -> value(evidence.pcrs(), slot)).toList();
        for (TpmHash hash : hashes) {
            if (TpmDigest.hash(hash, values).equals(quote.digest())) {
                return QuoteCheck.pass("the " + values.size() + (values.size() == 1 ? " value" : " values")
                        + " given hash to the quoted " + hash + " digest");
            }
        }
        return QuoteCheck.fail("the PCR values given are not the quoted ones: they hash to "
                + TpmDigest.hash(hashes.get(0), values).hex() + ", quoted is "
                + quote.digest().hex());
    }

    private static ByteString value(GivenPcrs given, Slot slot) {
        ByteString value = given.values().get(slot);
        if (value == null) {
            throw new IllegalStateException("no value of " + slot);
        }
        return value;
    }
}
