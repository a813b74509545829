package dev.imatool.render.containers;

import dev.imatool.diff.survey.ContainerSurvey.BootAggregate;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;

/** Pieces of sentences about containers that several reports use. */
public final class ContainerPhrases {
    private static final int PRINTED = 10;

    private ContainerPhrases() {}

    /** {@code entry 12}, with the name of its input where there are several. */
    public static String entry(ReportHeader head, EntryPlace place) {
        return "entry " + place.entry()
                + (head.inputs().size() > 1
                        ? " of " + Phrases.name(head.inputs().get(place.input()))
                        : "");
    }

    /** {@code 4026532481}, or {@code host}. */
    static String container(Page page, EntryPlace place) {
        return place.container()
                .map(container -> ContainerText.of(page, container))
                .orElse(ContainerSelector.HOST);
    }

    /** What a zero boot_aggregate means; nothing where there is none. */
    public static void noTpm(Page page, ReportHeader head, List<BootAggregate> bootAggregates) throws IOException {
        List<BootAggregate> zero = bootAggregates.stream()
                .filter(BootAggregate::zero)
                .limit(PRINTED)
                .toList();
        for (BootAggregate aggregate : zero) {
            String whose = aggregate
                    .place()
                    .container()
                    .map(container -> "no TPM in "
                            + (container.namespace().isPresent() ? "namespace " : "container ")
                            + ContainerText.of(page, container))
                    .orElse("no TPM");
            page.blank();
            page.line(page.paint(Role.ODD, whose) + ": the boot_aggregate (" + entry(head, aggregate.place())
                    + ") is all zero, so nothing was extended: PCR values prove nothing about "
                    + aggregate
                            .place()
                            .container()
                            .map(container -> container.namespace().isPresent() ? "this namespace" : "this container")
                            .orElse("the lists of this boot"));
        }
    }
}
