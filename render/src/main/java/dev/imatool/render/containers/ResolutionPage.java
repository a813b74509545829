package dev.imatool.render.containers;

import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.containers.ContainersReport;
import dev.imatool.examine.containers.Resolution;
import dev.imatool.examine.containers.Resolutions;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.replay.container.NamespacedFormula;
import java.io.IOException;
import java.util.List;

/** Which files the digests of container-ima are of, and what that is worth. */
final class ResolutionPage {
    private static final int USUAL = 50;

    private ResolutionPage() {}

    static void write(Page page, ContainersReport report) throws IOException {
        Resolutions resolutions = report.resolutions();
        if (!resolutions.isEmpty()) {
            page.blank();
            page.line(page.paint(Role.HEADING, "digests of container-ima in PCR 11") + ": " + resolutions.explained()
                    + " of " + (resolutions.explained() + resolutions.unresolved()) + " explained");
            List<Resolution> listed = resolutions.listed();
            for (Resolution resolution : listed.subList(0, Math.min(page.most(USUAL), listed.size()))) {
                write(page, report.head(), resolution);
            }
            if (listed.size() > page.most(USUAL)) {
                page.line("  … and more; --all prints the first " + Resolutions.LISTED);
            }
            page.line(
                    "  Such a digest hashes the first 8 bytes of the file digest: it binds 64 bits of the file, and the"
                            + " namespace is not bound.");
            page.line(
                    "  Two files with the same digest take some 2^32 hashes to make: a good one vouches for a bad one.");
            if (listed.stream().anyMatch(ResolutionPage::asMeant)) {
                page.line(
                        "  (alternative) hashes the whole file digest and the number of the namespace, and binds both: as"
                                + " container-ima is described, but not what its published source computes.");
            }
        }
        images(page, report);
    }

    private static void write(Page page, ReportHeader head, Resolution resolution) throws IOException {
        String name = "  " + ContainerPhrases.entry(head, resolution.entry()) + "  "
                + ContainerPhrases.container(page, resolution.entry()) + ":"
                + Printable.textOf(resolution.entry().path());
        if (resolution.sources().isEmpty()) {
            page.line(name);
            page.line(
                    "    " + page.paint(Role.ODD, "unresolved")
                            + ": no host entry and no allow-list gives this digest, nor by the alternative HASH(file digest | namespace)");
            return;
        }
        page.line(name);
        Resolution.Source source = resolution.sources().get(0);
        String others = resolution.sources().size() == 1
                ? ""
                : "; " + (resolution.sources().size() - 1) + " more known files give it too";
        page.line("    " + page.paint(Role.GOOD, "explained") + (asMeant(resolution) ? " (alternative)" : "") + " by "
                + source(head, source) + others);
        if (!source.path().equals(resolution.entry().path())) {
            page.line("    another path: " + Printable.textOf(source.path()));
        }
    }

    private static boolean asMeant(Resolution resolution) {
        return resolution.formula() == NamespacedFormula.DIGEST_AND_NAMESPACE;
    }

    private static String source(ReportHeader head, Resolution.Source source) {
        return switch (source) {
            case Resolution.HostEntry(EntryPlace place, boolean damaged) ->
                damaged
                        ? "the undamaged first 8 bytes of host " + ContainerPhrases.entry(head, place)
                                + ", whose digest is damaged after them"
                        : "host " + ContainerPhrases.entry(head, place);
            case Resolution.Allowed allowed ->
                (allowed.list() ? "entry " : "line ") + allowed.number() + " of " + Printable.ofText(allowed.file());
        };
    }

    private static void images(Page page, ContainersReport report) throws IOException {
        List<EntryPlace> images = report.images();
        if (images.isEmpty()) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "image entries") + " (" + images.size() + ")");
        for (EntryPlace image : images.subList(0, Math.min(page.most(USUAL), images.size()))) {
            String digest = image.digest()
                    .map(logged -> "  " + Printable.ofText(logged.algorithm()) + ":"
                            + logged.digest().hex())
                    .orElse("");
            page.line("  " + ContainerPhrases.entry(report.head(), image) + "  "
                    + ContainerPhrases.container(page, image) + digest);
        }
        page.line(
                "  Not recomputable: the kernel walks the directory entries that it has in memory, in their order there,"
                        + " and begins with memory it did not clear.");
        page.line("  Two runs can be compared; an equal value proves little, another one nothing.");
    }
}
