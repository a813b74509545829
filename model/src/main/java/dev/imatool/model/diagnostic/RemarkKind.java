package dev.imatool.model.diagnostic;

import dev.imatool.model.Completeness;
import java.util.Locale;
import java.util.Optional;

/** What a remark about an input says: a stable name for machines, and a sentence for the documentation. */
public interface RemarkKind {
    /** Name of the constant. */
    String name();

    /** Name in machine-readable output, in snake case. */
    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it says, in one sentence without capital or full stop; what differs from remark to remark stands in braces. */
    String meaning();

    /** The meaning with arguments in the place of what is in braces; braces inside arguments are left alone. */
    default String message(Object... arguments) {
        String meaning = meaning();
        if (arguments.length == 0) {
            return meaning;
        }
        StringBuilder message = new StringBuilder();
        int from = 0;
        for (Object argument : arguments) {
            int brace = meaning.indexOf('{', from);
            if (brace < 0) {
                break;
            }
            message.append(meaning, from, brace).append(argument);
            from = meaning.indexOf('}', brace) + 1;
        }
        return message.append(meaning, from, meaning.length()).toString();
    }

    /** What to do about it, in words; may be empty. */
    default String hint() {
        return "";
    }

    /** What to do about it: the hint, or what only another question can bring. */
    default Optional<Advice> advice() {
        return hint().isEmpty() ? Optional.empty() : Optional.of(new Advice.InWords(hint()));
    }

    /** How much it matters at most. */
    Severity severity();

    /** How much it matters at least, where that depends on what else is known. */
    default Severity mildest() {
        return severity();
    }

    /** What it says about the input as a whole. */
    default Completeness completeness() {
        return Completeness.COMPLETE;
    }
}
