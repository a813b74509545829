/**
 * Template digests: the hash of an entry's template data in each PCR bank (kernel {@code ima_calc_field_array_hash}), and
 * what comparing it with the logged one says. Replay and verification share one {@link TemplateDigests}, so that nothing
 * is hashed twice.
 */
@NullMarked
package dev.imatool.replay.templatedigest;

import org.jspecify.annotations.NullMarked;
