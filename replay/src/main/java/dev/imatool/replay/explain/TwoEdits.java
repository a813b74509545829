package dev.imatool.replay.explain;

import java.util.List;
import java.util.Optional;

/** Two causes together: small edits at two places, or one of them and a foreign extend behind the last entry. */
final class TwoEdits implements Hypothesis {
    @Override
    public String id() {
        return "two_edits";
    }

    @Override
    public String wording(Question question) {
        return "two causes: at two places an entry left out, extended twice or swapped with the next; one such place, and a "
                + Wording.foreign(question) + " behind the last entry";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Column> columns = question.allColumns().toList();
        List<Foreign> foreign = Foreign.all(question);
        for (Column column : columns) {
            byte[] states = attempt.chain(1).states(column, question.base().bytes());
            EditSearch search = new EditSearch(question, column, states);
            Optional<Found> found = search.withForeign(foreign, attempt, attempt.chain(2L * columns.size()))
                    .or(() -> search.twice(attempt, attempt.chain(2L * columns.size())));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
