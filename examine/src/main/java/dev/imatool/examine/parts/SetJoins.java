package dev.imatool.examine.parts;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuotedSelection;
import dev.imatool.examine.input.RoundList;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.file.PcrFile;
import dev.imatool.parsers.tpm.AttestationReader;
import java.io.IOException;
import java.io.InputStream;
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
 * under whatever name. A list that begins with no boot_aggregate is put after those that lead to a PCR value found with it.
 */
public final class SetJoins {
    /** Lists that are looked at for the beginning of one, and places in each. */
    private static final int MOST_OVERLAPPED = 8;

    /** Entries that are compared to find such places, for each entry there is. */
    private static final int EFFORT = 8;

    /** Bytes of all lists together in which such places are looked for, each time that it is done. */
    private static final int LONGEST_OVERLAPPED = 64 << 20;

    /** To open a list costs as much as to read so many bytes. */
    private static final long OPENING = 1 << 16;

    private final List<EvidenceSet> sets;
    private final List<SoughtValue> given;
    private final ListPass pass;
    private final PartSearch search;
    private long overlappedBytes = LONGEST_OVERLAPPED;
    private boolean overlapsLeftOut;
    private final List<Handover> handovers = new ArrayList<>();
    private final Map<String, List<EvidenceSet>> below = new HashMap<>();
    private final IdentityHashMap<List<Part>, List<SoughtValue>> values = new IdentityHashMap<>();
    private final IdentityHashMap<List<Part>, Set<Part>> contents = new IdentityHashMap<>();
    private final Map<InputSource, Boolean> begins = new HashMap<>();

    /** What files of values say without a quote: one file may lie near to thousands of lists. */
    private final IdentityHashMap<Part, List<ExpectedPcr>> byThemselves = new IdentityHashMap<>();

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
            } else if (!sought(set).isEmpty()) {
                joined = afterKexec(set);
            }
            all.add(joined);
        }
        all.replaceAll(set -> open.contains(set.parts()) ? set.nextToPart() : set);
        return all;
    }

    /** True when orders of parts were left untried. */
    public boolean incomplete() {
        return search.incomplete() || overlapsLeftOut;
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
            return overlapping(set, candidates).orElse(set);
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

    /**
     * The set after the first entries of one that has its beginning, where both say the same from there on to the end of one of them:
     * rounds of an attestation repeat what the quote of an earlier one did not cover yet.
     */
    private Optional<EvidenceSet> overlapping(EvidenceSet set, List<EvidenceSet> candidates) throws IOException {
        Optional<RoundList> next = read(set.list());
        if (next.isEmpty() || next.get().entries() == 0) {
            return Optional.empty();
        }
        int tried = 0;
        for (EvidenceSet base : candidates) {
            if (tried++ == MOST_OVERLAPPED) {
                break;
            }
            Optional<RoundList> list = begins(base) ? read(base.list()) : Optional.empty();
            if (list.isEmpty()) {
                continue;
            }
            long entries = (long) list.get().entries() + next.get().entries();
            for (int place : list.get().overlaps(next.get(), MOST_OVERLAPPED, EFFORT * entries)) {
                InputSource first = list.get().cut(place).source();
                boolean leads = place > 0
                        && search.before(set.list().source(), List.of(first), sought(set))
                                .isPresent();
                if (leads) {
                    return Optional.of(set.after(List.of(base.onlyFirst(first))));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The list of a kernel that was started by kexec, after that of the kernel before it: where records that were measured after
     * their list had been handed over are in the list of that kernel alone, nothing else leads to the value of the PCR.
     */
    private EvidenceSet afterKexec(EvidenceSet set) throws IOException {
        List<EvidenceSet> candidates = new ArrayList<>();
        for (EvidenceSet other : candidates(set)) {
            if (candidates.size() < MOST_OVERLAPPED && begins(other)) {
                candidates.add(other);
            }
        }
        Optional<RoundList> own = candidates.isEmpty() ? Optional.empty() : read(set.list());
        int carried = own.map(RoundList::carried).orElse(0);
        if (carried == 0) {
            return set;
        }
        InputSource handedOver = own.get().cut(carried).source();
        List<InputSource> first = new ArrayList<>(List.of(handedOver));
        candidates.forEach(each -> first.add(each.list().source()));
        Optional<List<InputSource>> order = search.before(own.get().behind(carried), first, sought(set));
        if (order.isEmpty() || order.get().size() != 1 || order.get().get(0).equals(handedOver)) {
            return set;
        }
        EvidenceSet before = candidates.stream()
                .filter(each -> each.list().source().equals(order.get().get(0)))
                .findFirst()
                .orElseThrow();
        List<Part> rests = new ArrayList<>();
        for (Part list : set.lists()) {
            Optional<RoundList> read = list.equals(set.list()) ? own : read(list);
            if (read.isEmpty() || read.get().carried() != carried) {
                return set;
            }
            rests.add(new Part(
                    list.kind(),
                    list.path(),
                    list.bytes(),
                    list.content(),
                    read.get().behind(carried)));
        }
        boolean same = read(before.list())
                .filter(list -> own.get().common(list) >= carried)
                .isPresent();
        if (!same) {
            return set; // one of them was altered, which is not to be lost
        }
        handovers.add(new Handover(set.list().path(), before.list().path(), carried));
        return set.only(rests).after(List.of(before));
    }

    /**
     * What a kernel that was started by kexec was handed of the list of the kernel before it.
     *
     * @param list path of the later kernel's list
     * @param before path of the earlier kernel's
     * @param carried entries that the later one has before its own boot_aggregate, the same as the first of the earlier one
     */
    public record Handover(String list, String before, long carried) {}

    /** Where entries lie between what one kernel handed over and what the next one measured. */
    public List<Handover> handovers() {
        return List.copyOf(handovers);
    }

    /** A list that is short enough to be kept. */
    private Optional<RoundList> read(Part list) throws IOException {
        if (!list.encodings().isEmpty()) {
            return Optional.empty(); // its bytes cannot be cut where an entry ends
        }
        if (list.bytes() > overlappedBytes || list.source().parts().size() > 1) {
            overlapsLeftOut |= list.source().parts().size() == 1;
            return Optional.empty();
        }
        overlappedBytes -= Math.max(list.bytes(), OPENING);
        try (InputStream in = list.source().open()) {
            byte[] content = in.readNBytes(LONGEST_OVERLAPPED);
            return Optional.of(RoundList.read(pass, list.source().name(), ByteString.copyOf(content)));
        }
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
        List<Optional<PcrSelection>> selections = new ArrayList<>();
        set.of(PartKind.QUOTE_MESSAGE).stream()
                .limit(PartBudget.MOST_PARTS)
                .forEach(message -> AttestationReader.read(message.content())
                        .attestation()
                        .flatMap(attestation -> attestation.quote())
                        .flatMap(quote -> QuotedSelection.of(quote.selection()))
                        .ifPresent(selection -> selections.add(Optional.of(selection))));
        Set<SoughtValue> sought = new LinkedHashSet<>(given);
        for (Part file : set.of(PartKind.PCR_VALUES)) {
            List<ExpectedPcr> found = byThemselves.computeIfAbsent(
                    file,
                    part -> PcrFile.parse(part.content().toByteArray(), part.path(), Optional.empty())
                            .values());
            for (int i = 0; i < selections.size() && found.isEmpty(); i++) {
                found = PcrFile.parse(file.content().toByteArray(), file.path(), selections.get(i))
                        .values();
            }
            found.forEach(value -> SoughtValue.of(value).ifPresent(sought::add));
        }
        return List.copyOf(sought);
    }
}
