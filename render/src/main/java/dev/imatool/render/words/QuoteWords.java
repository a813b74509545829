package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.parsers.encoding.Encoding;
import java.util.stream.Collectors;

/** About quotes, their parts and the keys that sign them. */
final class QuoteWords {
    private QuoteWords() {}

    static String of(QuoteStatement statement) {
        return switch (statement) {
            case QuoteStatement.OfEvidence.NOT_BY_A_GIVEN_KEY -> "not signed with a key that --ak names";
            case QuoteStatement.Resettable resettable ->
                "entries of PCR "
                        + resettable.pcrs().stream().map(String::valueOf).collect(Collectors.joining(" and "))
                        + " are proven less: any program with access to the TPM can reset it and extend it anew";
            case QuoteStatement.SignedWithOwnKey own ->
                "signed with the key that came with it (" + Printable.ofText(own.key())
                        + "), and anybody can make a key and sign a quote with it:"
                        + " name the machine's attestation key with -u, or accept this one with --accept-found-key";
            case QuoteStatement.SignedWithFoundKey found ->
                "signed with the key of " + Printable.ofText(found.key())
                        + ", found in the evidence, which may be anybody's: "
                        + (found.othersGiven()
                                ? "it is not a key that --ak names"
                                : "name the machine's key with --ak");
            case QuoteStatement.NoQuote none -> "there is no quote to compare with " + asked(none.asked());
            case QuoteStatement.NoNonceGiven none ->
                "without --nonce it is not proven that a quote is fresh"
                        + (none.found() ? "; a nonce found with a quote proves nothing about its age" : "");
            case QuoteStatement.Decoded decoded ->
                "decoded from "
                        + decoded.encodings().stream().map(Encoding::words).collect(Collectors.joining(", "));
        };
    }

    private static String asked(QuoteStatement.Asked asked) {
        return switch (asked) {
            case KEY_AND_NONCE -> "--ak and --nonce";
            case KEY -> "--ak";
            case NONCE -> "--nonce";
            case FOUND_KEY -> "--accept-found-key";
        };
    }
}
