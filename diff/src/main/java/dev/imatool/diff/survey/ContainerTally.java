package dev.imatool.diff.survey;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Counts the entries of one container while lists are read. */
final class ContainerTally {
    private static final List<String> MODULE_ENDINGS = List.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst");

    private final Container container;
    private final int number;
    private final Set<Container.Source> sources = EnumSet.noneOf(Container.Source.class);
    private final Map<ListKey, long[]> lists = new LinkedHashMap<>(2);
    private final int first;
    private int last;
    private int creator = -1;
    private Optional<String> processChain = Optional.empty();
    private long entries;
    private long violations;
    private long modules;
    private long images;
    private long columns;
    private long columnsDiffer;

    private record ListKey(int input, String list, int pcr) {}

    /**
     * @param container as its first entry names it
     * @param number among all, from 0
     * @param first index of its first entry
     */
    ContainerTally(Container container, int number, int first) {
        this.container = container;
        this.number = number;
        this.first = first;
    }

    /** True for a kernel module, by its name. */
    static boolean module(ByteString path) {
        String name = path.latin1();
        return MODULE_ENDINGS.stream().anyMatch(name::endsWith);
    }

    void add(int index, int input, EntryView view, Entry entry) {
        last = index;
        entries++;
        violations += entry.violation() ? 1 : 0;
        modules += module(entry.name().path()) ? 1 : 0;
        images += entry.name().image() ? 1 : 0;
        entry.name().container().ifPresent(named -> sources.add(named.source()));
        if (view.pcr() == EntryView.NO_PCR) {
            columns++;
            columnsDiffer += Long.toString(view.firstColumn()).equals(container.label()) ? 0 : 1;
        }
        ListKey key = new ListKey(input, view.list(), view.pcr());
        if (lists.size() < SurveyedContainer.LISTS || lists.containsKey(key)) {
            lists.computeIfAbsent(key, any -> new long[1])[0]++;
        }
    }

    /** Says that the entry is of the program that made it; one with the processes above it says more than one without. */
    void creator(int index, Entry entry) {
        Optional<String> chain = entry.name().processChain();
        if (creator < 0 || (chain.isPresent() && processChain.isEmpty())) {
            creator = index;
            processChain = chain;
        }
    }

    Container container() {
        return container;
    }

    int number() {
        return number;
    }

    int creator() {
        return creator;
    }

    SurveyedContainer result(ContainerSurvey survey, int uses, List<String> creatorAlsoIn) {
        List<SurveyedContainer.InList> inLists = new ArrayList<>();
        lists.forEach((key, count) -> inLists.add(new SurveyedContainer.InList(
                key.input(),
                key.list(),
                key.pcr() == EntryView.NO_PCR ? OptionalInt.empty() : OptionalInt.of(key.pcr()),
                count[0])));
        return new SurveyedContainer(
                container,
                uses,
                sources,
                entries,
                violations,
                modules,
                images,
                columns,
                columnsDiffer,
                inLists,
                survey.place(first),
                survey.place(last),
                creator < 0
                        ? Optional.empty()
                        : Optional.of(
                                new SurveyedContainer.Creator(survey.place(creator), processChain, creatorAlsoIn)));
    }
}
