/**
 * Values of the extended attributes {@code security.ima} and {@code security.evm}: taken apart, built, and compared with a
 * file digest. Signatures are described, not verified.
 *
 * <p>{@link dev.imatool.parsers.xattr.XattrNotation} turns what people paste into bytes,
 * {@link dev.imatool.model.xattr.XattrDecoder} bytes into meaning, {@link dev.imatool.parsers.xattr.XattrDiagnosis} tells
 * what is wrong with them, and {@link dev.imatool.parsers.xattr.ShellRecipe} what a well-known wrong recipe writes.
 */
@NullMarked
package dev.imatool.parsers.xattr;

import org.jspecify.annotations.NullMarked;
