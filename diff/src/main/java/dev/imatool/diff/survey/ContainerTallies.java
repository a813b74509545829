package dev.imatool.diff.survey;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.TemplateField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which container each entry counts for. Namespaces are told apart by their numbers, which a kernel gives out once at a time, whatever
 * kind they are of; all others by everything that the claim says. A number with two creators was given out twice.
 */
final class ContainerTallies {
    private final Map<Claim, Uses> claims = new LinkedHashMap<>();
    private final List<ContainerTally> tallies = new ArrayList<>();

    /** What is one container: a namespace by its number alone. */
    private record Claim(String label, Optional<Container> container) {
        static Claim of(Container container) {
            return new Claim(
                    container.label(), container.namespace().isPresent() ? Optional.empty() : Optional.of(container));
        }
    }

    /** The program that made a namespace, and what called it. */
    private record Creator(Optional<String> processChain, ByteString path, Optional<ByteString> digest) {
        static Creator of(Entry entry) {
            return new Creator(
                    entry.name().processChain(),
                    entry.name().path(),
                    entry.fileDigest().map(TemplateField.FileDigest::digest));
        }
    }

    private record ListOf(int input, String list) {}

    /** The containers of one claim, one after the other. */
    private static final class Uses {
        private final List<ContainerTally> all = new ArrayList<>(1);
        private final Map<Creator, ContainerTally> byCreator = new HashMap<>(2);
        private final Map<ListOf, ContainerTally> byList = new HashMap<>(2);
    }

    /** Counts an entry that names {@code container}; the number of its tally. */
    int add(Container container, int index, int input, EntryView view, Entry entry) {
        Uses uses = claims.computeIfAbsent(Claim.of(container), any -> new Uses());
        ListOf list = new ListOf(input, view.list());
        Optional<ContainerTally> current = Optional.ofNullable(uses.byList.get(list));
        boolean chain = entry.name().processChain().isPresent();
        boolean firstOfOwn = view.pcr() == EntryView.NO_PCR && current.isEmpty();
        ContainerTally tally;
        if (chain || firstOfOwn) {
            Creator creator = Creator.of(entry);
            tally = Optional.ofNullable(uses.byCreator.get(creator))
                    .or(() -> nameless(uses, current, chain))
                    .orElseGet(() -> added(uses, container, index));
            uses.byCreator.put(creator, tally);
            uses.byList.put(list, tally);
            tally.creator(index, entry);
        } else {
            tally = current.orElseGet(
                    () -> uses.all.isEmpty() ? added(uses, container, index) : uses.all.get(uses.all.size() - 1));
        }
        tally.add(index, input, view, entry);
        return tally.number();
    }

    /** The container that was counted before its creator was known: the first, or one whose list began with another program. */
    private static Optional<ContainerTally> nameless(Uses uses, Optional<ContainerTally> current, boolean chain) {
        Optional<ContainerTally> cutOff = current.filter(tally -> chain && !tally.hasProcessChain());
        return cutOff.or(() -> uses.byCreator.isEmpty() ? uses.all.stream().findFirst() : Optional.empty());
    }

    private ContainerTally added(Uses uses, Container container, int index) {
        ContainerTally tally = new ContainerTally(container, tallies.size(), 1 + uses.all.size(), index);
        uses.all.add(tally);
        tallies.add(tally);
        return tally;
    }

    /** All of them, in the order of their first entries. */
    List<ContainerTally> all() {
        return tallies;
    }

    /** How many had the number of that one. */
    int uses(ContainerTally tally) {
        Uses uses = claims.get(Claim.of(tally.container()));
        return uses == null ? 1 : uses.all.size();
    }
}
