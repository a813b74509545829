package dev.imatool.render.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.FieldId;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.render.buffer.BufferPhrases;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One change, with the entries that prove it. */
final class ChangePage {
    /** Entries of one side that are listed; a file that changes all the time has thousands. */
    private static final int SIDES = 5;

    private ChangePage() {}

    static Role role(ChangeKind kind) {
        return switch (kind) {
            case MODIFIED,
                    VIOLATION,
                    BOOT_AGGREGATE_CHANGED,
                    ENTRIES_LOST,
                    ENTRIES_MOVED,
                    ENTRIES_DOUBLED,
                    ENTRIES_INSERTED -> Role.BAD;
            case SIGNATURE_CHANGED,
                    METADATA_CHANGED,
                    PCR_CHANGED,
                    DIGEST_ALGORITHM_CHANGED,
                    NOT_COMPARABLE,
                    VIOLATION_NOT_SEEN,
                    RENAMED_OR_COPIED -> Role.ODD;
            case ADDED, NOT_MEASURED, ENGINE_PROGRAM -> Role.HEADING;
        };
    }

    /** What changed, in words. */
    static String words(ChangeKind kind) {
        return kind == ChangeKind.PCR_CHANGED ? "PCR changed" : Phrases.words(kind);
    }

    /** True of kinds that come by the hundred when lists are of different boots. */
    static boolean mostlyNoise(ChangeKind kind) {
        return switch (kind) {
            case MODIFIED,
                    VIOLATION,
                    BOOT_AGGREGATE_CHANGED,
                    ENTRIES_LOST,
                    ENTRIES_MOVED,
                    ENTRIES_DOUBLED,
                    ENTRIES_INSERTED,
                    SIGNATURE_CHANGED,
                    METADATA_CHANGED,
                    PCR_CHANGED -> false;
            case DIGEST_ALGORITHM_CHANGED,
                    NOT_COMPARABLE,
                    RENAMED_OR_COPIED,
                    ADDED,
                    NOT_MEASURED,
                    VIOLATION_NOT_SEEN,
                    ENGINE_PROGRAM -> true;
        };
    }

    /** Digits of the longest entry number that one line names of {@code changes}, so that all end below each other. */
    static int digits(List<Change> changes) {
        return digits(changes.stream().map(ChangePage::last));
    }

    private static int digits(Stream<Side> sides) {
        return sides.mapToInt(side -> Long.toString(side.entry()).length())
                .max()
                .orElse(1);
    }

    private static String entry(Side side, int digits) {
        String number = Long.toString(side.entry());
        return "entry " + " ".repeat(digits - number.length()) + number;
    }

    private static Side last(Change change) {
        return change.after().isEmpty()
                ? change.before().getLast()
                : change.after().getLast();
    }

    /**
     * Path and one entry: for paths that only one list has.
     *
     * @param digits of the longest entry number in the lines around
     */
    static void inOneLine(Page page, Change change, DiffReport report, int digits) throws IOException {
        Side last = last(change);
        Optional<Container> elsewhere =
                change.after().isEmpty() ? change.elsewhereBefore(last) : change.elsewhereAfter(last);
        page.line("  " + entry(last, digits) + "  " + digest(last) + "  " + name(page, change)
                + ContainerText.after(page, elsewhere)
                + KnownChangesPage.mark(page, report, change.after().isEmpty(), last));
        buffer(page, last, change.after().isEmpty() ? report.buffersBefore() : report.buffersAfter());
    }

    /** Path, then the entries of both lists. */
    static void inFull(Page page, Change change, DiffReport report) throws IOException {
        page.line("  " + name(page, change));
        if (!change.fields().isEmpty()) {
            page.line("    differs in "
                    + change.fields().stream().map(FieldId::name).collect(Collectors.joining(", ")));
        }
        BufferChangePage.summary(page, change, report);
        sides(page, "before", change, report);
        sides(page, "after", change, report);
        for (Change.Origin origin : change.origins()) {
            page.line(
                    "    known from  entry " + origin.entry() + "  " + named(page, origin.path(), origin.container()));
        }
    }

    static String name(Page page, Change change) {
        String name = named(page, change.path(), change.container());
        return change.beforeContainer()
                .map(before -> name + " (before: " + ContainerText.of(page, before) + ")")
                .orElse(name);
    }

    private static String named(Page page, ByteString path, Optional<Container> container) {
        String text = path(path);
        return container
                .map(of -> text + "  [" + ContainerText.of(page, of) + "]")
                .orElse(text);
    }

    /** The path; entries whose name cannot be read have none. */
    static String path(ByteString path) {
        return path.isEmpty() ? "(no name)" : Printable.textOf(path);
    }

    private static void buffer(Page page, Side side, BuffersByEntry buffers) throws IOException {
        Optional<MeasuredBuffer> buffer = buffers.of(side.entry());
        if (buffer.isPresent()) {
            page.line("            " + BufferPhrases.of(buffer.get()));
        }
    }

    private static List<Side> shown(Page page, List<Side> sides) {
        return sides.subList(Math.max(0, sides.size() - page.most(SIDES)), sides.size());
    }

    private static void sides(Page page, String title, Change change, DiffReport report) throws IOException {
        boolean old = title.equals("before");
        BuffersByEntry buffers = old ? report.buffersBefore() : report.buffersAfter();
        List<Side> sides = old ? change.before() : change.after();
        int omitted = sides.size() - shown(page, sides).size();
        if (omitted > 0) {
            page.line("    " + title + "  " + " ".repeat(6 - title.length()) + "… " + omitted
                    + " earlier; --all prints them");
        }
        int digits = digits(Stream.of(shown(page, change.before()), shown(page, change.after()))
                .flatMap(List::stream));
        for (Side side : shown(page, sides)) {
            page.line("    " + title + " ".repeat(6 - title.length()) + "  " + entry(side, digits) + "  " + digest(side)
                    + (change.kind() == ChangeKind.PCR_CHANGED ? pcr(side) : signature(side))
                    + ContainerText.after(page, old ? change.elsewhereBefore(side) : change.elsewhereAfter(side))
                    + KnownChangesPage.mark(page, report, old, side));
            buffer(page, side, buffers);
        }
    }

    static String digest(Side side) {
        if (side.violation()) {
            return "violation";
        }
        return side.unproven()
                ? "unproven"
                : side.fileDigest().map(ChangePage::digest).orElse("no digest");
    }

    private static String digest(MeasuredDigest digest) {
        return digest.type().map(type -> Printable.ofText(type) + ":").orElse("") + Printable.ofText(digest.algorithm())
                + ":" + digest.digest().hex();
    }

    private static String pcr(Side side) {
        return side.pcr().isPresent() ? "  PCR " + side.pcr().getAsInt() : "";
    }

    private static String signature(Side side) {
        return switch (side.signature()) {
            case NOT_CARRIED -> "";
            case ABSENT -> "  no signature";
            case PRESENT -> "  signed";
        };
    }
}
