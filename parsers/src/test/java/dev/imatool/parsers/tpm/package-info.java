/** Tests of reading attestations and signatures. */
@NullMarked
package dev.imatool.parsers.tpm;

import org.jspecify.annotations.NullMarked;
