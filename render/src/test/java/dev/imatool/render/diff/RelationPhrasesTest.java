package dev.imatool.render.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.relation.BootAggregateCounts;
import dev.imatool.diff.relation.Relation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationPhrasesTest {
    private static String sentence(Relation relation) {
        return RelationPhrases.sentence(relation);
    }

    @Test
    void aListThatGrewContinues() {
        assertThat(sentence(new Relation.Continues(6, 1)))
                .isEqualTo("AFTER continues BEFORE (the same boot): all 6 entries of BEFORE, then 1 new entry.");
    }

    @Test
    void whereAfterEndsEarlierItIsAskedWhetherTheArgumentsAreSwapped() {
        assertThat(sentence(new Relation.ShorterCopy(4, 2))).contains("swapped", "2 entries");
        assertThat(sentence(new Relation.Overlap(3, 1, 3, 0, 1))).contains("BEFORE goes on for 1 entry", "swapped");
        assertThat(sentence(new Relation.Overlap(4, 1, 3, 1, 0)))
                .isEqualTo(
                        "Excerpts of one list that overlap in 3 entries (from entry 4 of BEFORE and entry 1 of AFTER); AFTER"
                                + " has 1 new entry after them. Entries outside the overlap are not reported as missing.");
    }

    @Test
    void copiesAndBootsAreToldApartByTheirEnds() {
        assertThat(sentence(new Relation.CommonParts(2, 3, 1, 1, false, false)))
                .isEqualTo(
                        "The lists share their first 2 entries and their last 3 entries; BEFORE and AFTER each have 1 entry"
                                + " that the other lacks: copies of one list of which one was altered, or separate boots of one"
                                + " machine.");
        assertThat(sentence(new Relation.CommonParts(3, 0, 3, 1, false, false)))
                .isEqualTo(
                        "The lists share their first 3 entries; the rest, 3 entries of BEFORE and 1 entry of AFTER, differs:"
                                + " separate boots of one machine, or copies of which one was altered.");
        assertThat(sentence(new Relation.CommonParts(0, 5, 1, 1, false, false)))
                .startsWith("The lists share their last 5 entries; ");
        assertThat(sentence(new Relation.CommonParts(2, 3, 0, 1, false, false)))
                .contains("; between them, AFTER has 1 more entry: ");
        assertThat(sentence(new Relation.CommonParts(2, 2, 2, 2, true, false))).contains("in another order or number");
    }

    @Test
    void aKexecNamesTheEntriesThatMayHaveComeTooLate() {
        assertThat(sentence(new Relation.CommonParts(10, 0, 1, 5, false, true)))
                .contains("the first 10 entries of BEFORE", "Entry 11 of BEFORE was measured after");
        assertThat(sentence(new Relation.CommonParts(10, 0, 3, 5, false, true)))
                .contains("Entries 11-13 of BEFORE were");
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
