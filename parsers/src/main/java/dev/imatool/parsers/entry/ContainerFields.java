package dev.imatool.parsers.entry;

import dev.imatool.model.Container;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.model.container.ControlGroup;
import java.util.List;
import java.util.Optional;

/** What template fields of container systems say of the container: {@code ns} and {@code nid}, {@code cg-path}, {@code cgn} and {@code dep}. */
final class ContainerFields {
    private static final FieldId DEPENDENCIES = new FieldId("dep");
    private static final String MOUNT_NAMESPACE = "mnt-ns=";

    private ContainerFields() {}

    /** The namespace that a field of its own names. */
    static Optional<Container> namespace(List<TemplateField> fields) {
        return text(fields, FieldId.NS)
                .or(() -> text(fields, FieldId.NID))
                .map(label -> label.startsWith(MOUNT_NAMESPACE) ? label.substring(MOUNT_NAMESPACE.length()) : label)
                .map(label -> Container.ofNamespace(label, Container.Source.TEMPLATE_FIELD));
    }

    /** The control group of the process, as logged. */
    static Optional<String> controlGroup(List<TemplateField> fields) {
        return text(fields, FieldId.CG_PATH).or(() -> text(fields, FieldId.CGN));
    }

    /** The container that such a control group is; empty for the host. */
    static Optional<Container> container(String controlGroup, List<TemplateField> fields) {
        return ControlGroup.container(controlGroup, text(fields, DEPENDENCIES).orElse(""));
    }

    private static Optional<String> text(List<TemplateField> fields, FieldId id) {
        for (TemplateField field : fields) {
            if (field instanceof TemplateField.Text text
                    && text.id().equals(id)
                    && !text.text().isEmpty()) {
                return Optional.of(text.text().utf8().orElseGet(text.text()::latin1));
            }
        }
        return Optional.empty();
    }
}
