/** What was collected: which hosts there are in it. */
@NullMarked
package dev.imatool.fleet.collected;

import org.jspecify.annotations.NullMarked;
