/**
 * Which namespace of one list is which namespace of the other. Namespace numbers are new after every boot, so namespaces are
 * matched by what was measured in them.
 */
@NullMarked
package dev.imatool.diff.containers;

import org.jspecify.annotations.NullMarked;
