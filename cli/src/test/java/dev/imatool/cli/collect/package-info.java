/**
 * The recipes of {@code contrib}, run by small shells below a folder that looks like a host, and the layouts in which collectors
 * pack what they take.
 */
@NullMarked
package dev.imatool.cli.collect;

import org.jspecify.annotations.NullMarked;
