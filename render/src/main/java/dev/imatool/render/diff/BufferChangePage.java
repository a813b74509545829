package dev.imatool.render.diff;

import dev.imatool.diff.changes.Change;
import dev.imatool.diff.history.Side;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.SelinuxState;
import dev.imatool.render.page.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the buffers of a change mean. */
final class BufferChangePage {
    private BufferChangePage() {}

    /** From what to what, for buffers of which only a part changed; else nothing. */
    static void summary(Page page, Change change, DiffReport report) throws IOException {
        Optional<MeasuredBuffer> before =
                last(change.before()).flatMap(side -> report.buffersBefore().of(side.entry()));
        Optional<MeasuredBuffer> after =
                last(change.after()).flatMap(side -> report.buffersAfter().of(side.entry()));
        if (before.orElse(null) instanceof SelinuxState one && after.orElse(null) instanceof SelinuxState other) {
            page.line("    " + state(one, other));
        }
    }

    private static Optional<Side> last(List<Side> sides) {
        return sides.isEmpty() ? Optional.empty() : Optional.of(sides.get(sides.size() - 1));
    }

    private static String state(SelinuxState before, SelinuxState after) {
        String changed = after.state().all().stream()
                .filter(attribute -> !before.state().all().contains(attribute))
                .map(attribute -> change(before, attribute))
                .collect(Collectors.joining(", "));
        String gone = before.state().all().stream()
                .filter(attribute -> after.state().all().stream()
                        .noneMatch(other -> other.name().equals(attribute.name())))
                .map(attribute -> Printable.textOf(attribute.name()))
                .collect(Collectors.joining(", "));
        return "SELinux: " + changed + (gone.isEmpty() ? "" : (changed.isEmpty() ? "" : "; ") + "gone: " + gone);
    }

    private static String change(SelinuxState before, Attribute after) {
        String value = before.state().all().stream()
                .filter(other -> other.name().equals(after.name()))
                .findFirst()
                .flatMap(Attribute::value)
                .map(Printable::textOf)
                .orElse("not there");
        return Printable.textOf(after.name()) + " " + value + " -> "
                + after.value().map(Printable::textOf).orElse("");
    }
}
