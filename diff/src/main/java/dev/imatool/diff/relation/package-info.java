/**
 * How two lists are related: one continues the other, one is an excerpt of the other, or they come from separate boots.
 * This decides which part of them is compared.
 */
@NullMarked
package dev.imatool.diff.relation;

import org.jspecify.annotations.NullMarked;
