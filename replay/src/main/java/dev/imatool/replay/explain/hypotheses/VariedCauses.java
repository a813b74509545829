package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Hypothesis;
import dev.imatool.replay.explain.search.HypothesisTrial;
import dev.imatool.replay.explain.search.SearchTask;
import dev.imatool.replay.explain.search.Solution;
import dev.imatool.replay.explain.search.Variation;
import java.util.List;
import java.util.Optional;

/** Two causes together, of which one is another start value or other digests than kernels extend. */
final class VariedCauses implements Hypothesis {
    private static final List<Hypothesis> OTHERS = List.of(
            new ReferenceList(),
            OtherDigests.forViolations(),
            OtherDigests.asLogged(),
            new ForeignBehind(),
            new LeftOutEntries(),
            new ExtendedAgain(),
            new SwappedEntries());

    @Override
    public String id() {
        return "varied_causes";
    }

    @Override
    public String wording(SearchTask task) {
        List<String> causes = Variation.of(task).stream()
                .flatMap(one -> one.kind().stream())
                .distinct()
                .map(VariedCauses::wording)
                .toList();
        return "two causes: " + String.join(", or ", causes) + ", together with "
                + (task.references().isEmpty() ? "" : "missing, ")
                + "left out, doubled or swapped entries or foreign extends";
    }

    private static String wording(Explanation.Kind cause) {
        return switch (cause) {
            case START_VALUE -> "another start value";
            case VIOLATION_CONVENTION -> "other digests for violations";
            default -> "the logged digests of changed entries";
        };
    }

    @Override
    public Optional<Solution> test(SearchTask task, HypothesisTrial attempt) {
        List<Variation> variations = Variation.of(task);
        long shares = (long) variations.size() * OTHERS.size();
        for (Hypothesis other : OTHERS) {
            for (Variation variation : variations) {
                SearchTask varied = task.with(variation);
                HypothesisTrial part = attempt.part(varied, shares);
                Optional<Solution> found = other.test(varied, part);
                if (found.isPresent()) {
                    return found.map(of -> of.with(variation));
                }
                if (!part.cuts().isEmpty()) {
                    attempt.cut("not all of " + other.id());
                }
            }
        }
        return Optional.empty();
    }
}
