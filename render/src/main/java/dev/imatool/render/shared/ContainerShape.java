package dev.imatool.render.shared;

import dev.imatool.model.Container;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import java.util.Optional;

/** What documents say of a container. */
public final class ContainerShape {
    /** A container, as an entry claims it. */
    public static final Shape<Container> CONTAINER = Shape.named(
            "container",
            "A container as entries claim it; whoever runs there may choose most of what the claim rests on.",
            shape -> shape.field(
                            "id",
                            "What distinguishes it from others: number or UUID of a namespace as printed, id of the runtime or in a store, or"
                                    + " a name. 4026532481#2 is the second use of a number: another program made a namespace that"
                                    + " has it again.",
                            Type.TEXT,
                            Container::id)
                    .field(
                            "source",
                            "Where entries name it: first_column, event_name or template_field (namespaces),"
                                    + " audit_record (mnt_ns of an audit record), control_group, store (a path in the store of a"
                                    + " container engine).",
                            Type.choice(Container.Source.class),
                            Container::source)
                    .optional("runtime", "What runs it, as far as the claim says.", Type.TEXT, Container::runtime)
                    .optional("pod", "UID of its Kubernetes pod.", Type.TEXT, Container::pod)
                    .optional(
                            "within",
                            "Where it is: the directory of the engine, where a path in its store names the container; ids of the"
                                    + " containers in which it is nested.",
                            Type.TEXT,
                            Container::within));

    /** {@code namespace} and {@code container} of what may be in one. */
    public static final Shape<Optional<Container>> PLACE = Shape.of(
            "Where it is.",
            shape -> shape.optional(
                            "namespace",
                            "Label of the namespace that the container is, where it is one.",
                            Type.TEXT,
                            container -> container.flatMap(Container::namespace))
                    .optional("container", "The container; absent for the host.", CONTAINER, container -> container));

    private ContainerShape() {}
}
