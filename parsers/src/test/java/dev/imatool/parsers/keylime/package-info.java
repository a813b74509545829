/** Tests of reading evidence of Keylime. */
@NullMarked
package dev.imatool.parsers.keylime;

import org.jspecify.annotations.NullMarked;
