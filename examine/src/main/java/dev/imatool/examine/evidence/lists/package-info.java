/**
 * What the parts of the evidence prove about one measurement list: which of its copies decides, which lists are parts of one,
 * and what a newer list proves about an older one.
 */
@NullMarked
package dev.imatool.examine.evidence.lists;

import org.jspecify.annotations.NullMarked;
