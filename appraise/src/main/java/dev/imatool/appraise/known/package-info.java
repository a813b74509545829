/**
 * Which of the entries of a list are known, and as what: known bad, changed, known good, unknown. What sources say of files is filtered
 * by what the list can ask for, so that memory follows the list and not the sources.
 */
@NullMarked
package dev.imatool.appraise.known;

import org.jspecify.annotations.NullMarked;
