/**
 * The keys that signatures are checked with: where each comes from, how signatures name them, and which certificates were
 * signed by a key that is trusted.
 */
@NullMarked
package dev.imatool.appraise.signature.key;

import org.jspecify.annotations.NullMarked;
