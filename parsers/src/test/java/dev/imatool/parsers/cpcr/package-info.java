/** Tests of {@link dev.imatool.parsers.cpcr}. */
@NullMarked
package dev.imatool.parsers.cpcr;

import org.jspecify.annotations.NullMarked;
