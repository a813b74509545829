package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import dev.imatool.parsers.ascii.LineProver.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Searches lines that suffered two damages, of which one is of the kind that has few ways to be undone: a rename, blanks and
 * underscores, escapes, a namespace prefix, the algorithm, a cut name. Each such way makes a line, in which the other damage
 * is searched: again one of these, or single characters.
 */
final class DamagePairs {
    private static final int MOST_OF_A_KIND = 24;

    private final LineProver prover;
    private final SearchBudget budget;
    private final KnownTexts known;
    private final List<Rename> renames;

    DamagePairs(LineProver prover, SearchBudget budget, KnownTexts known, List<Rename> renames) {
        this.prover = prover;
        this.budget = budget;
        this.known = known;
        this.renames = List.copyOf(renames);
    }

    /** A line that two changes prove. */
    record Proven(RepairKind first, RepairKind second, ByteString line) {}

    /** The first pair of changes that proves the line. */
    Optional<Proven> search(ByteString line, Layout layout) {
        Map<ByteString, RepairKind> once = undone(line, layout);
        return second(once, this::again)
                .or(() -> second(once, DamagePairs::digits))
                .or(() -> second(once, DamagePairs::letters));
    }

    private static Optional<RepairKind> digits(LineTrial trial, Layout layout) {
        return LineSearch.fields(
                layout, field -> LineSearch.isName(field) ? Optional.empty() : LineSearch.characters(trial, field));
    }

    private static Optional<RepairKind> letters(LineTrial trial, Layout layout) {
        CharacterEdits edits = new CharacterEdits(trial, CharacterEdits.PRINTABLE);
        return LineSearch.fields(
                layout, field -> LineSearch.isName(field) ? edits.one(field.start(), field.end()) : Optional.empty());
    }

    /** The search for the second damage. */
    private interface Second {
        Optional<RepairKind> search(LineTrial trial, Layout layout);
    }

    private Optional<Proven> second(Map<ByteString, RepairKind> once, Second second) {
        budget.beginPairs();
        for (Map.Entry<ByteString, RepairKind> changed : once.entrySet()) {
            if (budget.refused()) {
                return Optional.empty();
            }
            LineTrial trial = new LineTrial(prover, budget, changed.getKey());
            Optional<Layout> layout = prover.layout(changed.getKey()).filter(Layout::provable);
            Optional<RepairKind> kind = layout.flatMap(read -> second.search(trial, read));
            if (kind.isPresent()) {
                return Optional.of(new Proven(changed.getValue(), kind.get(), trial.variant()));
            }
        }
        return Optional.empty();
    }

    private Optional<RepairKind> again(LineTrial trial, Layout layout) {
        for (Map.Entry<RepairKind, Consumer<LineTrial>> way : ways(layout).entrySet()) {
            CollectingTrial variants = collect(trial.text(0, trial.length()), way.getValue());
            for (ByteString variant : variants.variants()) {
                if (trial.is(variant)) {
                    return Optional.of(way.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** Lines in which one damage is undone, and which. */
    private Map<ByteString, RepairKind> undone(ByteString line, Layout layout) {
        Map<ByteString, RepairKind> once = new LinkedHashMap<>();
        ways(layout)
                .forEach((kind, way) ->
                        collect(line, way).variants().forEach(variant -> once.putIfAbsent(variant, kind)));
        return once;
    }

    private CollectingTrial collect(ByteString line, Consumer<LineTrial> way) {
        CollectingTrial trial = new CollectingTrial(prover, budget, line, MOST_OF_A_KIND);
        way.accept(trial);
        return trial;
    }

    private Map<RepairKind, Consumer<LineTrial>> ways(Layout layout) {
        List<FieldText> names =
                layout.fields().stream().filter(LineSearch::isName).toList();
        List<FieldText> digests =
                layout.fields().stream().filter(LineSearch::isDigest).toList();
        Map<RepairKind, Consumer<LineTrial>> ways = new LinkedHashMap<>();
        ways.put(RepairKind.RENAMED, trial -> names.forEach(name -> new NameEdits(trial, name).renamed(renames)));
        ways.put(RepairKind.UNDERSCORES, trial -> new BlankEdits(trial, layout).underscores());
        ways.put(RepairKind.UNESCAPED, trial -> names.forEach(name -> new NameEdits(trial, name).unescaped()));
        ways.put(
                RepairKind.NAMESPACE_PREFIX,
                trial -> names.forEach(name -> new NameEdits(trial, name).namespace(known)));
        ways.put(RepairKind.ALGORITHM, trial -> digests.forEach(digest -> new DigestEdits(trial, digest).algorithm()));
        ways.put(RepairKind.KNOWN_NAME, trial -> names.forEach(name -> new NameEdits(trial, name).longer(known)));
        ways.put(RepairKind.BLANKS, trial -> new BlankEdits(trial, layout).blanks());
        return ways;
    }
}
