package dev.imatool.examine.evidence.quotes;

import dev.imatool.examine.input.QuotedSelection;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.pcr.file.PcrFile;
import dev.imatool.parsers.tpm.AttestationReader;
import dev.imatool.parsers.tpm.AttestationReading;
import dev.imatool.parsers.tpm.SignatureReader;
import dev.imatool.parsers.tpm.SignatureReading;
import dev.imatool.replay.quote.ExpectedNonce;
import dev.imatool.replay.quote.GivenPcrs;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out which signature, key, nonce and PCR values go with each quote of a set. A signature and a key go with a quote when
 * they verify it; where none does, the files that are named alike are taken at their word, so that they fail.
 */
public final class EvidenceQuotes {
    /** Quotes that are looked at; those with the same bytes are one. */
    public static final int MOST = 256;

    private static final int MOST_KEYS = 256;

    /**
     * Verifications of a set after which only the signature that is named like its quote is tried, with every key: enough for
     * every key on every signature of some quotes, and some seconds.
     */
    private static final int MOST_TRIALS = 4096;

    /** PCRs below this one belong to the firmware and the boot loader. */
    private static final int FIRST_OF_LISTS = 10;

    private final EvidenceSet set;
    private final Optional<ExpectedNonce> nonce;
    private final List<PublicKeyInfo> knownKeys;
    private final boolean acceptFound;
    private final List<PublicKeyInfo> foundKeys = new ArrayList<>();
    private int trials;
    private boolean untried;

    /** @param keys what the user says was to be quoted, and by which keys, which are tried before those found */
    public EvidenceQuotes(EvidenceSet set, EvidenceKeys keys) {
        this.set = set;
        this.nonce = keys.nonce();
        // of two files with one key, the one that says what the key may sign
        this.knownKeys = keys.attestation().stream()
                .sorted(Comparator.comparing(key -> key.tpm().isEmpty()))
                .toList();
        this.acceptFound = keys.acceptFound();
        for (Part part : set.of(PartKind.PUBLIC_KEY)) {
            KeyReader.read(part.path(), part.content().toByteArray()).keys().stream()
                    .limit(MOST_KEYS - (long) foundKeys.size())
                    .forEach(foundKeys::add);
        }
        foundKeys.sort(Comparator.comparing(key -> key.tpm().isEmpty()));
    }

    /**
     * A quote and what goes with it.
     *
     * @param message file of the quote, or of the document that holds it
     * @param signature file of the signature; absent where there is none, or {@code message} holds it
     * @param nonceFound file of the evidence that holds its nonce; only where the user gives none
     * @param evidence the quote itself, with signature, key, nonce and values as far as they were found
     * @param trust who vouches for its key; absent where there is none
     */
    public record Matched(
            Part message,
            Optional<Part> signature,
            Optional<String> nonceFound,
            QuoteEvidence evidence,
            Optional<KeyTrust> trust) {
        /** The values that were quoted, where those at hand hash to the quoted digest. */
        public List<ExpectedPcr> quotedValues() {
            if (evidence.quote().isEmpty()
                    || !QuoteChecks.of(evidence).pcrDigest().passed()) {
                return List.of();
            }
            List<ExpectedPcr> values = new ArrayList<>();
            for (PcrSelectionList.Slot slot : evidence.quote().get().selection().slots()) {
                ByteString value = evidence.pcrs().values().get(slot);
                if (value != null) {
                    values.add(new ExpectedPcr(slot.bank(), slot.pcr(), value, message.path()));
                }
            }
            return values;
        }
    }

    private Matched matched(
            Part message, Optional<Part> signature, Optional<String> nonceFound, QuoteEvidence evidence) {
        return new Matched(
                message, signature, nonceFound, evidence, evidence.key().map(this::trust));
    }

    private KeyTrust trust(PublicKeyInfo key) {
        if (knownKeys.contains(key)) {
            return KeyTrust.GIVEN;
        }
        return acceptFound ? KeyTrust.ACCEPTED : KeyTrust.FOUND;
    }

    /**
     * Every quote of the set, the first {@value #MOST}. One that nothing fits gets a signature that fits no other, so that it
     * fails: somebody may have altered it.
     */
    public List<Matched> all() {
        List<Matched> all = different(set).stream().limit(MOST).map(this::match).toList();
        List<Part> left = new ArrayList<>(set.of(PartKind.QUOTE_SIGNATURE));
        all.forEach(matched -> matched.signature().ifPresent(left::remove));
        return left.isEmpty()
                ? all
                : all.stream()
                        .map(matched -> matched.signature().isPresent() ? matched : with(left.get(0), matched))
                        .toList();
    }

    private Matched with(Part signature, Matched matched) {
        SignatureReading read = SignatureReader.read(signature.content());
        QuoteEvidence signed = matched.evidence().withSignature(read.signature(), read.problem());
        return matched(
                matched.message(),
                Optional.of(signature),
                matched.nonceFound(),
                keys().stream()
                        .findFirst()
                        .map(key -> signed.withKey(key, trust(key).vouched()))
                        .orElse(signed));
    }

    /** Each once, as the first says it. */
    private List<PublicKeyInfo> keys() {
        Map<ByteString, PublicKeyInfo> keys = new LinkedHashMap<>();
        Stream.concat(knownKeys.stream(), foundKeys.stream())
                .forEach(key -> keys.putIfAbsent(key.subjectPublicKeyInfo(), key));
        return List.copyOf(keys.values());
    }

    /** How many different quotes there are, whether they are looked at or not. */
    public static int different(EvidenceSet set, PartKind kind) {
        return (int) set.of(kind).stream().map(Part::content).distinct().count();
    }

    private static List<Part> different(EvidenceSet set) {
        Map<ByteString, Part> first = new LinkedHashMap<>();
        set.of(PartKind.QUOTE_MESSAGE).forEach(quote -> first.putIfAbsent(quote.content(), quote));
        return List.copyOf(first.values());
    }

    /** What was not looked at. */
    public List<EvidenceStatement> leftOut() {
        List<EvidenceStatement> leftOut = new ArrayList<>();
        leftOut(leftOut, PartKind.QUOTE_MESSAGE, EvidenceStatement.Counted.QUOTES);
        leftOut(leftOut, PartKind.QUOTE_SIGNATURE, EvidenceStatement.Counted.SIGNATURES_OF_QUOTES);
        if (untried) {
            leftOut.add(new EvidenceStatement.SignaturesNotTried(MOST_TRIALS));
        }
        return leftOut;
    }

    private void leftOut(List<EvidenceStatement> leftOut, PartKind kind, EvidenceStatement.Counted what) {
        int found = different(set, kind);
        if (found > MOST) {
            leftOut.add(new EvidenceStatement.FirstOnly(what, found, MOST));
        }
    }

    private Matched match(Part message) {
        AttestationReading attestation = AttestationReader.read(message.content());
        Optional<ByteString> quoted = attestation.attestation().map(Attestation::extraData);
        Optional<String> found = nonce.isPresent() ? Optional.empty() : nonceOf(quoted);
        QuoteEvidence bare = new QuoteEvidence(
                attestation.signed(),
                attestation.attestation(),
                attestation.problem(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                nonce,
                Optional.empty(),
                GivenPcrs.NONE);
        Matched signed = signed(message, bare, found);
        return matched(message, signed.signature, found, withPcrs(message, signed.evidence));
    }

    /** Whoever made the quote may have put its nonce next to it, so it is only named. */
    private Optional<String> nonceOf(Optional<ByteString> quoted) {
        return set.of(PartKind.NONCE).stream()
                .filter(part -> NonceArgument.ofContent(part.content(), part.path()).readings().stream()
                        .anyMatch(reading -> Optional.of(reading.bytes()).equals(quoted)))
                .map(Part::path)
                .findFirst();
    }

    private Matched signed(Part message, QuoteEvidence bare, Optional<String> nonceFound) {
        List<PublicKeyInfo> keys = keys();
        List<Part> signatures = set.of(PartKind.QUOTE_SIGNATURE).stream()
                .sorted(Comparator.comparing(file -> !stem(file).equals(stem(message))))
                .limit(MOST)
                .toList();
        Optional<Matched> alike = Optional.empty();
        for (Part file : signatures) {
            boolean named = stem(file).equals(stem(message));
            if (trials >= MOST_TRIALS && !(named && alike.isEmpty())) {
                untried = true;
                break;
            }
            trials += keys.size();
            SignatureReading read = SignatureReader.read(file.content());
            QuoteEvidence signature = bare.withSignature(read.signature(), read.problem());
            for (PublicKeyInfo key : keys) {
                QuoteEvidence candidate = signature.withKey(key, trust(key).vouched());
                Matched matched = matched(message, Optional.of(file), nonceFound, candidate);
                if (QuoteChecks.of(candidate).signature().passed()) {
                    return matched;
                }
                alike = alike.isEmpty() && named ? Optional.of(matched) : alike;
            }
            if (keys.isEmpty() && named) {
                alike = Optional.of(matched(message, Optional.of(file), nonceFound, signature));
            }
        }
        return alike.orElseGet(() -> matched(message, Optional.empty(), nonceFound, bare));
    }

    /**
     * The values that were quoted. Only a file that is named like the quote claims to be just that; others may have been read
     * at another time, so they count where they hash to the quoted digest, and else only for what no list extends.
     */
    private QuoteEvidence withPcrs(Part message, QuoteEvidence evidence) {
        List<ExpectedPcr> firmware = new ArrayList<>();
        List<Part> files = new ArrayList<>(set.of(PartKind.PCR_VALUES));
        files.sort(Comparator.comparing(file -> !stem(file).equals(stem(message))));
        for (Part file : files) {
            List<ExpectedPcr> values = PcrFile.parse(
                            file.content().toByteArray(),
                            file.path(),
                            evidence.quote().flatMap(quote -> QuotedSelection.of(quote.selection())))
                    .values();
            boolean named = stem(file).equals(stem(message));
            QuoteEvidence candidate = evidence.withPcrs(GivenPcrs.of(values, false));
            if (!values.isEmpty()
                    && (named || QuoteChecks.of(candidate).pcrDigest().passed())) {
                return candidate;
            }
            values.stream().filter(value -> value.pcr() < FIRST_OF_LISTS).forEach(firmware::add);
        }
        return evidence.withPcrs(GivenPcrs.of(firmware, false));
    }

    /** {@code quote} of {@code quote.msg}. */
    private static String stem(Part part) {
        int dot = part.path().lastIndexOf('.');
        return dot > part.path().lastIndexOf('/') ? part.path().substring(0, dot) : part.path();
    }
}
