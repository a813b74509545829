/**
 * Allow-lists: which digests are known to be good under which path, and what that says about the entries of a list.
 *
 * <p>An entry is evidence of a content only when its template digest comes out of its template data; who computes that
 * tells it with every entry. {@link dev.imatool.appraise.allowlist.AllowListCheck} is the way in.
 */
@NullMarked
package dev.imatool.appraise.allowlist;

import org.jspecify.annotations.NullMarked;
