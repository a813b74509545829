/**
 * What one list measured: its entries as columns of numbers, in the order of the list. A {@link
 * dev.imatool.diff.history.Vocabulary} numbers paths, digests and namespaces, and is shared by the lists that are compared.
 */
@NullMarked
package dev.imatool.diff.history;

import org.jspecify.annotations.NullMarked;
