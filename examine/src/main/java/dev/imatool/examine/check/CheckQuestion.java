package dev.imatool.examine.check;

import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.model.container.ContainerSelector;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which list to check, and against what. At least one of {@code good}, {@code bad} and {@code keys} is given.
 *
 * @param list the list, as an argument
 * @param containers whose entries are judged; none for all of them and the host
 * @param good sources of good files, as arguments
 * @param bad sources of bad contents, as arguments
 * @param keys files and directories with public keys that the user vouches for, as arguments
 * @param failOn answers that are findings; absent for the usual ones
 * @param mapping where the files of sources are on the machine of the list
 * @param inOrder whether findings are listed in the order of the list; else the gravest first
 */
public record CheckQuestion(
        String list,
        List<ContainerSelector> containers,
        List<String> good,
        List<String> bad,
        List<String> keys,
        Optional<Set<Answer>> failOn,
        PathMapping mapping,
        boolean inOrder) {
    private static final Set<Answer> NOT_GOOD = EnumSet.of(
            Answer.KNOWN_BAD,
            Answer.CHANGED,
            Answer.VIOLATION,
            Answer.UNPROVEN,
            Answer.UNKNOWN,
            Answer.NOT_COMPARABLE);

    public CheckQuestion {
        containers = List.copyOf(containers);
        good = List.copyOf(good);
        bad = List.copyOf(bad);
        keys = List.copyOf(keys);
        failOn = failOn.map(Set::copyOf);
        if (good.isEmpty() && bad.isEmpty() && keys.isEmpty()) {
            throw new IllegalArgumentException("no source to check against");
        }
    }

    /** A check against good sources, with the usual findings. */
    public CheckQuestion(String list, List<ContainerSelector> containers, List<String> good) {
        this(list, containers, good, List.of(), List.of(), Optional.empty(), PathMapping.NONE, false);
    }

    /** True where only bad contents are looked for. */
    public boolean badAlone() {
        return good.isEmpty() && keys.isEmpty();
    }

    /** The answers that are findings: where good sources are given, anything that is not good, or of known content. */
    public Set<Answer> findings() {
        return failOn.orElseGet(() -> badAlone() ? EnumSet.of(Answer.KNOWN_BAD) : NOT_GOOD);
    }
}
