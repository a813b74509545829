/**
 * Reads runtime policies of Keylime: version 1, the same in a signed envelope, and the allow-lists that it had before. More is
 * read than Keylime takes: what it would refuse is a lint, and the digests are used all the same.
 */
@NullMarked
package dev.imatool.parsers.known.keylime;

import org.jspecify.annotations.NullMarked;
