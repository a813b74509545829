/**
 * Public keys as values: the key itself in DER, and what came with it. A certificate's facts are what it says of itself;
 * whether anybody vouches for it is for others to judge. Signatures are checked in {@code appraise} and {@code replay}.
 */
@NullMarked
package dev.imatool.model.key;

import org.jspecify.annotations.NullMarked;
