/** PCR values in lines of text, each form with a reader of its own. */
@NullMarked
package dev.imatool.parsers.pcr.text;

import org.jspecify.annotations.NullMarked;
