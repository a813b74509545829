package dev.imatool.render.containers;

import dev.imatool.diff.survey.AcrossContainers;
import dev.imatool.diff.survey.AcrossContainers.Kind;
import dev.imatool.diff.survey.ContainerOverlap;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Listing;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What several containers measured. */
final class OverlapPage {
    private static final int USUAL = 20;
    private static final int PLACES = 6;

    private OverlapPage() {}

    static void write(Page page, ReportHeader head, ContainerOverlap overlap) throws IOException {
        for (Kind kind : Kind.values()) {
            List<AcrossContainers> rows =
                    overlap.paths().stream().filter(row -> row.kind() == kind).toList();
            if (!rows.isEmpty()) {
                section(page, head, kind, rows, overlap.counts().getOrDefault(kind, 0L));
            }
        }
    }

    private static void section(Page page, ReportHeader head, Kind kind, List<AcrossContainers> rows, long count)
            throws IOException {
        page.blank();
        page.line(page.paint(kind == Kind.DIFFERENT ? Role.ODD : Role.HEADING, title(kind)) + " (" + count + ")");
        for (AcrossContainers row : rows.subList(0, Math.min(page.most(USUAL), rows.size()))) {
            page.line("  " + Printable.textOf(row.path()));
            page.line("    "
                    + row.places().stream()
                            .limit(PLACES)
                            .map(place -> ContainerPhrases.container(page, place) + " ("
                                    + ContainerPhrases.entry(head, place) + ")")
                            .collect(Collectors.joining(", "))
                    + (row.places().size() > PLACES ? ", …" : ""));
        }
        if (count > page.most(USUAL)) {
            page.line("  " + Listing.more(count - page.most(USUAL)));
        }
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case SHARED -> "shared: the same path and digest";
            case DIFFERENT -> "the same path with other content";
            case OTHER_ALGORITHM -> "not comparable: digests of different algorithms";
            case NAMESPACED_DIGEST -> "not comparable: a file digest and one that container-ima made of 8 of its bytes";
            case NO_DIGEST -> "not comparable: no digest that can be read";
        };
    }
}
