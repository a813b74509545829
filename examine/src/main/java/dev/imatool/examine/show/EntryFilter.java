package dev.imatool.examine.show;

import dev.imatool.examine.input.ByteGlob;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.List;
import java.util.Optional;

/**
 * Which entries are wanted. An empty list asks for nothing.
 *
 * @param paths patterns of which one matches the path
 * @param pcrs PCR indices
 * @param namespaces labels as printed
 * @param templates template names
 * @param violations violations only
 * @param mismatches only entries whose template digest does not match
 */
public record EntryFilter(
        List<ByteGlob> paths,
        List<Integer> pcrs,
        List<String> namespaces,
        List<String> templates,
        boolean violations,
        boolean mismatches) {
    public EntryFilter {
        paths = List.copyOf(paths);
        pcrs = List.copyOf(pcrs);
        namespaces = List.copyOf(namespaces);
        templates = List.copyOf(templates);
    }

    /** True when every entry is wanted. */
    public boolean everything() {
        return paths.isEmpty()
                && pcrs.isEmpty()
                && namespaces.isEmpty()
                && templates.isEmpty()
                && !violations
                && !mismatches;
    }

    /** True when the entry is wanted. */
    public boolean accepts(EntryView view, TemplateDigestCheck check) {
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
        Optional<Container> namespace = entry.name().container();
        boolean wantedNamespace = namespaces.isEmpty()
                || (namespace.isPresent() && namespaces.contains(namespace.get().label()));
        return wantedNamespace
                && (paths.isEmpty()
                        || paths.stream()
                                .anyMatch(glob -> glob.matches(entry.name().path())));
    }
}
