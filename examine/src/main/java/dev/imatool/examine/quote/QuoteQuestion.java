package dev.imatool.examine.quote;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.model.tpm.TpmHash;
import dev.imatool.replay.GivenStarts;
import java.util.List;
import java.util.Optional;

/**
 * Which quote a list is compared with, and what the user vouches for. Names of files are as typed; {@code -} is standard input.
 *
 * @param lists the measurement list; or documents of Keylime, each with one or several rounds of a pushed attestation, which bring a
 *     list and a quote
 * @param message file with the quote, or with evidence that holds it; absent where the list's own file holds both
 * @param signature file with the signature
 * @param key file with the attestation key, for which the user vouches
 * @param acceptFoundKey true when the user takes the key that the document brings for the machine's
 * @param pcrs file or folder with PCR values
 * @param typed PCR values that were typed
 * @param hash the hash that must have been signed with
 * @param nonce the nonce as typed: hex digits, or a file with it
 * @param selection the PCRs that must be quoted
 * @param starts what PCRs held before the first entry of the list
 */
public record QuoteQuestion(
        List<String> lists,
        Optional<String> message,
        Optional<String> signature,
        Optional<String> key,
        boolean acceptFoundKey,
        Optional<String> pcrs,
        List<ExpectedPcr> typed,
        Optional<TpmHash> hash,
        Optional<String> nonce,
        Optional<PcrSelectionList> selection,
        GivenStarts starts) {
    public QuoteQuestion {
        lists = List.copyOf(lists);
        typed = List.copyOf(typed);
    }
}
