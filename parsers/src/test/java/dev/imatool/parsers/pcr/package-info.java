/** PCR values in every shape: what tools wrote on real machines, published samples, and damaged versions of both. */
@NullMarked
package dev.imatool.parsers.pcr;

import org.jspecify.annotations.NullMarked;
