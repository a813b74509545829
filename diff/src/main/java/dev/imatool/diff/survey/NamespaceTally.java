package dev.imatool.diff.survey;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.Container;
import dev.imatool.model.QualifiedName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Counts the entries of one namespace while lists are read. */
final class NamespaceTally {
    private static final List<String> MODULE_ENDINGS = List.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst");

    private final String label;
    private final Set<Container.Source> sources = EnumSet.noneOf(Container.Source.class);
    private final Map<ListKey, long[]> lists = new LinkedHashMap<>();
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

    NamespaceTally(String label, int first) {
        this.label = label;
        this.first = first;
    }

    /** True for a kernel module, by its name. */
    static boolean module(ByteString path) {
        String name = path.latin1();
        return MODULE_ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** True for an entry that measures an image: its whole name is a namespace. */
    static boolean image(QualifiedName name) {
        return name.container()
                        .filter(namespace -> namespace.source() == Container.Source.EVENT_NAME)
                        .isPresent()
                && name.path().equals(name.eventName());
    }

    void add(int index, int input, EntryView view, Entry entry) {
        last = index;
        entries++;
        violations += entry.violation() ? 1 : 0;
        modules += module(entry.name().path()) ? 1 : 0;
        images += image(entry.name()) ? 1 : 0;
        entry.name().container().ifPresent(namespace -> sources.add(namespace.source()));
        boolean ownList = view.pcr() == EntryView.NO_PCR;
        if (ownList) {
            columns++;
            columnsDiffer += Long.toString(view.firstColumn()).equals(label) ? 0 : 1;
        }
        boolean chain = entry.name().processChain().isPresent();
        if (creator < 0 ? chain || (ownList && columns == 1) : chain && processChain.isEmpty()) {
            creator = index;
            processChain = entry.name().processChain();
        }
        ListKey key = new ListKey(input, view.list(), view.pcr());
        if (lists.size() < SurveyedNamespace.LISTS || lists.containsKey(key)) {
            lists.computeIfAbsent(key, any -> new long[1])[0]++;
        }
    }

    int creator() {
        return creator;
    }

    SurveyedNamespace result(NamespaceSurvey survey, List<String> creatorAlsoIn) {
        List<SurveyedNamespace.InList> inLists = new ArrayList<>();
        lists.forEach((key, count) -> inLists.add(new SurveyedNamespace.InList(
                key.input(),
                key.list(),
                key.pcr() == EntryView.NO_PCR ? OptionalInt.empty() : OptionalInt.of(key.pcr()),
                count[0])));
        return new SurveyedNamespace(
                label,
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
                                new SurveyedNamespace.Creator(survey.place(creator), processChain, creatorAlsoIn)));
    }
}
