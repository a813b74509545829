package dev.imatool.render.learn;

import dev.imatool.appraise.learn.LearnedPath.LearnedDigest;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;

/** What the report and the allow-list have in common. */
final class LearnedShapes {
    /** A digest as allow-lists have it. */
    static final Type<String> DIGEST = Type.pattern("^(verity:)?[a-z0-9-]+:([0-9a-f]{2})+$");

    /** A digest, and the runs that showed it. */
    static final Shape<LearnedDigest> LEARNED_DIGEST = Shape.named(
            "learned_digest",
            "A digest and where it was seen.",
            shape -> shape.field(
                            "digest",
                            "Algorithm and value: sha256:HEX; verity:sha256:HEX for an fs-verity digest.",
                            DIGEST,
                            digest -> digest.digest().text())
                    .optionalList(
                            "runs",
                            "Numbers of the runs that showed it, ascending.",
                            Type.ORDINAL,
                            digest -> digest.runs().stream().map(Long::valueOf).toList()));

    private LearnedShapes() {}
}
