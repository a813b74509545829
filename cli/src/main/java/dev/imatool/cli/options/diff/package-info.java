/** Options about two lists: their boots and their namespaces. */
@NullMarked
package dev.imatool.cli.options.diff;

import org.jspecify.annotations.NullMarked;
