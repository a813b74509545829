package dev.imatool.render.diff;

import dev.imatool.diff.containers.ContainerAlignment;
import dev.imatool.diff.containers.ContainerAlignment.Pair;
import dev.imatool.diff.containers.ContainerAlignment.Replica;
import dev.imatool.diff.containers.ContainerAlignment.Shares;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.ContainerShape;
import java.util.Optional;

/** What documents say of which container is which. */
final class AlignmentShape {
    private static final Shape<Shares> SHARES = Shape.of(
            "What two containers measured in common, programs of container engines left out.",
            shape -> shape.field(
                            "contents",
                            "Share of equal contents under equal paths, from 0 to 1.",
                            Type.DECIMAL,
                            shares -> RelationShape.share(shares.contents()))
                    .field(
                            "paths",
                            "Share of equal paths, from 0 to 1.",
                            Type.DECIMAL,
                            shares -> RelationShape.share(shares.paths())));

    private static final Shape<Pair> PAIR = Shape.of(
            "One pair.",
            shape -> shape.field("before", "The container in BEFORE.", ContainerShape.CONTAINER, Pair::before)
                    .field("after", "The container in AFTER.", ContainerShape.CONTAINER, Pair::after)
                    .field(
                            "how",
                            "same_number (within one boot); same_id (an id or name that no other is given); by_content (no other pair"
                                    + " has as much in common); by_paths (no content in common, but nearly all paths); by_user"
                                    + " (--map-namespace).",
                            Type.choice(ContainerAlignment.How.class, ContainerAlignment.How::id),
                            Pair::how)
                    .field("in_common", "What the two measured in common.", SHARES, Pair::shares));

    private static final Shape<Replica> REPLICA = Shape.of(
            "One more container of an image.",
            shape -> shape.field("after", "The container in AFTER.", ContainerShape.CONTAINER, Replica::after)
                    .field(
                            "sibling",
                            "The container of BEFORE that its files are compared with.",
                            ContainerShape.CONTAINER,
                            Replica::sibling)
                    .field("in_common", "What the two measured in common.", SHARES, Replica::shares));

    /** Which container is which. */
    static final Shape<ContainerAlignment> ALIGNMENT = Shape.of(
            "Which containers were compared with which.",
            shape -> shape.field("ignored", "true with --ignore-namespaces.", Type.FLAG, ContainerAlignment::ignored)
                    .list("pairs", "Containers taken for the same.", PAIR, ContainerAlignment::pairs)
                    .list(
                            "replicas",
                            "Containers of AFTER without a partner of their own that hold the image of one that has.",
                            REPLICA,
                            ContainerAlignment::replicas)
                    .list(
                            "only_before",
                            "Containers of BEFORE without a partner.",
                            ContainerShape.CONTAINER,
                            ContainerAlignment::onlyBefore)
                    .list(
                            "only_after",
                            "Containers of AFTER without a partner.",
                            ContainerShape.CONTAINER,
                            ContainerAlignment::onlyAfter)
                    .list(
                            "not_found",
                            "What --map-namespace names and the lists do not have.",
                            Type.TEXT,
                            ContainerAlignment::notFound)
                    .optionalList(
                            "chosen",
                            "The containers of --container, as typed: they and their partners alone are compared.",
                            Type.TEXT,
                            ContainerAlignment::chosen)
                    .optional(
                            "likeliest_only",
                            "true when there are too many containers to compare each with each, so that only the likeliest pairs"
                                    + " were tried; absent otherwise.",
                            Type.FLAG,
                            alignment -> Optional.of(true).filter(only -> alignment.likeliestOnly())));

    private AlignmentShape() {}
}
