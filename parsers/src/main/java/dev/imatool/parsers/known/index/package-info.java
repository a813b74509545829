/**
 * An index of known files: all that sources say, in a file that is asked without reading it whole. What a source said is kept as it
 * came, record by record; two sorted tables lead from a digest and from a path to the records that have it. Every block has a checksum,
 * which is compared before anything in it is believed.
 */
@NullMarked
package dev.imatool.parsers.known.index;

import org.jspecify.annotations.NullMarked;
