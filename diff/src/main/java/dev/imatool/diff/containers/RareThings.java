package dev.imatool.diff.containers;

import dev.imatool.diff.table.Grouping;
import dev.imatool.diff.table.IntList;
import java.util.function.IntConsumer;

/** Finds the namespaces of AFTER that share a thing with one of BEFORE which hardly any other has. */
final class RareThings {
    /** A thing that more namespaces of AFTER have tells nothing. */
    private static final int RARE = 4;

    private static final int MOST_HANDED = 16;

    private final ContainerSets before;
    private final Grouping byThing;
    private final IntList namespaces = new IntList();

    /** An index of what the namespaces {@code among} of AFTER have. */
    RareThings(ContainerSets before, ContainerSets after, int[] among) {
        this.before = before;
        IntList things = new IntList();
        int most = -1;
        for (int namespace : among) {
            for (int i = 0; i < after.size(namespace); i++) {
                things.add(after.thing(namespace, i));
                namespaces.add(namespace);
                most = Math.max(most, things.last());
            }
        }
        byThing = Grouping.of(things, most + 1);
    }

    /** Hands those that share something rare with {@code namespace} to {@code partner}, the rarest things first. */
    void sharing(int namespace, IntConsumer partner) {
        int handed = 0;
        for (int having = 1; having <= RARE; having++) {
            for (int i = 0; i < before.size(namespace) && handed < MOST_HANDED; i++) {
                int thing = before.thing(namespace, i);
                if (having(thing) == having) {
                    for (int at = byThing.start(thing); at < byThing.end(thing); at++) {
                        partner.accept(namespaces.get(byThing.item(at)));
                        handed++;
                    }
                }
            }
        }
    }

    private int having(int thing) {
        return thing < byThing.groups() ? byThing.end(thing) - byThing.start(thing) : 0;
    }
}
