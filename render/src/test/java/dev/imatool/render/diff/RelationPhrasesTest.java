package dev.imatool.render.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Relation;
import dev.imatool.model.Container;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationPhrasesTest {
    private static String sentence(Relation relation) {
        return RelationPhrases.sentence(relation);
    }

    /** Lists of a host, whose entries are numbered from 1. */
    private static Relation.CommonParts parts(
            long start, long end, long before, long after, boolean sameEntries, boolean kexec) {
        Relation.Place next = new Relation.Place(start + 1, Optional.empty());
        return new Relation.CommonParts(start, end, before, after, sameEntries, kexec, next, next);
    }

    @Test
    void aListThatGrewContinues() {
        assertThat(sentence(new Relation.Continues(6, 1)))
                .isEqualTo("AFTER continues BEFORE (the same boot): all 6 entries of BEFORE, then 1 new entry.");
    }

    @Test
    void whereAfterEndsEarlierItIsAskedWhetherTheArgumentsAreSwapped() {
        assertThat(sentence(new Relation.ShorterCopy(4, 2))).contains("swapped", "2 entries");
        assertThat(sentence(new Relation.Overlap(3, 1, 3, 0, 1, Optional.empty())))
                .contains("BEFORE goes on for 1 entry", "swapped");
        assertThat(sentence(new Relation.Overlap(4, 1, 3, 1, 0, Optional.empty())))
                .isEqualTo(
                        "Excerpts of one list that overlap in 3 entries (from entry 4 of BEFORE and entry 1 of AFTER); AFTER"
                                + " has 1 new entry after them. Entries outside the overlap are not reported as missing.");
    }

    @Test
    void copiesAndBootsAreToldApartByTheirEnds() {
        assertThat(sentence(parts(2, 3, 1, 1, false, false)))
                .isEqualTo(
                        "The lists share their first 2 entries and their last 3 entries; BEFORE and AFTER each have 1 entry"
                                + " that the other lacks: copies of one list of which one was altered, or separate boots of one"
                                + " machine.");
        assertThat(sentence(parts(3, 0, 3, 1, false, false)))
                .isEqualTo(
                        "The lists share their first 3 entries; the rest, 3 entries of BEFORE and 1 entry of AFTER, differs:"
                                + " separate boots of one machine, or copies of which one was altered.");
        assertThat(sentence(parts(0, 5, 1, 1, false, false))).startsWith("The lists share their last 5 entries; ");
        assertThat(sentence(parts(2, 3, 0, 1, false, false))).contains("; between them, AFTER has 1 more entry: ");
        assertThat(sentence(parts(2, 2, 2, 2, true, false))).contains("in another order or number");
    }

    @Test
    void aKexecNamesTheEntriesThatMayHaveComeTooLate() {
        assertThat(sentence(parts(10, 0, 1, 5, false, true)))
                .contains("the first 10 entries of BEFORE", "Entry 11 of BEFORE was measured after");
        assertThat(sentence(parts(10, 0, 3, 5, false, true))).contains("Entries 11-13 of BEFORE were");
    }

    @Test
    void entriesAreNamedWithTheirContainers() {
        Optional<Container> web = Optional.of(
                new Container("ab".repeat(32), Container.Source.CONTROL_GROUP, Optional.empty(), Optional.empty()));
        assertThat(sentence(new Relation.Overlap(4, 1, 3, 1, 0, web)))
                .contains("(from entry 4 of BEFORE and entry 1 of AFTER, in container " + "ab".repeat(32) + ")");
        assertThat(sentence(new Relation.CommonParts(
                        10,
                        0,
                        1,
                        5,
                        false,
                        true,
                        new Relation.Place(11, web),
                        new Relation.Place(11, Optional.empty()))))
                .contains("Entry 11 of BEFORE, in container " + "ab".repeat(32) + ", was measured after");
    }

    @Test
    void sharesAreRoundedDown() {
        assertThat(sentence(new Relation.SeparateBoots(0.999, 0.8, Optional.of(false))))
                .isEqualTo(
                        "Separate boots: 99 % of the contents and 80 % of the paths are in both lists; boot_aggregate"
                                + " differs.");
    }

    @Test
    void numbersOfBootAggregatesAreExplainedWhereTheyDiffer() {
        assertThat(RelationPhrases.sentence(new BootAggregateCounts(1, 1))).isEmpty();
        assertThat(RelationPhrases.sentence(new BootAggregateCounts(1, 2)).orElseThrow())
                .startsWith("BEFORE has 1 boot_aggregate and AFTER has 2:")
                .contains("kexec");
        assertThat(RelationPhrases.sentence(new BootAggregateCounts(0, 1)))
                .contains("BEFORE has no boot_aggregate: it is an excerpt, or the list of a namespace.");
    }
}
