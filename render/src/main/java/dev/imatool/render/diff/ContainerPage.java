package dev.imatool.render.diff;

import dev.imatool.diff.containers.ContainerAlignment;
import dev.imatool.diff.containers.ContainerAlignment.Pair;
import dev.imatool.diff.containers.ContainerAlignment.Replica;
import dev.imatool.diff.containers.ContainerAlignment.Shares;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which containers were compared with which, those with the least in common first. */
final class ContainerPage {
    /** Pairs that are listed without --all. */
    private static final int USUAL = 20;

    private ContainerPage() {}

    static void write(Page page, ContainerAlignment alignment) throws IOException {
        pairs(page, alignment.pairs());
        if (alignment.pairs().isEmpty()
                && !(alignment.replicas().isEmpty()
                        && alignment.onlyBefore().isEmpty()
                        && alignment.onlyAfter().isEmpty())) {
            page.blank();
        }
        Listing.write(page, alignment.replicas(), USUAL, "", replica -> replica(page, replica));
        containers(page, "only in BEFORE: container ", alignment.onlyBefore());
        containers(page, "only in AFTER: container ", alignment.onlyAfter());
        if (alignment.onlyBefore().stream().anyMatch(alignment.onlyAfter()::contains)) {
            page.line("Equal numbers after another boot say nothing: what was measured there has nothing in common.");
        }
        if (!alignment.notFound().isEmpty()) {
            page.line("--map-namespace names containers that the lists do not have: "
                    + alignment.notFound().stream().map(Printable::ofText).collect(Collectors.joining(", ")));
        }
        if (alignment.likeliestOnly()) {
            page.line(page.paint(Role.ODD, "too many containers to compare each with each")
                    + ": only the likeliest pairs were tried (--map-namespace names others)");
        }
    }

    private static void replica(Page page, Replica replica) throws IOException {
        page.line("one more like " + ContainerText.of(page, replica.sibling()) + ", and compared with it: "
                + ContainerText.of(page, replica.after()) + " (" + common(replica.shares()) + ")");
    }

    /** The containers that alone are compared. */
    static Optional<String> chosen(ContainerAlignment alignment) {
        return alignment.chosen().isEmpty()
                ? Optional.empty()
                : Optional.of("Only this is compared: "
                        + alignment.chosen().stream().map(Printable::ofText).collect(Collectors.joining(", "))
                        + ", and what it is in the other list.");
    }

    /** Those that differ one by one, the others in one line where they are many. */
    private static void pairs(Page page, List<Pair> pairs) throws IOException {
        List<Pair> listed = pairs.size() <= page.most(USUAL)
                ? pairs
                : pairs.stream()
                        .filter(pair -> pair.shares().mean() < 1)
                        .sorted(Comparator.comparingDouble(pair -> pair.shares().mean()))
                        .toList();
        if (listed.size() < pairs.size()) {
            page.line(Phrases.count(pairs.size() - listed.size(), "container", "containers")
                    + " measured the same in both lists, whatever they are called there");
        }
        Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT);
        if (!listed.isEmpty()) {
            table.titles("container in BEFORE", "in AFTER", "why");
        }
        for (Pair pair : listed.stream().limit(page.most(USUAL)).toList()) {
            boolean found =
                    pair.how() == ContainerAlignment.How.BY_CONTENT || pair.how() == ContainerAlignment.How.BY_PATHS;
            table.row(
                    Cell.plain(ContainerText.of(page, pair.before())),
                    Cell.plain(ContainerText.of(page, pair.after())),
                    Cell.of(found ? Role.ODD : Role.PLAIN, why(pair)));
        }
        page.table(table);
        if (listed.size() > page.most(USUAL)) {
            page.line(Listing.more(listed.size() - page.most(USUAL)));
        }
    }

    private static String why(Pair pair) {
        String reason = switch (pair.how()) {
            case SAME_NUMBER -> "same number";
            case SAME_ID -> "same id";
            case BY_CONTENT -> "by content";
            case BY_PATHS -> "by paths alone";
            case BY_USER -> "as you said";
        };
        return reason + ": " + common(pair.shares());
    }

    private static String common(Shares shares) {
        return percent(shares.contents()) + " of contents, " + percent(shares.paths()) + " of paths in common";
    }

    private static String percent(double share) {
        return (int) Math.floor(100 * share) + " %";
    }

    private static void containers(Page page, String title, List<Container> containers) throws IOException {
        if (!containers.isEmpty()) {
            int most = page.most(USUAL);
            String more = containers.size() > most ? "; " + Listing.more(containers.size() - most) : "";
            page.line(title
                    + containers.stream()
                            .limit(most)
                            .map(container -> ContainerText.of(page, container))
                            .collect(Collectors.joining("; "))
                    + more);
        }
    }
}
