/** Which part of a list does a TPM quote cover, and who vouches for its key? */
@NullMarked
package dev.imatool.examine.quote;

import org.jspecify.annotations.NullMarked;
