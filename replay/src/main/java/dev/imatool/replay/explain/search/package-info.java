/**
 * What every hypothesis works with: the digests of a list as a {@link dev.imatool.replay.explain.search.DigestColumn}, a
 * {@link dev.imatool.replay.explain.search.Chain} that is extended on trial, limits on the effort, and the {@link
 * dev.imatool.replay.explain.search.Solution} that comes out.
 */
@NullMarked
package dev.imatool.replay.explain.search;

import org.jspecify.annotations.NullMarked;
