/** The signature algorithms the kernel knows, and the hash functions they need. */
@NullMarked
package dev.imatool.appraise.signature.algorithm;

import org.jspecify.annotations.NullMarked;
