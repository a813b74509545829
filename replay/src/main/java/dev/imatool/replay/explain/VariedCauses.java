package dev.imatool.replay.explain;

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
    public String wording(Question question) {
        List<String> causes = Variation.of(question).stream()
                .flatMap(one -> one.kind().stream())
                .distinct()
                .map(VariedCauses::wording)
                .toList();
        return "two causes: " + String.join(", or ", causes) + ", together with "
                + (question.references().isEmpty() ? "" : "missing, ")
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
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Variation> variations = Variation.of(question);
        long shares = (long) variations.size() * OTHERS.size();
        for (Hypothesis other : OTHERS) {
            for (Variation variation : variations) {
                Question varied = question.with(variation);
                Attempt part = attempt.part(varied, shares);
                Optional<Found> found = other.test(varied, part);
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
