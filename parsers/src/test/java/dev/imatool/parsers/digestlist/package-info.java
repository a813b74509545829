/** Tests of {@link dev.imatool.parsers.digestlist}. */
@NullMarked
package dev.imatool.parsers.digestlist;

import org.jspecify.annotations.NullMarked;
