package dev.imatool.render.shared;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.AttestationType;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.TpmSignature;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.words.NonceWords;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.NoPrefix;
import dev.imatool.replay.quote.QuoteDetail;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the steps of checking a quote compared, in one sentence without capital and full stop. It may name files, so it is
 * escaped before it is shown.
 */
public final class QuotePhrases {
    private QuotePhrases() {}

    /** As documents say it, where no name is cut off. */
    public static String of(QuoteDetail detail) {
        return of(detail, ContainerNames::whole);
    }

    /** @param names what containers are called */
    public static String of(QuoteDetail detail, Function<Container, String> names) {
        return switch (detail) {
            case QuoteDetail.MessageUnreadable(var problem) -> problem.orElse("the message cannot be read");
            case QuoteDetail.OtherAttestation(var type) -> "this attests " + attested(type) + ", it is not a quote";
            case QuoteDetail.MadeByTpm() -> "made by a TPM (ff544347), and a quote (8018)";
            case QuoteDetail.Quote(var doubt) ->
                "a quote (8018) with the magic of a TPM (ff544347), which anybody can write: " + doubt(doubt);
            case QuoteDetail.SignatureMalformed(String problem) -> "the signature is malformed: " + problem;
            case QuoteDetail.NoSignature() -> "no signature given";
            case QuoteDetail.NoKey(var signature) -> "no key given to check " + signature(signature) + " with";
            case QuoteDetail.OtherHash(var signature, var wanted) ->
                "the signature is " + signature(signature) + ", asked for was " + wanted;
            case QuoteDetail.KeyUnusable(var key, String problem) -> key(key) + " cannot be used: " + problem;
            case QuoteDetail.KeyNotSupported(var key) ->
                "keys of " + key.algorithm() + " are not checked here (" + key.origin() + ")";
            case QuoteDetail.KeyTooLarge(var key) ->
                "the key of " + key.origin() + " is larger than any that a TPM has";
            case QuoteDetail.Signed(var signature, var key) -> signature(signature) + " by " + key(key);
            case QuoteDetail.SignedPlain(var scheme, var hash, var key) ->
                scheme + " with " + hash + " (plain) by " + key(key);
            case QuoteDetail.NotSigned(var signature, var key) ->
                signature(signature) + " is not of " + key(key)
                        + " over this message: message, signature or key is another one, or was altered";
            case QuoteDetail.NotEcdsa(var signature, var key) ->
                signature(signature) + " is not an ECDSA signature in DER, and the key of " + key.origin() + " is "
                        + key.algorithm();
            case QuoteDetail.OtherAlgorithm(var signature, var key) ->
                "the signature is " + signature(signature) + ", the key of " + key.origin() + " is " + key.algorithm();
            case QuoteDetail.SignatureNotSupported(String algorithm) -> algorithm + " signatures are not checked here";
            case QuoteDetail.NoQuote() -> "there is no quote to compare with";
            case QuoteDetail.NonceNotGiven(ByteString quoted) ->
                quoted.isEmpty()
                        ? "the quote has none, and none was given: the quote may be of any time"
                        : "the quote has " + quoted.hex() + ", none was given to compare it with: that the quote is"
                                + " fresh is NOT proven";
            case QuoteDetail.NonceFits(var reading) ->
                "the quote has the one given (" + NonceWords.of(reading) + ", "
                        + reading.bytes().length() + " bytes)";
            case QuoteDetail.OtherNonce(ByteString quoted, var given) ->
                "the quote has " + (quoted.isEmpty() ? "none" : quoted.hex()) + ", given was "
                        + given.bytes().hex() + " (" + NonceWords.of(given) + ")";
            case QuoteDetail.NonceCameWithQuote(String file) ->
                "the quote has the nonce of " + file + ", which came with it: that proves nothing about its age";
            case QuoteDetail.OtherPcrs(var quoted, var wanted) -> "quoted is " + quoted + ", asked for was " + wanted;
            case QuoteDetail.OtherValues(var quoted, String given) ->
                "quoted is " + quoted + ", the PCR values given are of " + given;
            case QuoteDetail.PcrsFit(var quoted, boolean asked) ->
                "quoted is " + quoted + (asked ? ", as asked for" : ", as are the PCR values given");
            case QuoteDetail.PcrsNotAsked(var quoted) -> "quoted is " + quoted + "; no selection was asked for";
            case QuoteDetail.DigestLength(int length, var hash) ->
                "the quoted digest has " + length + " bytes, which no digest"
                        + hash.map(one -> " of " + one).orElse("") + " has";
            case QuoteDetail.NoPcrQuoted() -> "no PCR is quoted";
            case QuoteDetail.NoValues() -> "no values of the quoted PCRs given";
            case QuoteDetail.ValuesMissing(var slots) -> "no value given of " + PcrSelectionList.text(slots);
            case QuoteDetail.DigestFits(int values, var hash) ->
                "the " + Phrases.count(values, "value", "values") + " given hash to the quoted " + hash + " digest";
            case QuoteDetail.OtherDigest(ByteString computed, ByteString quoted) ->
                "the PCR values given are not the quoted ones: they hash to " + computed.hex() + ", quoted is "
                        + quoted.hex();
            case QuoteDetail.DigestFound(long entry, var container) ->
                "the values after entry " + entry + ContainerText.beside(container, names)
                        + " of the list hash to the quoted digest (searched, because no values are given)";
            case QuoteDetail.NothingCovered(var failed) ->
                "nothing is covered, because of: "
                        + failed.stream().map(step -> step.replace('_', ' ')).collect(Collectors.joining(", "));
            case QuoteDetail.Reproduced reproduced -> reproduced(reproduced, names);
            case QuoteDetail.NotReproduced(NoPrefix why) -> of(why, names);
            case QuoteDetail.MaybeLater(QuoteDetail first) ->
                of(first, names)
                        + "; it may be of entries that come after it, because a list found with it begins at an unknown"
                        + " entry";
            case QuoteDetail.NotProven(QuoteDetail signature) -> "the quote is not proven: " + of(signature, names);
        };
    }

    private static String doubt(QuoteDetail.KeyDoubt doubt) {
        return switch (doubt) {
            case NOT_RESTRICTED_OR_VOUCHED_FOR -> "it proves a TPM only under a restricted key that is vouched for";
            case NOT_NAMED -> "--ak does not name its key";
            case ATTRIBUTES_UNKNOWN ->
                "the file given with --ak does not contain whether the key is restricted (give its TPM2B_PUBLIC)";
            case NOT_RESTRICTED -> "the key given with --ak is not a restricted signing key";
        };
    }

    private static String reproduced(QuoteDetail.Reproduced reproduced, Function<Container, String> names) {
        CoveredPrefix coverage = reproduced.coverage();
        return "the list gives the quoted values after "
                + (coverage.extent() == CoveredPrefix.Extent.WHOLE
                        ? "its last entry, " + coverage.entry() + ContainerText.beside(coverage.container(), names)
                        : "entry " + coverage.entry() + ContainerText.beside(coverage.container(), names) + " of "
                                + coverage.of())
                + (coverage.startsGiven() ? ", from the start values given" : "")
                + (reproduced.signed() ? "" : "; but no signature proves that they were quoted");
    }

    private static String of(NoPrefix why, Function<Container, String> names) {
        return switch (why) {
            case NoPrefix.NothingExtended(var quoted, List<Integer> extended) ->
                "the quote selects " + PcrSelectionList.text(quoted) + ", the list extends PCR "
                        + (extended.isEmpty()
                                ? "none"
                                : extended.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                        + ": none of its entries is covered";
            case NoPrefix.BeginsUnknown(var slots) ->
                "the list begins at an unknown entry, not with a boot_aggregate: entries before it may lead to the"
                        + " quoted " + PcrSelectionList.text(slots);
            case NoPrefix.NotReproduced(var slots, var reproduced) ->
                "no prefix of the list gives the quoted " + PcrSelectionList.text(slots)
                        + (reproduced.isEmpty() ? "" : ", though " + places(reproduced, names));
            case NoPrefix.BeforeFirstEntry(boolean startGiven) ->
                "the quoted value is " + (startGiven ? "the given start value" : "zero")
                        + ": the quote was taken before the first entry";
            case NoPrefix.PcrsDisagree(var places) ->
                "the quoted PCRs do not agree on one prefix: " + places(places, names);
            case NoPrefix.BankNotReplayed(var slots) ->
                "lists cannot be replayed for " + PcrSelectionList.text(slots)
                        + ", and without the values the rest cannot be searched";
            case NoPrefix.OtherDigest() -> "no prefix of the list gives values that hash to the quoted digest";
            case NoPrefix.ValuesNeeded(var slots) ->
                "the values of " + PcrSelectionList.text(slots)
                        + " are needed: the list does not extend them, and they are not what they are after a reset";
        };
    }

    /** {@code sha1:10 is that after entry 90, sha256:10 that after entry 94}. */
    private static String places(List<NoPrefix.Place> places, Function<Container, String> names) {
        return places.stream()
                .map(place -> place.slot() + " is that after entry " + place.entry()
                        + ContainerText.beside(place.container(), names))
                .collect(Collectors.joining(", "));
    }

    private static String key(PublicKeyInfo key) {
        return "the key of " + key.origin() + " (" + key.algorithm() + ")";
    }

    private static String signature(TpmSignature signature) {
        return switch (signature) {
            case TpmSignature.Rsa rsa -> (rsa.pss() ? "RSAPSS" : "RSASSA") + " with " + rsa.hash();
            case TpmSignature.Ecdsa ecdsa -> "ECDSA with " + ecdsa.hash();
            case TpmSignature.Plain plain ->
                "a plain signature of " + plain.bytes().length() + " bytes";
            case TpmSignature.Other other -> other.algorithm();
        };
    }

    /** What an attestation is, with the command that makes it. */
    private static String attested(AttestationType type) {
        return switch (type) {
            case NV -> "a certified NV index (TPM2_NV_Certify)";
            case COMMAND_AUDIT -> "a command audit digest (TPM2_GetCommandAuditDigest)";
            case SESSION_AUDIT -> "a session audit digest (TPM2_GetSessionAuditDigest)";
            case CERTIFY -> "a certified object (TPM2_Certify)";
            case QUOTE -> "a quote (TPM2_Quote)";
            case TIME -> "an attested time (TPM2_GetTime)";
            case CREATION -> "a certified creation (TPM2_CertifyCreation)";
            case NV_DIGEST -> "a certified NV digest (TPM2_NV_Certify)";
        };
    }
}
