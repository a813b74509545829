/**
 * Tables that give every value a number, for work on lists of millions of entries: an array indexed by such a number
 * takes the place of an object for each entry. Their hashes cannot be foreseen, because the values come from machines
 * under suspicion.
 */
@NullMarked
package dev.imatool.model.table;

import org.jspecify.annotations.NullMarked;
