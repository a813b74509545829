/**
 * The hash functions that file digests may name: every algorithm of the kernel's {@code crypto/hash_info.c} that somebody
 * implements. The only package that touches Bouncy Castle, and only for what the JDK lacks.
 */
@NullMarked
package dev.imatool.replay.filehash;

import org.jspecify.annotations.NullMarked;
