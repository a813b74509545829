package dev.imatool.examine.check;

import dev.imatool.examine.reference.ProvenEntries;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries of a list the evidence proves, in each PCR of each list of the input.
 *
 * @param by what the evidence is
 * @param verdict what became of it, as the command says that is about such evidence alone
 * @param sources the files with it, as given; empty where all values were typed
 * @param parts what is proven, and of which PCR nothing is though the evidence is about it
 * @param findings what is wrong with the evidence, or was not decided
 * @param notices what is to be said of it
 */
public record CheckCoverage(
        By by, String verdict, List<String> sources, List<Part> parts, List<Finding> findings, List<Notice> notices) {
    public CheckCoverage {
        sources = List.copyOf(sources);
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }

    /** What evidence can be. */
    public enum By {
        /** PCR values. */
        PCR_VALUES,
        /** A quote. */
        QUOTE
    }

    /**
     * What the evidence says of one PCR of one list.
     *
     * @param list name of the list; empty for an input that is one plain list
     * @param pcr index of the PCR
     * @param last number of the last entry that is proven; 0 where the PCR had its first value yet; absent where nothing is proven
     * @param container the one that this entry claims to be of; absent for the host
     * @param banks the banks of its values, by name
     */
    public record Part(String list, int pcr, OptionalLong last, Optional<Container> container, List<String> banks) {
        public Part {
            banks = List.copyOf(banks);
        }
    }

    /**
     * What is wrong with the evidence, or that it proves nothing, which answers no question.
     *
     * @param list name of the input
     * @param unproven how many entries are not proven and leave the question open by that; 0 where they are findings of their own
     */
    List<Finding> undecided(String list, long unproven) {
        boolean nothing = parts.stream()
                .noneMatch(part -> part.last().isPresent() && part.last().getAsLong() > 0);
        if (!findings.isEmpty()) {
            return findings;
        }
        if (nothing) {
            return List.of(new Finding.OfLine(FindingKind.LIST_NOT_PROVEN, list, Statement.Plain.OF_ITS_KIND));
        }
        return unproven == 0
                ? List.of()
                : List.of(new Finding.OfLine(
                        FindingKind.LIST_PARTLY_PROVEN, list, new ReferenceStatement.EntriesNotProven(unproven)));
    }

    /** Which entries that are. */
    ProvenEntries proven() {
        ProvenEntries proven = new ProvenEntries();
        parts.forEach(part -> proven.add(part.list(), part.pcr(), part.last()));
        return proven;
    }
}
