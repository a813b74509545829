package dev.imatool.appraise.known;

import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.reference.ContentDigest;
import java.util.List;
import java.util.Optional;

/**
 * What an entry is.
 *
 * @param answer by all sources together
 * @param reason why it is that
 * @param subject role and path under which it was looked up; absent where nothing was
 * @param by what says so, in the order of the sources; some of it, where there is much
 * @param expected some of the contents that good sources have under its path instead
 * @param elsewhere roles that have the path, where its own does not
 */
public record KnownAnswer(
        Answer answer,
        Optional<AnswerReason> reason,
        Optional<Subject> subject,
        List<KnownClaim> by,
        List<ContentDigest> expected,
        List<KnownElsewhere> elsewhere) {
    public KnownAnswer {
        by = List.copyOf(by);
        expected = List.copyOf(expected);
        elsewhere = List.copyOf(elsewhere);
    }
}
