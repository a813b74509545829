/**
 * Reference values: what is known to be good, as readers of allow-lists find it and as appraisal uses it. A value is
 * the digest of a content, under a path, in a role.
 */
@NullMarked
package dev.imatool.model.reference;

import org.jspecify.annotations.NullMarked;
