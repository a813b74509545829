package dev.imatool.examine.show;

import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.ByteGlob;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.List;

/**
 * Which entries are wanted. An empty list asks for nothing.
 *
 * @param entries by their numbers
 * @param paths patterns of which one matches the path, in the container or as logged
 * @param pcrs PCR indices
 * @param namespaces labels as printed, each meaning all uses of a number, or ids of single uses
 * @param containers which containers are meant, the host among them
 * @param templates template names
 * @param violations violations only
 * @param mismatches only entries whose template digest does not match
 */
public record EntryFilter(
        List<AskedEntries> entries,
        List<ByteGlob> paths,
        List<Integer> pcrs,
        List<String> namespaces,
        AskedContainers containers,
        List<String> templates,
        boolean violations,
        boolean mismatches) {
    public EntryFilter {
        entries = List.copyOf(entries);
        paths = List.copyOf(paths);
        pcrs = List.copyOf(pcrs);
        namespaces = List.copyOf(namespaces);
        templates = List.copyOf(templates);
    }

    /** True when every entry is wanted. */
    public boolean everything() {
        return entries.isEmpty()
                && paths.isEmpty()
                && pcrs.isEmpty()
                && namespaces.isEmpty()
                && !containers.some()
                && templates.isEmpty()
                && !violations
                && !mismatches;
    }

    /** True when the entry is wanted. */
    public boolean accepts(EntryView view, TemplateDigestCheck check) {
        // first, because a container is there whatever else is asked of its entries
        if (containers.some() && !containers.wants(view.toEntry().name().container())) {
            return false;
        }
        if (!entries.isEmpty() && entries.stream().noneMatch(range -> range.contains(view.number()))) {
            return false;
        }
        if ((violations && !view.violation()) || (mismatches && check != TemplateDigestCheck.MISMATCH)) {
            return false;
        }
        if (!pcrs.isEmpty() && !pcrs.contains(view.pcr())) {
            return false;
        }
        if (!templates.isEmpty() && !templates.contains(view.template().name())) {
            return false;
        }
        return (paths.isEmpty() && namespaces.isEmpty()) || accepts(view.toEntry());
    }

    private boolean accepts(Entry entry) {
        boolean wantedNamespace = namespaces.isEmpty()
                || entry.name()
                        .container()
                        .filter(container -> container.namespace().isPresent())
                        .filter(container ->
                                namespaces.contains(container.label()) || namespaces.contains(container.id()))
                        .isPresent();
        return wantedNamespace
                && (paths.isEmpty()
                        || paths.stream()
                                .anyMatch(glob -> glob.matches(entry.name().path())
                                        || glob.matches(entry.name().eventName())));
    }
}
