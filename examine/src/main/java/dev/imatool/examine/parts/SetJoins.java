package dev.imatool.examine.parts;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuotedSelection;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.pcr.PcrFile;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.tpm.AttestationReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds lists of the evidence that go on where others end: parts that were exported and deleted by the kernel, in whatever folder and
 * under whatever name. A list that begins with no boot_aggregate is put behind those that lead to a PCR value found with it.
 */
public final class SetJoins {
    private final List<EvidenceSet> sets;
    private final List<SoughtValue> given;
    private final ListPass pass;
    private final PartSearch search;
    private final Map<String, List<EvidenceSet>> below = new HashMap<>();
    private final IdentityHashMap<List<Part>, List<SoughtValue>> values = new IdentityHashMap<>();
    private final IdentityHashMap<List<Part>, Set<Part>> contents = new IdentityHashMap<>();
    private final Map<InputSource, Boolean> begins = new HashMap<>();

    /** @param pass reads the lists */
    public SetJoins(List<EvidenceSet> sets, ListPass pass, PartBudget budget) {
        this(sets, pass, budget, List.of());
    }

    /** @param given values of the machine that lie with no list */
    SetJoins(List<EvidenceSet> sets, ListPass pass, PartBudget budget, List<SoughtValue> given) {
        this.sets = sets;
        this.given = given;
        this.pass = pass;
        this.search = new PartSearch(pass, budget);
        sets.forEach(this::place);
    }

    /**
     * The same sets, each with the parts that come before it, where some do.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if a list cannot be read
     */
    public List<EvidenceSet> joined() throws IOException {
        List<EvidenceSet> all = new ArrayList<>();
        Set<List<Part>> open = Collections.newSetFromMap(new IdentityHashMap<>());
        for (EvidenceSet set : sets) {
            EvidenceSet joined = set;
            if (!sought(set).isEmpty() && !begins(set)) {
                joined = joined(set);
                if (joined.before().isEmpty()) {
                    open.add(set.parts());
                }
            }
            all.add(joined);
        }
        all.replaceAll(set -> open.contains(set.parts()) ? set.nextToPart() : set);
        return all;
    }

    /** True when orders of parts were left untried. */
    public boolean incomplete() {
        return search.incomplete();
    }

    /** The sets that {@code joined} ones have as their parts, and that say nothing that is not said of those. */
    public Set<String> absorbed(Collection<EvidenceSet> joined) {
        Set<String> absorbed = new HashSet<>();
        for (EvidenceSet set : joined) {
            for (EvidenceSet part : set.before()) {
                if (addsNothing(part, set)) {
                    part.lists().forEach(list -> absorbed.add(list.path()));
                }
            }
        }
        return absorbed;
    }

    private EvidenceSet joined(EvidenceSet set) throws IOException {
        List<EvidenceSet> candidates = candidates(set);
        Map<InputSource, EvidenceSet> bySource = new HashMap<>();
        candidates.forEach(each -> bySource.put(each.list().source(), each));
        Optional<List<InputSource>> order = search.before(
                set.list().source(),
                candidates.stream().map(each -> each.list().source()).toList(),
                sought(set));
        if (order.isEmpty()) {
            return set;
        }
        List<EvidenceSet> before = new ArrayList<>();
        for (InputSource part : order.get()) {
            before.add(bySource.get(part));
        }
        candidates.removeAll(before);
        for (EvidenceSet other : candidates) {
            twin(set, other, before);
        }
        return set.after(before);
    }

    /** A part that lies there twice is one part, and a copy of it. */
    private void twin(EvidenceSet set, EvidenceSet other, List<EvidenceSet> before) throws IOException {
        for (int i = 0; i < before.size(); i++) {
            EvidenceSet part = before.get(i);
            if (addsNothing(other, set)
                    && search.same(part.list().source(), other.list().source(), sought(set))
                    && pass.same(part.list().source(), other.list().source())) {
                before.set(i, part.with(other.lists()));
                return;
            }
        }
    }

    /** True when all that was found with it was found with the other, too. */
    private boolean addsNothing(EvidenceSet part, EvidenceSet set) {
        return part.parts() == set.parts()
                || (part.parts().size() <= set.parts().size()
                        && contents.computeIfAbsent(set.parts(), SetJoins::contents)
                                .containsAll(part.parts()));
    }

    private static Set<Part> contents(List<Part> parts) {
        Set<Part> contents = Collections.newSetFromMap(new IdentityHashMap<>());
        contents.addAll(parts);
        return contents;
    }

    /** Other lists, those that say nothing by themselves first, then the nearest, by their paths; not many more than are tried. */
    private List<EvidenceSet> candidates(EvidenceSet set) {
        Map<String, EvidenceSet> near = new LinkedHashMap<>();
        String folder = set.folder();
        while (near.size() <= PartBudget.MOST_PARTS) {
            for (EvidenceSet other : below.getOrDefault(folder, List.of())) {
                if (!other.list().path().equals(set.list().path())) {
                    near.put(other.list().path(), other);
                }
            }
            if (folder.isEmpty()) {
                break;
            }
            folder = above(folder);
        }
        List<EvidenceSet> silent = new ArrayList<>();
        List<EvidenceSet> others = new ArrayList<>();
        near.values().forEach(other -> (addsNothing(other, set) ? silent : others).add(other));
        silent.addAll(others);
        return silent;
    }

    private void place(EvidenceSet set) {
        String folder = set.folder();
        while (true) {
            List<EvidenceSet> here = below.computeIfAbsent(folder, first -> new ArrayList<>());
            if (here.size() <= 2 * PartBudget.MOST_PARTS) {
                here.add(set);
            }
            if (folder.isEmpty()) {
                break;
            }
            folder = above(folder);
        }
    }

    private static String above(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }

    private boolean begins(EvidenceSet set) throws IOException {
        InputSource list = set.list().source();
        Boolean known = begins.get(list);
        if (known == null) {
            known = pass.beginsWithBootAggregate(list);
            begins.put(list, known);
        }
        return known;
    }

    /** The values found with a list, and those that its quotes select of files that say no more than values. */
    private List<SoughtValue> sought(EvidenceSet set) {
        return values.computeIfAbsent(set.parts(), parts -> read(set));
    }

    private List<SoughtValue> read(EvidenceSet set) {
        List<Optional<PcrSelection>> selections = new ArrayList<>(List.of(Optional.empty()));
        set.of(PartKind.QUOTE_MESSAGE).stream()
                .limit(PartBudget.MOST_PARTS)
                .forEach(message -> AttestationReader.read(message.content())
                        .attestation()
                        .flatMap(attestation -> attestation.quote())
                        .flatMap(quote -> QuotedSelection.of(quote.selection()))
                        .ifPresent(selection -> selections.add(Optional.of(selection))));
        Set<SoughtValue> sought = new LinkedHashSet<>(given);
        for (Part file : set.of(PartKind.PCR_VALUES)) {
            List<ExpectedPcr> found = List.of();
            for (int i = 0; i < selections.size() && found.isEmpty(); i++) {
                found = PcrFile.parse(file.content().toByteArray(), file.path(), selections.get(i))
                        .values();
            }
            found.forEach(value -> SoughtValue.of(value).ifPresent(sought::add));
        }
        return List.copyOf(sought);
    }
}
