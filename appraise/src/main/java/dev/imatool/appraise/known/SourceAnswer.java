package dev.imatool.appraise.known;

import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.Optional;

/**
 * What sources say of an entry.
 *
 * @param answer what it is
 * @param reason why it is that
 * @param by what says so; some of it, where there is much
 * @param expected some of the contents that they have under its path instead
 */
public record SourceAnswer(
        Answer answer, Optional<AnswerReason> reason, List<KnownClaim> by, List<ContentDigest> expected) {
    /** No source knows anything. */
    public static final SourceAnswer NONE = new SourceAnswer(Answer.UNKNOWN, Optional.empty(), List.of(), List.of());

    public SourceAnswer {
        by = List.copyOf(by);
        expected = List.copyOf(expected);
    }

    /** Without anything else. */
    static SourceAnswer of(Answer answer, List<KnownClaim> by) {
        return new SourceAnswer(answer, Optional.empty(), by, List.of());
    }

    /** With a reason. */
    static SourceAnswer of(Answer answer, AnswerReason reason, List<KnownClaim> by) {
        return new SourceAnswer(answer, Optional.of(reason), by, List.of());
    }
}
