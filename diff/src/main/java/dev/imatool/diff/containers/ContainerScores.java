package dev.imatool.diff.containers;

import dev.imatool.diff.containers.ContainerAlignment.Shares;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.MeasuredContent;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.model.container.EngineProgram;
import dev.imatool.model.table.LongTable;

/**
 * How much a container of one list has in common with one of another. What an engine runs to make any container says nothing of one,
 * unless it is all that was measured there.
 */
final class ContainerScores {
    private final ContainerSets beforeContent;
    private final ContainerSets afterContent;
    private final ContainerSets beforePaths;
    private final ContainerSets afterPaths;

    ContainerScores(ListHistory before, ListHistory after) {
        LongTable contents = new LongTable();
        boolean[] engine = enginePrograms(before.vocabulary());
        boolean[] ownBefore = haveOthers(before, engine);
        boolean[] ownAfter = haveOthers(after, engine);
        beforeContent = ContainerSets.of(before, i -> content(before, i, contents, engine, ownBefore));
        afterContent = ContainerSets.of(after, i -> content(after, i, contents, engine, ownAfter));
        beforePaths = ContainerSets.of(before, i -> path(before, i, engine, ownBefore));
        afterPaths = ContainerSets.of(after, i -> path(after, i, engine, ownAfter));
    }

    /** By the number of the path: whether its last part is the name of such a program. */
    private static boolean[] enginePrograms(Vocabulary vocabulary) {
        boolean[] engine = new boolean[vocabulary.pathCount()];
        for (int path = 0; path < engine.length; path++) {
            engine[path] = EngineProgram.is(vocabulary.pathBytes(path));
        }
        return engine;
    }

    /** By the number of the container: whether anything else was measured there. */
    private static boolean[] haveOthers(ListHistory list, boolean[] engine) {
        boolean[] others = new boolean[list.vocabulary().containerCount()];
        for (int i = 0; i < list.size(); i++) {
            others[list.container(i)] |= !engine[list.path(i)];
        }
        return others;
    }

    private static int path(ListHistory list, int entry, boolean[] engine, boolean[] others) {
        boolean counts = !list.image(entry) && !(engine[list.path(entry)] && others[list.container(entry)]);
        return counts ? list.path(entry) : -1;
    }

    private static int content(ListHistory list, int entry, LongTable contents, boolean[] engine, boolean[] others) {
        int path = path(list, entry, engine, others);
        return path >= 0 && list.content(entry) == MeasuredContent.DIGEST
                ? contents.intern(LongTable.pair(list.digest(entry), path))
                : -1;
    }

    /** What two containers have in common. */
    Shares shares(int inBefore, int inAfter) {
        return new Shares(
                dice(beforeContent, inBefore, afterContent, inAfter), dice(beforePaths, inBefore, afterPaths, inAfter));
    }

    private static double dice(ContainerSets before, int inBefore, ContainerSets after, int inAfter) {
        double together = (double) before.size(inBefore) + after.size(inAfter);
        return together == 0 ? 0 : 2 * before.shared(inBefore, after, inAfter) / together;
    }

    /** True when at least half of the contents of the container of AFTER are those of the one of BEFORE. */
    boolean holdsImage(int inBefore, int inAfter) {
        int shared = beforeContent.shared(inBefore, afterContent, inAfter);
        return shared > 0 && 2 * shared >= afterContent.size(inAfter);
    }

    /** True when anything was measured in the container that says something of it. */
    boolean known(int container, boolean inAfter) {
        return paths(inAfter).size(container) > 0;
    }

    ContainerSets content(boolean inAfter) {
        return inAfter ? afterContent : beforeContent;
    }

    ContainerSets paths(boolean inAfter) {
        return inAfter ? afterPaths : beforePaths;
    }

    /** Orders containers, the first of BEFORE or AFTER as {@code oneInAfter} says, by what they measured. */
    int compare(int one, boolean oneInAfter, int other, boolean otherInAfter) {
        int paths = paths(oneInAfter).compare(one, paths(otherInAfter), other);
        return paths != 0 ? paths : content(oneInAfter).compare(one, content(otherInAfter), other);
    }
}
