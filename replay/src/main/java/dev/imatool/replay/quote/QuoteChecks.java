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
 * What the quote itself proves, without a measurement list. Each step is judged on its own, so that one that fails hides no
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
    private static final QuoteDetail NO_QUOTE = new QuoteDetail.NoQuote();

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
     * Anybody can write TPM_GENERATED before a message. Only a restricted key signs nothing of that beginning but what its TPM
     * made (TPM 2.0 library, part 1, 31.2), and only where it cannot leave the TPM and is known to be the machine's.
     */
    private static QuoteCheck magic(QuoteEvidence evidence, boolean signed) {
        if (evidence.attestation().isEmpty()) {
            return QuoteCheck.fail(new QuoteDetail.MessageUnreadable(evidence.attestationProblem()));
        }
        AttestationType type = evidence.attestation().get().type();
        if (type != AttestationType.QUOTE) {
            return QuoteCheck.fail(new QuoteDetail.OtherAttestation(type));
        }
        return QuoteCheck.pass(
                signed && madeByTpm(evidence)
                        ? new QuoteDetail.MadeByTpm()
                        : new QuoteDetail.Quote(QuoteDetail.KeyDoubt.NOT_RESTRICTED_OR_VOUCHED_FOR));
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
            return QuoteCheck.fail(new QuoteDetail.SignatureMalformed(
                    evidence.signatureProblem().get()));
        }
        if (evidence.signature().isEmpty()) {
            return QuoteCheck.notChecked(new QuoteDetail.NoSignature());
        }
        TpmSignature signature = evidence.signature().get();
        if (evidence.key().isEmpty()) {
            return QuoteCheck.notChecked(new QuoteDetail.NoKey(signature));
        }
        Optional<TpmHash> used = hashOf(signature);
        if (used.isPresent()
                && evidence.hash().filter(hash -> hash != used.get()).isPresent()) {
            return QuoteCheck.fail(
                    new QuoteDetail.OtherHash(signature, evidence.hash().get()));
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
            return QuoteCheck.notChecked(new QuoteDetail.NonceNotGiven(quoted));
        }
        List<ExpectedNonce.Reading> readings = evidence.nonce().get().readings();
        Optional<ExpectedNonce.Reading> same = readings.stream()
                .filter(reading -> reading.bytes().equals(quoted))
                .findFirst();
        if (same.isPresent()) {
            return QuoteCheck.pass(new QuoteDetail.NonceFits(same.get()));
        }
        return QuoteCheck.fail(new QuoteDetail.OtherNonce(quoted, readings.get(0)));
    }

    private static QuoteCheck selection(QuoteEvidence evidence) {
        if (evidence.quote().isEmpty()) {
            return QuoteCheck.notChecked(NO_QUOTE);
        }
        PcrSelectionList quoted = evidence.quote().get().selection();
        Optional<PcrSelectionList> demanded = evidence.demanded();
        if (demanded.isPresent() && !demanded.get().set().equals(quoted.set())) {
            return QuoteCheck.fail(new QuoteDetail.OtherPcrs(quoted, demanded.get()));
        }
        GivenPcrs given = evidence.pcrs();
        if (given.exact() && !given.values().keySet().equals(quoted.set())) {
            return QuoteCheck.fail(new QuoteDetail.OtherValues(quoted, given.selection()));
        }
        return demanded.isPresent() || given.exact()
                ? QuoteCheck.pass(new QuoteDetail.PcrsFit(quoted, demanded.isPresent()))
                : QuoteCheck.notChecked(new QuoteDetail.PcrsNotAsked(quoted));
    }

    private static QuoteCheck digest(QuoteEvidence evidence) {
        if (evidence.quote().isEmpty()) {
            return QuoteCheck.notChecked(NO_QUOTE);
        }
        Attestation.Quote quote = evidence.quote().get();
        List<TpmHash> hashes = hashes(evidence);
        if (hashes.stream()
                .noneMatch(hash -> hash.digestLength() == quote.digest().length())) {
            return QuoteCheck.fail(new QuoteDetail.DigestLength(
                    quote.digest().length(), hashes.stream().findFirst()));
        }
        List<Slot> slots = quote.selection().slots();
        if (slots.isEmpty()) {
            return QuoteCheck.notChecked(new QuoteDetail.NoPcrQuoted());
        }
        List<Slot> missing = slots.stream()
                .filter(slot -> !evidence.pcrs().values().containsKey(slot))
                .toList();
        if (missing.size() == slots.size()) {
            return QuoteCheck.notChecked(new QuoteDetail.NoValues());
        }
        if (!missing.isEmpty()) {
            return QuoteCheck.notChecked(new QuoteDetail.ValuesMissing(missing));
        }
        List<ByteString> values =
                slots.stream().map(slot -> value(evidence.pcrs(), slot)).toList();
        for (TpmHash hash : hashes) {
            if (TpmDigest.hash(hash, values).equals(quote.digest())) {
                return QuoteCheck.pass(new QuoteDetail.DigestFits(values.size(), hash));
            }
        }
        return QuoteCheck.fail(new QuoteDetail.OtherDigest(TpmDigest.hash(hashes.get(0), values), quote.digest()));
    }

    private static ByteString value(GivenPcrs given, Slot slot) {
        ByteString value = given.values().get(slot);
        if (value == null) {
            throw new IllegalStateException("no value of " + slot);
        }
        return value;
    }
}
