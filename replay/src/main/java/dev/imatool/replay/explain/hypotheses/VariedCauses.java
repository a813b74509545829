package dev.imatool.replay.explain.hypotheses;

import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.HypothesisKind;
import dev.imatool.replay.explain.report.TrialScope;
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
    public HypothesisKind kind() {
        return HypothesisKind.VARIED_CAUSES;
    }

    @Override
    public TrialScope scope(SearchTask task) {
        return task.scope()
                .varying(Variation.of(task).stream()
                        .flatMap(one -> one.kind().stream())
                        .distinct()
                        .toList());
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
                    attempt.cut(new Cut.PartOf(other.kind()));
                }
            }
        }
        return Optional.empty();
    }
}
