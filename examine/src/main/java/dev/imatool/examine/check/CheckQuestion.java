package dev.imatool.examine.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.model.container.ContainerSelector;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which list to check, and against what.
 *
 * @param list the list, as an argument
 * @param containers whose entries are judged; none for all of them and the host
 * @param sources what the entries are held against; at least one
 * @param evidence what proves the digests of its entries, if the user asks for that
 * @param failOn answers that are findings; absent for the usual ones
 * @param inOrder whether findings are listed in the order of the list; else the gravest first
 */
public record CheckQuestion(
        String list,
        List<ContainerSelector> containers,
        GivenSources sources,
        CheckEvidence evidence,
        Optional<Set<Answer>> failOn,
        boolean inOrder) {
    public CheckQuestion {
        containers = List.copyOf(containers);
        failOn = failOn.map(Set::copyOf);
        if (sources.none()) {
            throw new IllegalArgumentException("no source to check against");
        }
    }

    /** A check against good sources, with the usual findings. */
    public CheckQuestion(String list, List<ContainerSelector> containers, List<String> good) {
        this(list, containers, GivenSources.ofGood(good), new CheckEvidence.None(), Optional.empty(), false);
    }

    /** The answers that are findings: where good sources are given, anything that is not good, or of known content. */
    public Set<Answer> findings() {
        return failOn.orElseGet(() -> sources.badAlone() ? EnumSet.of(Answer.KNOWN_BAD) : Answer.notGood());
    }

    /** True where an entry that the evidence does not prove leaves the question open, unless the user chose what is a finding. */
    boolean proofAsked() {
        return sources.badAlone() && failOn.isEmpty() && !(evidence instanceof CheckEvidence.None);
    }
}
