/**
 * What is malformed or odd about an input, as values. Findings (a digest that does not match, say) are not here: they
 * are results of a check of readable input.
 */
@NullMarked
package dev.imatool.model.diagnostic;

import org.jspecify.annotations.NullMarked;
