package dev.imatool.parsers.entry;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import java.util.List;
import java.util.Optional;

/** What an entry says of its file and its container, of all places where it may say so. */
public final class EntryNaming {
    private EntryNaming() {}

    /**
     * The name of an entry that stands alone: of a line that is damaged, for instance.
     *
     * @param logged the event name
     * @param firstColumn the first column, a PCR or a namespace
     * @param buffer true when the entry measures a buffer: its name is a label
     * @param fields at least those that name containers
     */
    public static QualifiedName of(ByteString logged, long firstColumn, boolean buffer, List<TemplateField> fields) {
        int pcr = firstColumn < NamespaceNames.SMALLEST ? (int) Math.min(firstColumn, Integer.MAX_VALUE) : -1;
        QualifiedName name = NamespaceNames.parse(logged, pcr, buffer, false);
        return of(name, firstColumn, buffer, fields, new ContainerStore.Reader());
    }

    /**
     * The name, and the container: its control group where the template has one, else a namespace, else the store in which the path
     * leads. A process that its control group says is the host's is the host's, whatever file it reads.
     *
     * @param name the event name, a namespace in it taken apart
     * @param buffer true when the entry measures a buffer: its name is a label
     * @param stores takes paths apart
     */
    static QualifiedName of(
            QualifiedName name,
            long firstColumn,
            boolean buffer,
            List<TemplateField> fields,
            ContainerStore.Reader stores) {
        Optional<Container> namespace = name.container()
                .or(() -> firstColumn >= NamespaceNames.SMALLEST
                        ? Optional.of(Container.ofNamespace(Long.toString(firstColumn), Container.Source.FIRST_COLUMN))
                        : ContainerFields.namespace(fields));
        Optional<String> group = ContainerFields.controlGroup(fields);
        Optional<Container> named = group.isPresent()
                ? ContainerFields.container(group.get(), fields).or(() -> namespace)
                : namespace;
        Optional<ContainerStore.Stored> stored =
                buffer || (group.isPresent() && named.isEmpty()) ? Optional.empty() : stores.of(name.path());
        return new QualifiedName(
                name.eventName(),
                named.or(() -> stored.map(ContainerStore.Stored::container)),
                stored.map(ContainerStore.Stored::path).orElse(name.path()),
                name.processChain());
    }
}
