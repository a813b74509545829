package dev.imatool.examine.statement;

import dev.imatool.model.diagnostic.Advice;
import java.util.Optional;

/** What a notice or a finding says. */
public sealed interface Statement
        permits Statement.Plain,
                Statement.Said,
                PcrStatement,
                QuoteStatement,
                LogStatement,
                EvidenceStatement,
                ComparisonStatement,
                InputStatement,
                ReferenceStatement,
                PolicyStatement,
                AttestationStatement {
    /** What says no more than its kind does. */
    enum Plain implements Statement {
        /** The kind is all there is to say. */
        OF_ITS_KIND
    }

    /**
     * In words: what a reader of {@code parsers} reports.
     *
     * @param text one sentence without place, capital or full stop; safe to print in a notice, escaped with a finding
     * @param advice what to do about it
     */
    record Said(String text, Optional<Advice> advice) implements Statement {
        /** Without advice. */
        public Said(String text) {
            this(text, Optional.empty());
        }
    }
}
