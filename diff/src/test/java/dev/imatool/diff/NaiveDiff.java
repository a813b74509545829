package dev.imatool.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of the comparison written down once more, for whole lists without namespaces, with no thought of speed. */
final class NaiveDiff {
    private final List<TestEntry> before;
    private final List<TestEntry> after;
    private final Set<String> lines = new TreeSet<>();

    private NaiveDiff(List<TestEntry> before, List<TestEntry> after) {
        this.before = before;
        this.after = after;
    }

    /** The changes as {@link Diffs#lines} writes them. */
    static Set<String> changes(List<TestEntry> before, List<TestEntry> after) {
        NaiveDiff diff = new NaiveDiff(before, after);
        Set<String> paths = new TreeSet<>();
        before.forEach(entry -> paths.add(entry.path()));
        after.forEach(entry -> paths.add(entry.path()));
        paths.forEach(diff::compare);
        return diff.lines;
    }

    private void compare(String path) {
        List<TestEntry> one = of(before, path);
        List<TestEntry> other = of(after, path);
        List<TestEntry> oldViolations =
                one.stream().filter(TestEntry::violation).toList();
        List<TestEntry> newViolations =
                other.stream().filter(TestEntry::violation).toList();
        if (oldViolations.size() > newViolations.size()) {
            add("violation_not_seen", path, oldViolations, newViolations);
        }
        if (other.isEmpty()) {
            add("not_measured", path, List.of(one.getLast()), List.of());
            return;
        }
        boolean violated = newViolations.size() > oldViolations.size();
        if (violated) {
            boolean lastInstead = oldViolations.isEmpty() && !one.isEmpty();
            add("violation", path, lastInstead ? List.of(one.getLast()) : oldViolations, newViolations);
        }
        List<TestEntry> oldContent = contents(one);
        List<TestEntry> newContent = contents(other);
        if (one.isEmpty()) {
            newPath(path, newContent);
        } else if (!oldContent.isEmpty() && !newContent.isEmpty()) {
            compare(path, oldContent, newContent);
        } else if (!newContent.isEmpty()) {
            add("not_comparable", path, List.of(one.getLast()), List.of(newContent.getLast()));
        } else if (!oldContent.isEmpty() && !violated) {
            add("not_comparable", path, List.of(oldContent.getLast()), List.of(other.getLast()));
        }
    }

    private void compare(String path, List<TestEntry> one, List<TestEntry> other) {
        List<TestEntry> proof = new ArrayList<>();
        Set<TestEntry> otherAlgorithms = new LinkedHashSet<>();
        for (TestEntry entry : other) {
            Optional<TestEntry> last = last(one, entry.algorithm());
            if (last.isEmpty()) {
                if (last(other, entry.algorithm()).orElseThrow().equals(entry)) {
                    otherAlgorithms.add(entry);
                }
                continue;
            }
            boolean known = one.stream().anyMatch(old -> old.digest().equals(entry.digest()));
            boolean listed = proof.stream().anyMatch(old -> old.digest().equals(entry.digest()));
            boolean isLast = last(other, entry.algorithm()).orElseThrow().equals(entry);
            boolean justListed = !proof.isEmpty() && proof.getLast().digest().equals(entry.digest());
            boolean cameBack = isLast && !last.get().digest().equals(entry.digest()) && !justListed;
            if ((!known && !listed) || cameBack) {
                proof.add(entry);
            }
        }
        if (proof.isEmpty() && !otherAlgorithms.isEmpty()) {
            add("digest_algorithm_changed", path, List.of(one.getLast()), List.copyOf(otherAlgorithms));
        } else if (!proof.isEmpty()) {
            Set<TestEntry> old = new LinkedHashSet<>();
            proof.forEach(entry -> old.add(last(one, entry.algorithm()).orElseThrow()));
            add("modified", path, List.copyOf(old), proof);
        }
    }

    private void newPath(String path, List<TestEntry> contents) {
        List<TestEntry> different = new ArrayList<>();
        List<TestEntry> origins = new ArrayList<>();
        boolean allKnown = true;
        for (TestEntry entry : contents) {
            if (different.stream().noneMatch(old -> old.digest().equals(entry.digest()))) {
                different.add(entry);
                List<TestEntry> known = origins(entry);
                allKnown &= !known.isEmpty();
                origins.addAll(known);
            }
        }
        if (!different.isEmpty()) {
            String kind = allKnown ? "renamed_or_copied" : "added";
            add(kind, path, allKnown ? origins.subList(0, Math.min(3, origins.size())) : List.of(), different);
        }
    }

    private List<TestEntry> origins(TestEntry entry) {
        List<TestEntry> origins = new ArrayList<>();
        for (TestEntry old : contents(before)) {
            if (old.digest().equals(entry.digest())
                    && origins.stream().noneMatch(origin -> origin.path().equals(old.path()))) {
                origins.add(old);
            }
        }
        return origins.subList(0, Math.min(3, origins.size()));
    }

    private void add(String kind, String path, List<TestEntry> one, List<TestEntry> other) {
        lines.add(kind + " " + path + numbers(one) + " ->" + numbers(other));
    }

    private static String numbers(List<TestEntry> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream()
                        .map(entry -> String.valueOf(entry.number()))
                        .collect(Collectors.joining(",", " ", ""));
    }

    private static List<TestEntry> of(List<TestEntry> list, String path) {
        return list.stream().filter(entry -> entry.path().equals(path)).toList();
    }

    private static List<TestEntry> contents(List<TestEntry> list) {
        return list.stream().filter(entry -> !entry.digest().allZero()).toList();
    }

    private static Optional<TestEntry> last(List<TestEntry> list, String algorithm) {
        return list.stream()
                .filter(entry -> entry.algorithm().equals(algorithm))
                .reduce((first, second) -> second);
    }
}
