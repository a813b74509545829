package dev.imatool.replay.explain.report;

/** What the digest of a step is, where it is not simply the template digest of an entry. */
public sealed interface DigestOrigin permits DigestOrigin.Start, DigestOrigin.PaddedSha1, ForeignOrigin {
    /** The value before the first extend. */
    record Start(StartKind kind) implements DigestOrigin {}

    /** SHA-1 template digests, padded with zeros. */
    record PaddedSha1() implements DigestOrigin {}
}
