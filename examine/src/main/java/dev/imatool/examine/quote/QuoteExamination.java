package dev.imatool.examine.quote;

import dev.imatool.examine.input.ListPass;
import java.io.IOException;
import java.util.List;

/** Holds a list against a quote, or the lists of several rounds of an attestation each against its own. */
public final class QuoteExamination {
    private final ListPass pass;

    /** @param pass reads the lists and opens the other files */
    public QuoteExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.QuestionException if a part of the quote is missing
     * @throws dev.imatool.examine.input.UnreadableInputException if a file cannot be read, or is of another form
     */
    public QuoteReport examine(QuoteQuestion question) throws IOException {
        List<QuoteParts.Gathered> quotes = new QuoteParts(pass.inputs(), question).gather();
        return quotes.size() == 1 ? new QuoteComparison(pass).with(quotes.get(0)) : new QuoteRounds(pass).of(quotes);
    }
}
