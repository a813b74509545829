package dev.imatool.diff.changes;

import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.model.Container;
import dev.imatool.model.container.EngineProgram;
import java.util.BitSet;

/**
 * The contents of the container engine that each list measured on its own host, where hosts have their engines. What a container has under
 * such a name is the engine's only if it is one of these: whoever is in the container chooses names.
 *
 * @param ofBefore numbers of digests in the vocabulary
 * @param ofAfter the same of AFTER
 */
public record EngineDigests(BitSet ofBefore, BitSet ofAfter) {
    public EngineDigests {
        ofBefore = (BitSet) ofBefore.clone();
        ofAfter = (BitSet) ofAfter.clone();
    }

    /** Those of two whole lists, hosts included. */
    public static EngineDigests of(ListHistory before, ListHistory after) {
        return new EngineDigests(onHost(before), onHost(after));
    }

    /** None, so that nothing counts as the engine's. */
    public static EngineDigests none() {
        return new EngineDigests(new BitSet(), new BitSet());
    }

    private static BitSet onHost(ListHistory list) {
        int containers = list.vocabulary().containerCount();
        if (containers == 1) {
            return new BitSet();
        }
        BitSet hosts = new BitSet();
        for (int number = 0; number < containers; number++) {
            hosts.set(
                    number,
                    list.vocabulary().container(number).map(Container::host).orElse(true));
        }
        BitSet installed = new BitSet();
        for (int path = 0; path < list.vocabulary().pathCount(); path++) {
            installed.set(path, EngineProgram.installed(list.vocabulary().pathBytes(path)));
        }
        BitSet digests = new BitSet();
        for (int i = 0; i < list.size(); i++) {
            if (installed.get(list.path(i)) && hosts.get(list.container(i)) && proven(list, i)) {
                digests.set(list.digest(i));
            }
        }
        return digests;
    }

    /** True where the entry has a content of a file, and what it says is proven. */
    static boolean proven(ListHistory list, int entry) {
        return list.content(entry) == MeasuredContent.DIGEST
                && !list.unproven(entry)
                && !list.violation(entry)
                && !list.buffer(entry)
                && !list.image(entry)
                && !list.bootAggregate(entry);
    }
}
