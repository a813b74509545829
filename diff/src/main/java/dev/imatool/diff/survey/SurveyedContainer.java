package dev.imatool.diff.survey;

import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What lists say about one container. Where it is a namespace, they do not say of which kind (mount, UTS, user).
 *
 * @param container as its first entry names it; further sources of a namespace are in {@code sources}
 * @param uses how many had its number: with two creators there are two, because a kernel gives the number of a namespace that is
 *     gone to another
 * @param sources where its entries name it; several only for a namespace
 * @param entries all its entries
 * @param violations among them
 * @param modules entries of kernel modules, by the ending of the path ({@code .ko}, compressed or not)
 * @param images image entries: the name is the namespace alone
 * @param columns entries whose first column is a namespace
 * @param columnsDiffer among them, those whose first column is another number than the one in the name
 * @param lists the lists that hold entries of it
 * @param first its first entry
 * @param last its last entry
 * @param creator the entry of the program that made the namespace, where one is told
 */
public record SurveyedContainer(
        Container container,
        int uses,
        Set<Container.Source> sources,
        long entries,
        long violations,
        long modules,
        long images,
        long columns,
        long columnsDiffer,
        List<InList> lists,
        EntryPlace first,
        EntryPlace last,
        Optional<Creator> creator) {
    /** Lists named for a container; further ones are left out. */
    public static final int LISTS = 100;

    public SurveyedContainer {
        sources = Set.copyOf(sources);
        lists = List.copyOf(lists);
    }

    /** Which of the containers that had its number it is, from 1. */
    public int use() {
        return container.use();
    }

    /** Its id, number or name, which several may have. */
    public String label() {
        return container.label();
    }

    /**
     * Its part of one list.
     *
     * @param input number of the input, from 0
     * @param list name of the list; empty for an input that is one plain list
     * @param pcr PCR index of the entries; absent where the first column is a namespace
     * @param entries how many
     */
    public record InList(int input, String list, OptionalInt pcr, long entries) {}

    /**
     * The program that made a namespace. Container-IMA puts it first into the namespace's own list, since 2017-09-16 with
     * the processes above it.
     *
     * @param entry its entry
     * @param processChain {@code pid->ppid->…}
     * @param alsoIn other containers that measured the same file; empty for entries outside containers
     */
    public record Creator(EntryPlace entry, Optional<String> processChain, List<String> alsoIn) {
        public Creator {
            alsoIn = List.copyOf(alsoIn);
        }
    }
}
