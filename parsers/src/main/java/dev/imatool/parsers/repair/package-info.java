/**
 * What damaged entries said before they were damaged. The template digest in an entry's header is the hash of what the entry
 * said, so a guess can be proven: variants of the damaged text are encoded and hashed until one gives that digest. Nothing
 * is repaired without such a proof, and the template digest itself, being the proof, is never repaired.
 *
 * <p>{@link dev.imatool.parsers.repair.RepairSurvey} notes on a first pass what does not fit, {@link
 * dev.imatool.parsers.repair.ListRepair} searches on a second one and can write the list anew.
 */
@NullMarked
package dev.imatool.parsers.repair;

import org.jspecify.annotations.NullMarked;
