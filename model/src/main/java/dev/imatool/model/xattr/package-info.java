/**
 * Values of the extended attributes {@code security.ima} and {@code security.evm} taken apart, as template fields carry
 * them too: digests, HMACs and signatures with their headers. What a value says of itself, never whether it is true.
 */
@NullMarked
package dev.imatool.model.xattr;

import org.jspecify.annotations.NullMarked;
