package dev.imatool.replay.quote;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.PcrSelectionList.Slot;
import dev.imatool.model.tpm.SelectedBank;
import dev.imatool.model.tpm.TpmClock;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.model.tpm.TpmSignature;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quotes made up in a test, with digests and signatures of the JDK. */
final class Quoting {
    static final ByteString NONCE = ByteString.ofHex("0102030405");
    static final ByteString SIGNED = ByteString.ofText("the bytes of a quote");

    private Quoting() {}

    /** A quote over those values, banks in the order in which they come. */
    static Attestation.Quote quote(Map<Slot, ByteString> values) {
        Map<String, List<Integer>> banks = new LinkedHashMap<>();
        values.keySet()
                .forEach(slot -> banks.computeIfAbsent(slot.bank(), bank -> new ArrayList<>())
                        .add(slot.pcr()));
        ByteString all = ListEntry.join(values.values().toArray(ByteString[]::new));
        return new Attestation.Quote(
                new PcrSelectionList(banks.entrySet().stream()
                        .map(bank -> new SelectedBank(bank.getKey(), bank.getValue()))
                        .toList()),
                ListEntry.hash(PcrBank.SHA256, all));
    }

    static Attestation attestation(Attestation.Quote quote) {
        return new Attestation(
                SIGNED,
                AttestationType.QUOTE,
                ByteString.EMPTY,
                NONCE,
                new TpmClock(1, 2, 3, true),
                4,
                Optional.of(quote));
    }

    static QuoteEvidence evidence(Attestation attestation, TpmSignature signature, PublicKey key) {
        return new QuoteEvidence(
                SIGNED,
                Optional.of(attestation),
                Optional.empty(),
                Optional.of(signature),
                Optional.empty(),
                Optional.of(key(key)),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GivenPcrs.NONE);
    }

    static PublicKeyInfo key(PublicKey key) {
        return new PublicKeyInfo(
                "ak",
                key.getAlgorithm(),
                ByteString.copyOf(key.getEncoded()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static QuoteEvidence with(
            QuoteEvidence evidence,
            Optional<TpmHash> hash,
            Optional<ExpectedNonce> nonce,
            Optional<PcrSelectionList> demanded,
            GivenPcrs pcrs) {
        return new QuoteEvidence(
                evidence.signed(),
                evidence.attestation(),
                evidence.attestationProblem(),
                evidence.signature(),
                evidence.signatureProblem(),
                evidence.key(),
                evidence.keyVouchedFor(),
                hash,
                nonce,
                demanded,
                pcrs);
    }

    static CoveredPrefix coverage(QuoteReplay replay, List<ListEntry> entries) {
        TemplateDigests digests = new TemplateDigests();
        for (ListEntry entry : entries) {
            digests.standOn(entry);
            replay.extend(digests);
        }
        return replay.coverage();
    }
}
