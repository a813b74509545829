package dev.imatool.diff.changes;

import dev.imatool.diff.containers.AlignedContainers;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.diff.table.Grouping;
import dev.imatool.model.Container;
import dev.imatool.model.container.EngineProgram;
import java.util.BitSet;

/**
 * Which subjects are programs of the container engine that run in a container which both lists have: whether an engine is measured in the
 * container, on the host, or in both is chance.
 */
final class EnginePrograms {
    private final ListHistory before;
    private final ListHistory after;
    private final EngineDigests digests;
    private final BitSet sharedOfBefore;
    private final BitSet sharedOfAfter;

    /** @param allowed false where every entry counts, whatever it is: none is the engine's then */
    EnginePrograms(
            ListHistory before, ListHistory after, AlignedContainers aligned, EngineDigests digests, boolean allowed) {
        this.before = before;
        this.after = after;
        this.digests = digests;
        boolean none = !allowed || aligned.alignment().ignored();
        this.sharedOfBefore = none ? new BitSet() : containers(before);
        this.sharedOfAfter = none ? new BitSet() : containers(after);
        if (!none && !aligned.allOne()) {
            BitSet partners = new BitSet();
            sharedOfAfter.stream().forEach(number -> partners.set(aligned.partner(number)));
            BitSet alone = new BitSet();
            sharedOfAfter.stream()
                    .filter(number -> !sharedOfBefore.get(aligned.partner(number)))
                    .forEach(alone::set);
            sharedOfAfter.andNot(alone);
            sharedOfBefore.and(partners);
        }
    }

    /** The containers of a list, without hosts. */
    private static BitSet containers(ListHistory list) {
        BitSet containers = new BitSet();
        for (int i = 0; i < list.size(); i++) {
            containers.set(list.container(i));
        }
        Vocabulary vocabulary = list.vocabulary();
        for (int number = 0; number < vocabulary.containerCount(); number++) {
            if (vocabulary.container(number).map(Container::host).orElse(true)) {
                containers.clear(number);
            }
        }
        return containers;
    }

    /** True of a subject all of whose entries in BEFORE are the engine's. */
    boolean allInBefore(Grouping inBefore, int subject) {
        return all(before, digests.ofBefore(), sharedOfBefore, inBefore, subject);
    }

    /** The same of AFTER. */
    boolean allInAfter(Grouping inAfter, int subject) {
        return all(after, digests.ofAfter(), sharedOfAfter, inAfter, subject);
    }

    private static boolean all(ListHistory list, BitSet engine, BitSet shared, Grouping entries, int subject) {
        if (engine.isEmpty() || shared.isEmpty()) {
            return false;
        }
        for (int place = entries.start(subject); place < entries.end(subject); place++) {
            int entry = entries.item(place);
            boolean ofEngine = shared.get(list.container(entry))
                    && EngineDigests.proven(list, entry)
                    && engine.get(list.digest(entry))
                    && EngineProgram.possible(list.vocabulary().pathBytes(list.path(entry)));
            if (!ofEngine) {
                return false;
            }
        }
        return true;
    }
}
